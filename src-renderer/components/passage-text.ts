/* How quotes of documents are shown: as plain text, on one line, cut where they are long. */

const JAPANESE = String.raw`[\u3000-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]`;
const STARTS_JAPANESE = new RegExp(`^${JAPANESE}`, 'u');
const ENDS_JAPANESE = new RegExp(`${JAPANESE}$`, 'u');

/** What stands at the start of a line only to shape it: headings, quotations and lists. */
const LINE_START = /^(?:\s*(?:#{1,6}|>|[-*+])[ \t]+)+/;
/** Code, and characters that are escaped so as to be no mark. */
const LITERAL = /(`+)(.+?)\1|\\([!-/:-@[-`{-~])/gs;
const LINK = /!?\[([^[\]]*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+"[^"]*")?\)|\[[^[\]]*\])/g;
/** Double marks of emphasis that touch a word, and single ones that have a word on one side only. */
const STRONG = /(?<=\S)(?:\*{2,3}|~~)|(?:\*{2,3}|~~)(?=\S)/g;
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;
const UNDERSCORES = /(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu;
/** Stands for a literal by its number, in characters for private use. */
const KEPT = /\uE000(\d*)\uE001/g;

/** Tells by its name whether a document is written in Markdown. */
function isMarkdown(document: string): boolean {
  return /\.(?:md|markdown)$/i.test(document);
}

/** Joins lines: with a space, or with nothing between two Japanese characters. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .reduce((joined, line) => {
      const isJapanese = ENDS_JAPANESE.test(joined) && STARTS_JAPANESE.test(line);
      return joined === '' || isJapanese ? joined + line : `${joined} ${line}`;
    }, '');
}

/** Takes away the marks of Markdown; what they mark stays. Code is kept as it is. */
function withoutMarkup(text: string): string {
  const kept: string[] = [];
  return text
    .replace(KEPT, '')
    .replace(LITERAL, (_match, _fence, code?: string, escaped?: string) => {
      kept.push(code?.trim() ?? escaped ?? '');
      return `\uE000${kept.length - 1}\uE001`;
    })
    .replace(LINK, '$1')
    .replace(STRONG, '')
    .replace(EMPHASIS, '')
    .replace(UNDERSCORES, '')
    .replace(KEPT, (_match, number: string) => kept[Number(number)] ?? '');
}

/**
 * The words of a quote as one reads them: lines joined, without the marks of Markdown where the document is
 * written in it.
 *
 * @param quote the exact slice of the document
 * @param document name of the document; its ending tells how it is written
 */
export function passageText(quote: string, document: string): string {
  const lines = quote.split(/\r\n|[\n\r\u2028\u2029]/);
  if (!isMarkdown(document)) return joinLines(lines);
  return withoutMarkup(joinLines(lines.map((line) => line.replace(LINE_START, ''))));
}

const SENTENCE_END = /[。．！？]|[.!?](?=\s)/gu;
/** A cut may leave out so much of what would fit, to end with a whole sentence. */
const SENTENCE_SHARE = 0.6;
const WORD_SHARE = 0.8;
const ELLIPSIS = '…';

/** The longest beginning of a text that does not cut a character in two. */
function beginning(text: string, length: number): string {
  const isPairCut = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, isPairCut ? length - 1 : length);
}

/**
 * Cuts a long text after a sentence, else after a word, and says so with an ellipsis.
 *
 * @param length the longest result without the ellipsis, in UTF-16 code units
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const fitting = beginning(text, length);
  const sentenceEnd = [...fitting.matchAll(SENTENCE_END)].at(-1);
  if (sentenceEnd !== undefined && sentenceEnd.index + 1 >= length * SENTENCE_SHARE) {
    return `${fitting.slice(0, sentenceEnd.index + 1)} ${ELLIPSIS}`;
  }
  const space = fitting.lastIndexOf(' ');
  return `${(space >= length * WORD_SHARE ? fitting.slice(0, space) : fitting).trimEnd()}${ELLIPSIS}`;
}

/** A text with a stretch of it that is to be seen at once; without one, all of it stands before. */
export interface MarkedText {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Where a cut at the beginning is moved on to the next word: no further than this many characters. */
const WORD_SEARCH = 20;

/**
 * Cuts a long text so that the first of some words stays in it, and tells where it stands. Case does not matter.
 *
 * @param words what is looked for, such as the written forms of a term
 * @param length about the longest result without the ellipses, in UTF-16 code units
 */
export function shortenAround(text: string, words: readonly string[], length: number): MarkedText {
  const patterns = words
    .filter((word) => word !== '')
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const match = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'iu').exec(text);
  if (match === null) return { before: shorten(text, length), marked: '', after: '' };
  const [marked] = match;
  const end = match.index + marked.length;
  const start = end <= length * SENTENCE_SHARE ? 0 : cutBefore(text, match.index, Math.floor(length / 2));
  return {
    before: `${start > 0 ? ELLIPSIS : ''}${text.slice(start, match.index)}`,
    marked,
    after: shorten(text.slice(end), Math.max(0, length - (end - start))),
  };
}

/** A place about so far before an offset where a text can be cut: before a word, and never within a character. */
function cutBefore(text: string, offset: number, distance: number): number {
  const place = offset - distance;
  if (place <= 0) return 0;
  const space = text.slice(place, Math.min(place + WORD_SEARCH, offset)).indexOf(' ');
  if (space >= 0) return place + space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place + 1 : place;
}
