import { cutPieces, MAX_PIECE_LENGTH } from './pieces.ts';
import { createReadableTextBuilder, findAddresses, type ReadableText } from './readable-text.ts';
import type { Ruby } from './ruby.ts';

/** Readable text of a plain text document. */
export interface PlainTextLeaf {
  readonly kind: 'heading' | 'paragraph' | 'list-item';
  readonly readable: ReadableText;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
const BULLET = /^[ \t\u3000]*(?:[-*+•‣◦・●○■□◆◇]|\(?\d{1,3}[.)]|[①-⑳])[ \t\u3000]*/;
const INDENTATION = /^(?:[ \t]{2,}|\u3000)/;
const SENTENCE_END = /[.!?。！？．:：;；,、，」』)）"”]\s*$/;
const CHAPTER =
  /^\s*(?:\d+(?:\.\d+)*\.?\s+\S|第[0-9０-９一二三四五六七八九十百]+[章節部話編]|[IVX]+\.\s|(?:Chapter|Section|Part)\s+\d)/i;
const UNDERLINE = /^\s*(?:={3,}|-{3,}|~{3,})\s*$/;
const LETTERS = /\p{L}/u;

/** A heading is rarely longer, in UTF-16 units. */
const MAX_HEADING_LENGTH = 80;
/** Lines longer than this were not wrapped by hand or by an editor, so that each is a paragraph. */
const MAX_WRAP_WIDTH = 130;
/** A line shorter than this share of the widest ends its paragraph: the next word would have had room. */
const SHORT_LINE_SHARE = 0.6;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(LINE_BREAK)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The start of a line, enough to judge it by. */
function head(text: string, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + 2 * MAX_WRAP_WIDTH));
}

function lengthOf(line: Line): number {
  return line.end - line.start;
}

/** Tells whether a line of a paragraph goes on in the next line. */
function continues(text: string, line: Line, next: Line, width: number): boolean {
  if (width > MAX_WRAP_WIDTH) return false;
  const nextHead = head(text, next);
  if (BULLET.test(nextHead) || INDENTATION.test(nextHead)) return false;
  return lengthOf(line) >= width * SHORT_LINE_SHARE;
}

/** Groups lines into paragraphs: at blank lines, bullets, indentation and short lines. */
function paragraphsOf(text: string, lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  const width = lines.reduce((widest, line) => Math.max(widest, lengthOf(line)), 0);
  let current: Line[] = [];
  let previous: Line | null = null;
  const flush = (): void => {
    if (current.length > 0) paragraphs.push(current);
    current = [];
  };
  for (const line of lines) {
    const isBlank = text.slice(line.start, line.end).trim() === '';
    if (isBlank || (previous !== null && !continues(text, previous, line, width))) flush();
    if (!isBlank) current.push(line);
    previous = isBlank ? null : line;
  }
  flush();
  return paragraphs;
}

function isHeading(text: string, paragraph: readonly Line[]): boolean {
  const line = paragraph[0];
  if (line === undefined || paragraph.length > 1 || lengthOf(line) > MAX_HEADING_LENGTH) return false;
  const content = text.slice(line.start, line.end);
  return (
    LETTERS.test(content) && !SENTENCE_END.test(content) && (CHAPTER.test(content) || !BULLET.test(content))
  );
}

/**
 * Reads plain text: paragraphs between blank lines, lists by their bullets, headings by their shape (one
 * short line that does not end like a sentence).
 *
 * @param rubies the readings in the text, which are not read as a part of it
 * @returns the readable leaves in the order of the text
 */
export function readPlainText(text: string, rubies: readonly Ruby[]): PlainTextLeaf[] {
  const unread = [...findAddresses(text), ...rubies.flatMap(({ marks }) => marks)];
  const builder = createReadableTextBuilder(maskUnread(text, unread));
  const leaves: PlainTextLeaf[] = [];
  for (const paragraph of paragraphsOf(text, linesOf(text))) {
    const first = paragraph[0];
    const last = paragraph.at(-1);
    if (first === undefined || last === undefined || UNDERLINE.test(head(text, first))) continue;
    const bullet = BULLET.exec(head(text, first));
    const heading = isHeading(text, paragraph);
    const kind = heading ? 'heading' : bullet === null ? 'paragraph' : 'list-item';
    const start = kind === 'list-item' ? first.start + (bullet?.[0].length ?? 0) : first.start;
    for (const [from, to] of cutPieces(text, start, last.end, MAX_PIECE_LENGTH)) {
      builder.append(from, to);
      const readable = builder.take();
      if (readable.text !== '') leaves.push({ kind, readable });
    }
  }
  return leaves;
}

/** Replaces slices by word joiners, which are never read. */
function maskUnread(text: string, slices: (readonly [start: number, end: number])[]): string {
  let masked = '';
  let at = 0;
  for (const [start, end] of slices.sort(([left], [right]) => left - right)) {
    if (start < at) continue;
    masked += text.slice(at, start) + '\u2060'.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}
