import { termKeyOfText } from '../../text/term-key.ts';
import { toHiragana } from '../../text/kana.ts';
import type { AnalysedBlock, Block, BlockReading, Language, Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';
import { type Cue, cueOf, type CueName } from './cues.ts';
import type { MarkName } from './marked-spans.ts';

/** How many passages are kept for a candidate. */
const MAX_MENTIONS = 3;

/** A sentence by its place in the document: without its tokens, which are not kept. */
export interface SentencePlace {
  readonly block: Block;
  /** Offsets in the block's text. */
  readonly start: number;
  readonly end: number;
}

/** A sentence that mentions a candidate, and how much it tells about it. */
export interface CollectedMention {
  readonly place: SentencePlace;
  readonly score: number;
}

/** A written form of a candidate. */
export interface CollectedForm {
  readonly surface: string;
  /** Its shape where it was first seen. */
  readonly shape: string;
  count: number;
}

/** What the cues of one kind that were seen beside or inside a candidate say together. */
export interface CollectedCue {
  /** The sum of their strengths. */
  points: number;
  /** The strength of the strongest, and the first sentence that it stands in. */
  strength: number;
  place: SentencePlace;
}

/** A candidate while its document is read. */
export interface CollectedCandidate {
  readonly key: string;
  readonly language: Language;
  readonly forms: CollectedForm[];
  /** Offset of its first occurrence in the document. */
  readonly start: number;
  /** Its tokens; empty where they are the words of its first form. */
  readonly parts: readonly string[];
  readonly unknown: number;
  readonly reading: string | null;
  maximal: number;
  /** Null until there is one: most candidates have none. */
  marks: Map<MarkName, number> | null;
  cues: Map<CueName, CollectedCue> | null;
  /** Best first. */
  readonly mentions: CollectedMention[];
  /** What the score of a further mention has to be above: that of the last one kept, once there is no room for more. */
  scoreToBeat: number;
}

/** A sentence whose candidates are collected. */
export interface CollectedSentence {
  readonly block: AnalysedBlock;
  readonly tokens: readonly Token[];
  /** The first token of the next sentence of the block. */
  readonly next: Token | undefined;
  readonly place: SentencePlace;
}

const NO_PARTS: readonly string[] = [];
const SINGLE_IDEOGRAPH = /^\p{Script=Han}$/u;

/** The reading that the text gives for tokens from the first one on, and how many they are; null where it gives none. */
function givenReading(
  tokens: readonly Token[],
  first: number,
  readings: readonly BlockReading[],
): { readonly reading: string; readonly tokens: number } | null {
  const given = readings.find(({ start }) => start === tokens[first]?.start);
  const last = given === undefined ? -1 : tokens.findIndex(({ end }) => end === given.end);
  return given === undefined || last < first
    ? null
    : { reading: toHiragana(given.reading), tokens: last - first + 1 };
}

/**
 * How a candidate is read: as the text says beside it, else its tokens' readings, or null where one is unknown. A single ideograph inside a
 * compound has too many readings for the dictionary's to be trusted, unless it is an affix.
 */
function readingOf(tokens: readonly Token[], readings: readonly BlockReading[]): string | null {
  let reading = '';
  for (let index = 0; index < tokens.length; index++) {
    const given = readings.length === 0 ? null : givenReading(tokens, index, readings);
    if (given !== null) {
      reading += given.reading;
      index += given.tokens - 1;
      continue;
    }
    const token = tokens[index];
    if (token === undefined) break;
    if (token.partOfSpeech === 'punctuation' || token.partOfSpeech === 'symbol') continue;
    const isGuess =
      tokens.length > 1 && token.partOfSpeech === 'noun' && SINGLE_IDEOGRAPH.test(token.surface);
    if (token.reading === null || isGuess) return null;
    reading += token.reading;
  }
  return reading === '' ? null : reading;
}

function increase<Name>(counts: Map<Name, number> | null, name: Name): Map<Name, number> {
  return (counts ?? new Map<Name, number>()).set(name, (counts?.get(name) ?? 0) + 1);
}

function addCue(candidate: CollectedCandidate, { name, strength }: Cue, place: SentencePlace): void {
  candidate.cues ??= new Map();
  const known = candidate.cues.get(name);
  if (known === undefined) {
    candidate.cues.set(name, { points: strength, strength, place });
    return;
  }
  known.points += strength;
  if (strength > known.strength) {
    known.strength = strength;
    known.place = place;
  }
}

/** Keeps the best mentions, at most one of a sentence; of equals the earlier one. */
function keepMention(candidate: CollectedCandidate, place: SentencePlace, score: number): void {
  if (score <= candidate.scoreToBeat) return;
  const { mentions } = candidate;
  const { length } = mentions;
  let rank = length;
  for (let index = length - 1; index >= 0; index--) {
    const known = mentions[index];
    if (known === undefined) break;
    if (known.place === place) return;
    if (known.score < score) rank = index;
  }
  const mention = { place, score };
  if (rank === length) mentions.push(mention);
  else mentions.splice(rank, 0, mention);
  if (mentions.length > MAX_MENTIONS) mentions.pop();
  if (mentions.length === MAX_MENTIONS) candidate.scoreToBeat = mentions.at(-1)?.score ?? 0;
}

/** Its tokens, unless they are the words of the surface between spaces. */
function partsOf(tokens: readonly Token[], span: CandidateSpan, surface: string): readonly string[] {
  let spaces = 0;
  for (let at = surface.indexOf(' '); at >= 0; at = surface.indexOf(' ', at + 1)) spaces++;
  if (spaces + 1 === span.last - span.first) return NO_PARTS;
  return tokens.slice(span.first, span.last).map((token) => token.surface);
}

function countUnknown(tokens: readonly Token[], span: CandidateSpan): number {
  let unknown = 0;
  for (let index = span.first; index < span.last; index++) {
    const token = tokens[index];
    if (token !== undefined && !token.known && token.partOfSpeech !== 'punctuation') unknown++;
  }
  return unknown;
}

function beginCandidate(
  key: string,
  surface: string,
  { block, tokens }: CollectedSentence,
  span: CandidateSpan,
): CollectedCandidate {
  return {
    key,
    language: block.language,
    forms: [],
    start: block.origin[tokens[span.first]?.start ?? 0] ?? 0,
    parts: partsOf(tokens, span, surface),
    unknown: countUnknown(tokens, span),
    reading:
      block.language === 'ja' ? readingOf(tokens.slice(span.first, span.last), block.readings ?? []) : null,
    maximal: 0,
    marks: null,
    cues: null,
    mentions: [],
    scoreToBeat: 0,
  };
}

/** Gathers the occurrences of candidates in one document. */
export interface CandidateCollector {
  /**
   * Takes in one occurrence.
   *
   * @param marks the ways in which the author set it apart
   * @param score how much the sentence tells about it, 0 to 1
   */
  add(sentence: CollectedSentence, span: CandidateSpan, marks: readonly MarkName[], score: number): void;
  /** The candidates in the order of their first occurrence. */
  candidates(): readonly CollectedCandidate[];
}

/** Makes a collector for one document. Keys are worked out once for each written form. */
export function createCandidateCollector(): CandidateCollector {
  /** Null for a form without a key. */
  const bySurface = new Map<string, { candidate: CollectedCandidate; form: CollectedForm } | null>();
  const byKey = new Map<string, CollectedCandidate>();

  const beginForm = (surface: string, sentence: CollectedSentence, span: CandidateSpan) => {
    const key = termKeyOfText(surface, sentence.block.language);
    if (key === '') return null;
    const candidate = byKey.get(key) ?? beginCandidate(key, surface, sentence, span);
    byKey.set(key, candidate);
    const form = { surface, shape: span.shape, count: 0 };
    candidate.forms.push(form);
    return { candidate, form };
  };

  return {
    add(sentence, span, marks, score) {
      const { block, tokens } = sentence;
      const first = tokens[span.first];
      const last = tokens[span.last - 1];
      if (first === undefined || last === undefined) return;
      const surface = first === last ? first.surface : block.text.slice(first.start, last.end);
      let found = bySurface.get(surface);
      if (found === undefined) {
        found = beginForm(surface, sentence, span);
        bySurface.set(surface, found);
      }
      if (found === null) return;
      const { candidate, form } = found;
      form.count++;
      for (const mark of marks) candidate.marks = increase(candidate.marks, mark);
      if (span.maximal) candidate.maximal++;
      const cue = cueOf(block.language, tokens, span, sentence.next);
      if (cue !== null) addCue(candidate, cue, sentence.place);
      keepMention(candidate, sentence.place, score);
    },
    candidates: () => [...byKey.values()],
  };
}
