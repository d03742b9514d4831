import type { AnalysedBlock, Sentence, Token } from '../../text/model.ts';

/** A slice of a block's text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a block where a pattern recognised a definition. */
export interface DefinitionHit {
  /** Name of the pattern. */
  readonly pattern: string;
  /** How sure the pattern is, 0 to 1. */
  readonly score: number;
  /** The defined term in the block's text. */
  readonly term: Span;
  /** The passage of the block's text that defines it. */
  readonly passage: Span;
}

/** A sentence as the patterns look at it. */
export interface SentenceView {
  readonly block: AnalysedBlock;
  /** Index of the sentence in its block. */
  readonly index: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Surfaces in lower case, one for each token. */
  readonly words: readonly string[];
}

/**
 * Longer sentences are enumerations, tables turned into text or hostile input: nobody reads them as a
 * definition. The bound also keeps the work for a sentence constant.
 */
export const MAX_SENTENCE_LENGTH = 800;

/** Tells whether a sentence is longer than a definition can be. */
export function isTooLong({ start, end }: Span): boolean {
  return end - start > MAX_SENTENCE_LENGTH;
}

/** Spares most words the making of a new string. */
const IS_LOWER = /^[a-z]+$/;

/** Makes the view of a sentence, or null for one that is too long or has no tokens. */
export function viewSentence(block: AnalysedBlock, index: number): SentenceView | null {
  const sentence = block.sentences[index];
  if (sentence === undefined || sentence.tokens.length === 0) return null;
  if (isTooLong(sentence)) return null;
  return {
    block,
    index,
    sentence,
    tokens: sentence.tokens,
    words: sentence.tokens.map(({ surface }) => (IS_LOWER.test(surface) ? surface : surface.toLowerCase())),
  };
}

/** The text of a span in the view's block. */
export function textOf(view: SentenceView, span: Span): string {
  return view.block.text.slice(span.start, span.end);
}

/** The span from the token `from` to the token before `to`, or null where there is none. */
export function spanOfTokens(view: SentenceView, from: number, to: number): Span | null {
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  return { start: first.start, end: last.end };
}

/** Tells whether the author set a span apart: a mark that covers it and at most quotes or a bracket after it. */
export function isMarked(block: AnalysedBlock, span: Span): boolean {
  return block.marks.some(
    (mark) =>
      mark.start <= span.start &&
      mark.end >= span.end &&
      span.start - mark.start <= MARK_SLACK &&
      (mark.end - span.end <= MARK_SLACK || BRACKET.test(block.text.slice(span.end, mark.end))),
  );
}

/** A quote, or a colon that was set in bold together with the term. */
const MARK_SLACK = 2;
const BRACKET = /^\s*[(（]/u;

const OPENING = new Set(['(', '（', '[', '［', '{', '〔']);
const CLOSING = new Set([')', '）', ']', '］', '}', '〕']);

/** Tells whether a token opens a bracket. */
export function isOpening(word: string | undefined): boolean {
  return word !== undefined && OPENING.has(word);
}

/** Tells whether a token closes a bracket. */
export function isClosing(word: string | undefined): boolean {
  return word !== undefined && CLOSING.has(word);
}

/**
 * Index of the bracket that closes the one at `open`, or -1 where it stays open.
 *
 * @param limit the first index that is not looked at
 */
export function closingIndex(words: readonly string[], open: number, limit: number): number {
  let depth = 0;
  for (let index = open; index < limit; index++) {
    if (isOpening(words[index])) depth++;
    else if (isClosing(words[index]) && --depth === 0) return index;
  }
  return -1;
}

/** Index of the bracket that opens the one closed at `close`, or -1. */
export function openingIndex(words: readonly string[], close: number): number {
  let depth = 0;
  for (let index = close; index >= 0; index--) {
    if (isClosing(words[index])) depth++;
    else if (isOpening(words[index]) && --depth === 0) return index;
  }
  return -1;
}
