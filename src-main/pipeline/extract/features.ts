import { singularOf } from '../../text/english-plural.ts';
import { strongestCue } from './category.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import {
  EVERYDAY_ADJECTIVES_EN,
  EVERYDAY_NOUNS_EN,
  GENERAL_ADJECTIVES_EN,
  GENERAL_NOUNS_EN,
} from './general-words-en.ts';
import { GENERAL_NOUNS_JA } from './general-words-ja.ts';
import type { MergedCandidate } from './merge-candidates.ts';
import type { MarkName } from './marked-spans.ts';

/** How much a candidate looks like a term in one respect; larger is better, 0 says nothing. */
export type Feature = (candidate: MergedCandidate, corpus: CorpusStatistics) => number;

/** Shapes of English phrases by how many of them are terms, from 0 to 1. */
const ENGLISH_SHAPES: readonly (readonly [shape: RegExp, value: number])[] = [
  [/^NN$/, 1],
  [/^[NP]{2}$/, 0.75],
  [/^AN$/, 0.85],
  [/^AP$/, 0.6],
  [/^V[NP]$/, 0.7],
  [/^NNN$/, 0.75],
  [/^[NP]{3}$/, 0.6],
  [/^A[NP]{2}$/, 0.75],
  [/^(?:[AV]{2}[NP]|[NP][AV][NP])$/, 0.5],
  [/^P$/, 0.35],
  [/^N$/, 0.55],
  [/^A$/, 0.1],
  [/^[ANPV]{4}$/, 0.4],
  [/^[ANPV]{5,}$/, 0.1],
  [/^P+SN+$/, 0.6],
  [/^P+IP+$/, 0.5],
  [/^[NP]I[NP]$/, 0.4],
  [/I/, 0.25],
];

/** Shapes of Japanese compounds by how many of them are terms, from 0 to 1. */
const JAPANESE_SHAPES: readonly (readonly [shape: RegExp, value: number])[] = [
  [/^[NP]$/, 0.45],
  [/^A$/, 0],
  [/^[NPX]?[NP]F$/, 0.7],
  [/^[NPA]{2}$/, 0.85],
  [/^X[NPA]+F?$/, 0.7],
  [/^[NPAXFJ]{3}$/, 0.85],
  [/^[NPAXFJD]{4}$/, 0.7],
  [/I/, 0.2],
  [/^[NPAXFJD]{5,}$/, 0.5],
];

/** Part-of-speech shape of the phrase. By far the most telling feature for English. */
export const shape: Feature = ({ shape: letters, language }) => {
  const table = language === 'ja' ? JAPANESE_SHAPES : ENGLISH_SHAPES;
  return table.find(([pattern]) => pattern.test(letters))?.[1] ?? 0.2;
};

/**
 * C-value (Frantzi, Ananiadou and Mima 2000), on a logarithmic scale: frequency, less what the phrase owes to
 * the longer phrases around it, times the logarithm of its length.
 */
export const cValue: Feature = ({ key, frequency, parts }, corpus) => {
  const { containers, nested } = corpus.containmentOf(key);
  const owed = containers === 0 ? 0 : Math.min(nested, frequency) / containers;
  const length = Math.log2(1 + Math.max(1, parts.length));
  return Math.log2(1 + Math.max(0, frequency - owed) * length);
};

/** A phrase that stands by itself less often than this is a part of longer ones. */
const WHOLE_SHARE = 0.2;

/** 1 where the phrase never stands by itself, only inside longer ones, 0 where it often does. */
export const fragment: Feature = ({ maximal, frequency, marks }) =>
  marks.size > 0 ? 0 : 1 - Math.min(1, maximal / (WHOLE_SHARE * frequency));

/** How often its words stand together rather than apart, 0 to 1: its frequency over that of its rarest word. */
export const unithood: Feature = ({ parts, frequency, language }, corpus) => {
  if (parts.length < 2 || frequency < 2) return 0;
  const rarest = Math.min(...parts.map((part) => Math.max(corpus.frequencyOf(part, language), frequency)));
  return Math.sqrt(frequency / rarest);
};

/**
 * 0 for what a single document uses, else 1 and more with the share of the documents that use it, up to 2. What two
 * writers use, each for himself, is no phrase put together for one sentence.
 */
export const dispersion: Feature = ({ documents }, corpus) =>
  documents < 2 ? 0 : 1 + Math.log2(documents) / Math.log2(corpus.documents);

/**
 * How easily its nouns join with others, on a logarithmic scale: FLR (Nakagawa and Mori 2002) without the
 * frequency, the geometric mean over its words of (left neighbours + 1)(right neighbours + 1).
 */
export const productivity: Feature = ({ parts, key, forms, language }, corpus) => {
  if (language !== 'ja') return 0;
  const words = parts.length > 0 ? parts : [forms[0]?.[0] ?? key];
  let sum = 0;
  for (const word of words) {
    const { left, right } = corpus.neighboursOf(word);
    sum += Math.log2(left + 1) + Math.log2(right + 1);
  }
  return sum / (2 * words.length);
};

const MARK_VALUES: Readonly<Record<MarkName, number>> = {
  title: 1,
  link: 0.9,
  heading: 0.5,
  quotation: 0.35,
  emphasis: 0.5,
  code: 0.2,
};

/** How strongly authors set it apart, 0 to 1 and a little more where they did so often. */
export const marked: Feature = ({ marks }) => {
  let best = 0;
  let total = 0;
  for (const [name, count] of marks) {
    best = Math.max(best, MARK_VALUES[name]);
    total += count;
  }
  return best === 0 ? 0 : best + 0.1 * Math.log2(total);
};

