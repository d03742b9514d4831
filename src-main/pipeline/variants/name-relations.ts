import type { AnalysedBlock, Sentence, Token } from '../../text/model.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import { type CandidateSpan, MAX_TOKENS } from '../extract/candidate-span.ts';
import { isAcronym, isLongFormOf, longFormBefore } from './acronyms.ts';
import { isGlossedBy, isShortOfJapanese, mayBeVariants } from './short-forms.ts';

/** Two keys that a text sets in relation. */
export type KeyPair = [key: string, other: string];

/** What the sentences of one document tell about which of its names are the same. */
export interface NameRelations {
  /** A short form and the form that it stands for, each time that a text writes it out. */
  readonly shortForms: readonly KeyPair[];
  /** Names that look like forms of one term, but are named beside one another: 「ひな形と雛形」. */
  readonly sideBySide: readonly KeyPair[];
}

const OPENING = new Set(['(', '（']);
const CLOSING = new Set([')', '）']);
const COORDINATORS = new Set(['and', 'or', 'versus', 'vs', 'と', 'や', 'または', '又は', '及び', 'および']);
/** What all of them begin with: a test on a number spares nearly all look-ups. */
const RELATING_BEGINNINGS: ReadonlySet<number> = new Set(
  [...OPENING, ...COORDINATORS].map((word) => word.charCodeAt(0)),
);
/** The bit in which small and capital ASCII letters differ. */
const CASE_OF_ASCII = 0x20;
/** So many tokens a bracket may hold that gives another name. */
const MAX_IN_BRACKET = 12;

/** 「以下「X」という」「以下、X」「略称：X」, after the opening bracket. */
const STATED =
  /^(?:(?:以下|以降|以後)[、，]?\s*(?:単に)?[「『"“]?(.{1,30}?)[」』"”]?\s*(?:と(?:いう|いい|言|呼|す|記|略|表記|称).*)|(?:略称|略語|略して)[：:はを、]?\s*[「『]?(.{1,30}?)[」』]?)[。．]?$/u;
/** What may stand before a name that nothing qualifies: 「管理に要する経費（以下「管理費」という）」 is not about any 経費. */
const UNQUALIFIED = new Set(['は', 'が', 'を', 'に', 'で', 'と', 'も', 'や', 'へ']);

/** Gathers what the sentences of one document tell about their names. */
export interface NameRelationFinder {
  /** @param spans all candidates of the sentence */
  add(block: AnalysedBlock, sentence: Sentence, spans: readonly CandidateSpan[]): void;
  relations(): NameRelations;
}

function textOf(block: AnalysedBlock, tokens: readonly Token[], first: number, last: number): string {
  const start = tokens[first]?.start ?? 0;
  return block.text.slice(start, tokens[last - 1]?.end ?? start);
}

/** Tells whether the letters at a place of two words are the same, capitals or not. */
function hasSameLetter(left: string, right: string, at: number): boolean {
  return (left.charCodeAt(at) | CASE_OF_ASCII) === (right.charCodeAt(at) | CASE_OF_ASCII);
}

/**
 * Tells whether one of the words before a coordinator begins like the word after it, as the forms of one English term
 * do; of an acronym the first letter has to be the same. Most coordinated names do not, and a few tests on numbers
 * spare comparing them.
 */
function beginsAlike(tokens: readonly Token[], at: number, next: number): boolean {
  const right = tokens[next]?.surface ?? '';
  for (let index = Math.max(0, at - MAX_TOKENS); index < at; index++) {
    const left = tokens[index]?.surface ?? '';
    if (!hasSameLetter(left, right, 0)) continue;
    const isCapital = (word: string): boolean => (word.charCodeAt(1) & CASE_OF_ASCII) === 0;
    if (isCapital(left) || isCapital(right)) return true;
    if (hasSameLetter(left, right, 1) && hasSameLetter(left, right, 2)) return true;
  }
  return false;
}

/** The longest candidate that ends before a token; null where none does. */
function longestBefore(spans: readonly CandidateSpan[], end: number): CandidateSpan | null {
  let longest: CandidateSpan | null = null;
  for (const span of spans) {
    if (span.last === end && (longest === null || span.first < longest.first)) longest = span;
  }
  return longest;
}

function isUnqualified(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  if (before === undefined || before.partOfSpeech === 'punctuation') return true;
  return before.partOfSpeech === 'particle' && UNQUALIFIED.has(before.surface);
}

/** The names of a Japanese sentence that a bracket after a name gives: short and long, or null. */
function readJapaneseBracket(
  block: AnalysedBlock,
  tokens: readonly Token[],
  spans: readonly CandidateSpan[],
  open: number,
): readonly [short: string, long: string] | null {
  const limit = Math.min(tokens.length, open + MAX_IN_BRACKET);
  let close = open + 1;
  while (close < limit && !CLOSING.has(tokens[close]?.surface ?? '')) {
    if (OPENING.has(tokens[close]?.surface ?? '')) return null;
    close++;
  }
  const span = longestBefore(spans, open);
  if (close >= limit || close === open + 1 || span === null) return null;
  const before = textOf(block, tokens, span.first, span.last);
  const inside = textOf(block, tokens, open + 1, close);
  const stated = STATED.exec(inside);
  if (stated !== null) {
    const short = stated[1] ?? stated[2] ?? '';
    return short !== '' && isUnqualified(tokens, span.first) ? [short, before] : null;
  }
  if (isShortOfJapanese(inside, tokens.slice(span.first, span.last))) return [inside, before];
  return isGlossedBy(before, tokens.slice(open + 1, close)) ? [before, inside] : null;
}

