import type { AnalysedBlock, Mark, Sentence, Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';
import { NEVER_EN } from './general-words-en.ts';

/** How an author can set a phrase apart. */
export const MARK_NAMES = ['title', 'heading', 'link', 'emphasis', 'code', 'quotation'] as const;
export type MarkName = (typeof MARK_NAMES)[number];

/** A phrase that the author set apart as a whole. */
export interface MarkedSpan extends CandidateSpan {
  readonly mark: MarkName;
}

const NAME_OF_KIND: Readonly<Record<Mark['kind'], MarkName>> = {
  emphasis: 'emphasis',
  strong: 'emphasis',
  link: 'link',
  code: 'code',
  quotation: 'quotation',
};

/** Longer marks hold sentences rather than names, in tokens. */
const MAX_ENGLISH_TOKENS = 6;
const MAX_JAPANESE_TOKENS = 8;
const MAX_CODE_TOKENS = 3;
/** More marks in one block than any writer sets; keeps the work for a block linear. */
const MAX_MARKS = 400;

/** Words of these classes make a clause, not a name. */
const IN_CLAUSES = new Set(['pronoun', 'auxiliary', 'determiner', 'adverb']);
/** "loosely coupled architecture", "software as a service" */
const IN_NAMES_TOO = /^(?:a|an|the)$|ly$/;
const NAMING = new Set(['noun', 'proper-noun', 'adjective', 'other']);
const LETTER = /\p{L}/u;
const GERUND = /[A-Za-z]{3,}ing$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const JAPANESE_PARTICLES_IN_NAMES = new Set(['の', 'と', 'な']);
/** And, between two things that a heading is about. */
const PARALLEL = '並立助詞';
const OPENING_BRACKET = /^[(（[［]$/;
const SECTION_NUMBER = /^[\d.#]+$/;
/** 第3章, 一, behind which the heading proper begins after a gap. */
const SECTION_PREFIX_JA = /^(?:第[\d０-９一二三四五六七八九十]+[章節条項編部款]|[一二三四五六七八九十]+)$/;
/** So many tokens make such a number at most. */
const MAX_SECTION_TOKENS = 4;

function letterOf(token: Token): string {
  switch (token.partOfSpeech) {
    case 'noun':
      return 'N';
    case 'proper-noun':
      return 'P';
    case 'adjective':
      return 'A';
    case 'verb':
      return 'V';
    case 'preposition':
    case 'particle':
      return 'I';
    case 'suffix':
      return 'F';
    case 'prefix':
      return 'X';
    case 'number':
      return 'D';
    default:
      return 'O';
  }
}

function isPartOfName(token: Token, language: AnalysedBlock['language']): boolean {
  if (IN_CLAUSES.has(token.partOfSpeech) && !IN_NAMES_TOO.test(token.lemma)) return false;
  if (!LETTER_OR_DIGIT.test(token.surface)) return /^[-/&'’+.#・]$/.test(token.surface);
  if (language !== 'ja') return true;
  if (token.partOfSpeech === 'particle') return JAPANESE_PARTICLES_IN_NAMES.has(token.surface);
  return token.partOfSpeech !== 'verb';
}

/** Where a heading begins behind its number: after the gap that follows 第3章. */
function behindSectionNumber(tokens: readonly Token[], first: number, last: number): number {
  let prefix = '';
  for (let index = first; index < Math.min(last - 1, first + MAX_SECTION_TOKENS); index++) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token === undefined || next === undefined) break;
    prefix += token.surface;
    if (next.start > token.end) return SECTION_PREFIX_JA.test(prefix) ? index + 1 : first;
  }
  return first;
}

/** Makes a candidate of the tokens between two indices where they could be a name. */
function nameSpan(
  tokens: readonly Token[],
  first: number,
  last: number,
  mark: MarkName,
  language: AnalysedBlock['language'],
): MarkedSpan | null {
  let from = language === 'ja' ? behindSectionNumber(tokens, first, last) : first;
  let to = last;
  while (
    from < to &&
    (tokens[from]?.partOfSpeech === 'determiner' || SECTION_NUMBER.test(tokens[from]?.surface ?? ''))
  )
    from++;
  while (to > from && /^[.,:;。、：]$/.test(tokens[to - 1]?.surface ?? '')) to--;
  const inside = tokens.slice(from, to);
  const limit =
    mark === 'code' ? MAX_CODE_TOKENS : language === 'ja' ? MAX_JAPANESE_TOKENS : MAX_ENGLISH_TOKENS;
  if (inside.length === 0 || inside.length > limit) return null;
  const names = (token: Token): boolean =>
    LETTER.test(token.surface) && (NAMING.has(token.partOfSpeech) || GERUND.test(token.surface));
  if (!inside.some(names) && (mark !== 'link' || inside.length < 2)) return null;
  if (inside.length === 1 && NEVER_EN.has(inside[0]?.lemma ?? '')) return null;
  if (!inside.every((token) => isPartOfName(token, language))) return null;
  const isHeading = mark === 'title' || mark === 'heading';
  if (isHeading && inside.some(({ detail }) => detail === PARALLEL)) return null;
  return { first: from, last: to, shape: inside.map(letterOf).join(''), maximal: true, mark };
}

/** Index of the first token that starts at an offset or behind it. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds the phrases of a sentence that the author set apart as a whole: emphasis, links, code, quotations, and
 * a title or heading up to a bracket.
 *
 * @returns nothing for marks that begin or end inside a word, or hold a clause rather than a name
 */
export function markedSpans(block: AnalysedBlock, sentence: Sentence): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  const { tokens } = sentence;
  const add = (first: number, last: number, mark: MarkName): void => {
    const span = nameSpan(tokens, first, last, mark, block.language);
    if (span !== null) spans.push(span);
  };
  if (block.kind === 'title' || block.kind === 'heading') {
    const bracket = tokens.findIndex((token) => OPENING_BRACKET.test(token.surface));
    if (block.sentences.length === 1) add(0, bracket > 0 ? bracket : tokens.length, block.kind);
  }
  for (const mark of block.marks.slice(0, MAX_MARKS)) {
    if (mark.start < sentence.start || mark.end > sentence.end) continue;
    const first = tokenAt(tokens, mark.start);
    const last = tokenAt(tokens, mark.end);
    const isAligned = tokens[first]?.start === mark.start && tokens[last - 1]?.end === mark.end;
    if (isAligned) add(first, last, NAME_OF_KIND[mark.kind]);
  }
  return spans;
}