/** The score of the surest definition found for it. */
export const defined: Feature = ({ definition }) => definition;

const ACRONYM = /^(?:[A-Z]{2,}[A-Z0-9]*s?|[a-z]{1,2}[A-Z]{2,}|[A-Z0-9]+\/[A-Z0-9]+)$/;

/** 1 for an acronym. */
export const acronym: Feature = ({ forms, parts }) =>
  parts.length <= 1 && ACRONYM.test(forms[0]?.[0] ?? '') ? 1 : 0;

/** 1 for an English phrase that is always written with capitals: a name. */
export const capitals: Feature = ({ forms, language, parts }) => {
  if (language !== 'en' || parts.length > 4) return 0;
  return forms.every(([form]) => /^\p{Lu}/u.test(form)) ? 1 : 0;
};

/** Words of one or two letters: pu pd, OJ L. */
const ONLY_SYMBOLS = /^[\p{L}\d]{1,2}\.?(?:[ -][\p{L}\d]{1,2}\.?)+$/u;

/** 1 for a single letter or digit, which is a symbol in a formula or an initial, and for a row of symbols. */
export const singleCharacter: Feature = ({ key, language }) =>
  key.length === 1 || (language === 'en' && ONLY_SYMBOLS.test(key)) ? 1 : 0;

/** 1 for a name whose kind is told by what stands beside or inside it. */
export const named: Feature = (candidate) => (strongestCue(candidate) === null ? 0 : 1);

/** Share of its words that the dictionary does not know: rare words are seldom general. */
export const unfamiliar: Feature = ({ unknown, parts }) => unknown / Math.max(1, parts.length);

/** 1 for a phrase with a hyphenated word. */
export const hyphenated: Feature = ({ forms }) => (/\p{L}-\p{L}/u.test(forms[0]?.[0] ?? '') ? 1 : 0);

const lemmaOf = (word: string): string => singularOf(word.toLowerCase());

/** How much a word of everyday life tells against a term, beside one of general language. */
const EVERYDAY = 0.5;

/** 1 for a general noun by itself, less for one of everyday life. */
export const generalWord: Feature = ({ key, language, parts, shape: letters }) => {
  if (parts.length > 1) return 0;
  if (language === 'ja') return GENERAL_NOUNS_JA.has(key) ? 1 : 0;
  if (GENERAL_NOUNS_EN.has(key) || GENERAL_ADJECTIVES_EN.has(key) || letters === 'A') return 1;
  return EVERYDAY_NOUNS_EN.has(key) ? EVERYDAY : 0;
};

/** slowest, bigger, easier */
const COMPARED = /(?:[a-z]{3,}est|([bdgmnpt])\1er|[a-z]{2,}ier)$/;
/** Words that only end as if they compared. */
const NOT_COMPARED = new Set(['modest', 'honest', 'earnest']);

/** 1 for a phrase that begins with an adjective that judges, counts, compares or points, less for one of everyday life. */
export const generalQualifier: Feature = ({ parts, language, shape: letters }) => {
  const first = parts[0];
  if (first === undefined || language !== 'en') return 0;
  if (GENERAL_ADJECTIVES_EN.has(first.toLowerCase())) return 1;
  // With a capital it is part of a name: the Green Paper.
  if (EVERYDAY_ADJECTIVES_EN.has(first)) return EVERYDAY;
  return letters.startsWith('A') && COMPARED.test(first) && !NOT_COMPARED.has(first) ? 1 : 0;
};

/** Share of the words of a phrase that are general: 1 where all are. */
export const generalPhrase: Feature = ({ parts, language }) => {
  if (parts.length < 2) return 0;
  const general = parts.filter((part) =>
    language === 'ja'
      ? GENERAL_NOUNS_JA.has(part)
      : GENERAL_NOUNS_EN.has(lemmaOf(part)) || GENERAL_ADJECTIVES_EN.has(part.toLowerCase()),
  );
  return general.length / parts.length;
};

/**
 * Endings of adjectives that tell of a relation to a thing ("coronary", "thermal") rather than of a quality
 * ("useful", "heavy"): they name a kind (Levi 1978, The Syntax and Semantics of Complex Nominals, on nonpredicating
 * adjectives).
 */
const RELATIONAL_ENDING = /(?:[^s]ic|al|ar|ary|ine|oid|genic|ous|ive)$/;

/** 1 for an English phrase that begins with an adjective of relation. */
export const relational: Feature = ({ parts, shape: letters, language }) => {
  const first = parts[0];
  if (first === undefined || language !== 'en' || !/^A+[NP]/.test(letters)) return 0;
  return RELATIONAL_ENDING.test(first) && !GENERAL_ADJECTIVES_EN.has(first) ? 1 : 0;
};

/**
 * 1 for an English phrase of nouns with a plural before its last word. Nouns before a noun are singular; the plural is
 * most often a verb that the tagger took for a noun, as in "gateway exports readings".
 */
export const pluralInside: Feature = ({ parts, shape: letters, language }) => {
  if (language !== 'en' || !/^[NP]{2,}$/.test(letters)) return 0;
  const isPlural = (word: string): boolean => singularOf(word) !== word;
  return parts.slice(0, -1).some((word) => isPlural(word.toLowerCase())) ? 1 : 0;
};

const PAIR_OF_NOUNS = /^[NP]{2}$/;

/**
 * 1 for a phrase that occurs once in all documents, and more for two English nouns: where the tagger takes a verb for a noun,
 * such a pair arises by chance.
 */
export const oneOff: Feature = ({ frequency, shape: letters, language }) => {
  if (frequency > 1) return 0;
  return language === 'en' && PAIR_OF_NOUNS.test(letters) ? 1.6 : 1;
};