/** So far back the long form of an acronym is looked for, in characters. */
const MOST_BEFORE = 90;
const BRACKET = /[(（]([^()（）]{2,90})[)）]/g;
const WORD_AT_END = /(?:^|[\s"“'‘(])([^\s"“'‘(]{2,10})$/u;

/** "service level objective (SLO)" and "SLO (service level objective)": the short and the long form. */
function readBrackets(sentence: string): (readonly [short: string, long: string])[] {
  const found: (readonly [string, string])[] = [];
  for (const match of sentence.matchAll(BRACKET)) {
    const [, inside = ''] = match;
    const before = sentence.slice(Math.max(0, match.index - MOST_BEFORE), match.index).trimEnd();
    if (isAcronym(inside)) {
      const long = longFormBefore(before, inside);
      if (long !== null) found.push([inside, long]);
      continue;
    }
    const short = WORD_AT_END.exec(before)?.[1] ?? '';
    if (isAcronym(short) && isLongFormOf(inside, short)) found.push([short, inside]);
  }
  return found;
}

/** "a hybrid logical clock, or HLC for short": the long form, or null. */
function longFormBeforeOr(
  block: AnalysedBlock,
  sentence: Sentence,
  at: number,
): readonly [short: string, long: string] | null {
  const comma = sentence.tokens[at - 1];
  const short = sentence.tokens[at + 1]?.surface ?? '';
  if (comma?.surface !== ',' || !isAcronym(short)) return null;
  const start = Math.max(sentence.start, comma.start - MOST_BEFORE);
  const long = longFormBefore(block.text.slice(start, comma.start), short);
  return long === null ? null : [short, long];
}

/** Makes a finder for one document. A sentence without a bracket or a word that joins names costs next to nothing. */
export function createNameRelationFinder(): NameRelationFinder {
  const shortForms: KeyPair[] = [];
  const sideBySide = new Map<string, KeyPair>();

  const addShort = (block: AnalysedBlock, short: string, long: string): void => {
    const shortKey = termKeyOfText(short, block.language);
    const longKey = termKeyOfText(long, block.language);
    if (shortKey !== '' && longKey !== '' && shortKey !== longKey) shortForms.push([shortKey, longKey]);
  };

  const addCoordinated = (
    block: AnalysedBlock,
    tokens: readonly Token[],
    spans: readonly CandidateSpan[],
    at: number,
  ): void => {
    // "role-based access control, or RBAC" names one thing twice.
    if (tokens[at]?.surface === 'or' && tokens[at - 1]?.surface === ',') return;
    const next = tokens[at + 1]?.partOfSpeech === 'determiner' ? at + 2 : at + 1;
    if (block.language === 'en' && !beginsAlike(tokens, at, next)) return;
    const after = spans.filter(({ first }) => first === next);
    if (after.length === 0) return;
    for (const left of spans) {
      if (left.last !== at) continue;
      for (const right of after) {
        if (!mayBeVariants(tokens, left, right)) continue;
        const keys = [left, right].map(({ first, last }) =>
          termKeyOfText(textOf(block, tokens, first, last), block.language),
        );
        const [key = '', other = ''] = keys.sort();
        if (key !== other) sideBySide.set(`${key}\u0000${other}`, [key, other]);
      }
    }
  };

  let cell: AnalysedBlock | null = null;
  /** Of two neighbouring cells of a table one may write out the other: `| WIC | walk-in cooler |`. */
  const addCell = (block: AnalysedBlock): void => {
    if (block === cell) return;
    const left = cell;
    cell = block.kind === 'table-cell' && block.text.length <= MOST_BEFORE ? block : null;
    if (left === null || cell === null) return;
    const texts = [left.text.trim(), cell.text.trim()] as const;
    for (const [short, long] of [texts, [texts[1], texts[0]] as const]) {
      if (isAcronym(short) && isLongFormOf(long, short)) addShort(block, short, long);
    }
  };

  return {
    add(block, sentence, spans) {
      const { tokens } = sentence;
      addCell(block);
      let hasBracket = false;
      for (let index = 1; index < tokens.length - 1; index++) {
        const surface = tokens[index]?.surface ?? '';
        if (!RELATING_BEGINNINGS.has(surface.charCodeAt(0))) continue;
        if (OPENING.has(surface)) {
          hasBracket = true;
          if (block.language !== 'ja') continue;
          const names = readJapaneseBracket(block, tokens, spans, index);
          if (names !== null) addShort(block, ...names);
        } else if (COORDINATORS.has(surface)) {
          addCoordinated(block, tokens, spans, index);
          const names = surface === 'or' ? longFormBeforeOr(block, sentence, index) : null;
          if (names !== null) addShort(block, ...names);
        }
      }
      if (!hasBracket) return;
      const text = block.text.slice(sentence.start, sentence.end);
      for (const names of readBrackets(text)) addShort(block, ...names);
    },
    relations: () => ({ shortForms, sideBySide: [...sideBySide.values()] }),
  };
}
