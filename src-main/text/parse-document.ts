import type { DocumentToExtract } from '../domain/extraction.ts';
import { languagesOf } from './block-languages.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown.ts';
import type { Block, BlockKind, Mark } from './model.ts';
import { readPlainText } from './plain-text.ts';
import type { ReadableText } from './readable-text.ts';
import { findRuby, readingsOf, type Ruby } from './ruby.ts';

interface Leaf {
  readonly kind: BlockKind;
  /** 0 for a title, 1 to 6 for a heading; no meaning for other blocks. */
  readonly level: number;
  readonly readable: ReadableText;
}

const QUOTATION = /「([^「」]{1,60})」|『([^『』]{1,60})』/g;

const NO_MARKS: Mark[] = [];

function quotationsIn(text: string): Mark[] {
  if (!text.includes('「') && !text.includes('『')) return NO_MARKS;
  return [...text.matchAll(QUOTATION)].map((match) => ({
    kind: 'quotation',
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
}

/** The title of the front matter; where YAML escapes or folds it, characters share the offsets of its value. */
function titleLeaf(frontMatter: FrontMatter | null): Leaf[] {
  const title = frontMatter?.title ?? null;
  if (title === null || title.text.trim() === '') return [];
  const origin = Uint32Array.from({ length: title.text.length }, (_, index) =>
    Math.min(title.start + index, title.end - 1),
  );
  return [{ kind: 'title', level: 0, readable: { text: title.text, origin, marks: [] } }];
}

function readMarkdownLeaves(text: string, rubies: readonly Ruby[]): Leaf[] {
  const frontMatter = readFrontMatter(text);
  const bodyStart = frontMatter?.end ?? 0;
  const body = bodyStart === 0 ? text : ' '.repeat(bodyStart) + text.slice(bodyStart);
  const title = titleLeaf(frontMatter);
  const leaves = readMarkdown(body, rubies).map((leaf, index): Leaf => {
    const isTitle = title.length === 0 && index === 0 && leaf.headingLevel === 1;
    return {
      kind: isTitle ? 'title' : leaf.kind,
      level: isTitle ? 0 : leaf.headingLevel,
      readable: leaf.readable,
    };
  });
  return [...title, ...leaves];
}

function readLeaves({ format, text }: DocumentToExtract, rubies: readonly Ruby[]): Leaf[] {
  if (format === 'markdown') return readMarkdownLeaves(text, rubies);
  return readPlainText(text, rubies).map((leaf) => ({ ...leaf, level: 1 }));
}

/** Gives every leaf the titles and headings above it. */
function addSections(leaves: readonly Leaf[], rubies: readonly Ruby[]): Block[] {
  const languages = languagesOf(leaves.map(({ readable }) => readable.text));
  let open: { level: number; text: string }[] = [];
  return leaves.map(({ kind, level, readable }, index) => {
    const isHeading = kind === 'title' || kind === 'heading';
    if (isHeading) open = open.filter((heading) => heading.level < level);
    const readings = rubies.length === 0 ? [] : readingsOf(rubies, readable.origin);
    const section = open.map((heading) => heading.text);
    if (isHeading) open.push({ level, text: readable.text });
    return {
      kind,
      text: readable.text,
      origin: readable.origin,
      section,
      marks: [...readable.marks, ...quotationsIn(readable.text)],
      ...(readings.length === 0 ? {} : { readings }),
      language: languages[index] ?? 'other',
    };
  });
}

/**
 * Reads a document into blocks of readable text. Cost is linear in the length of the document; no block is
 * longer than `MAX_PIECE_LENGTH` characters, longer paragraphs become several blocks.
 *
 * @returns the blocks in the order of the text; code, comments, addresses, link and image targets and
 *   front matter other than the title are no text, and ruby gives readings
 */
export function parseDocument(document: DocumentToExtract): Block[] {
  const rubies = findRuby(document.text);
  return addSections(readLeaves(document, rubies), rubies);
}
