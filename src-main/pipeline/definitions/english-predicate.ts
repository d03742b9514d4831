import {
  ARTICLES,
  COPULAS,
  DEFINING_VERBS,
  DEFINITE_GENUS,
  DIFFERENTIA,
  EVALUATIVE,
  GENUS_WITH_COMPLEMENT,
  INCIDENTAL_GENUS,
  PAST_COPULAS,
  SUBORDINATORS,
} from './english-words.ts';
import type { SentenceView } from './sentence-view.ts';

/** What the predicate of a clause says about its subject, and how sure it is that this defines it. */
export interface PredicateVerdict {
  readonly pattern: string;
  readonly score: number;
  /** Whether the place alone tells the subject apart: "a building in the north". */
  readonly placed?: true;
}

/** A genus: the noun phrase that names the kind of thing. Token indices, `end` exclusive. */
interface Genus {
  readonly head: number;
  readonly end: number;
  readonly evaluative: boolean;
}

/** How many tokens a genus can have: "a fully managed open-source distributed data store". */
const MAX_GENUS = 14;
/** A definition about something past: true of a person or an event, of little else. */
const PAST_FACTOR = 0.45;

function isNominal(view: SentenceView, index: number): boolean {
  const part = view.tokens[index]?.partOfSpeech;
  return part === 'noun' || part === 'proper-noun';
}

/**
 * Reads a noun phrase without articles from `from`; null where it has no noun.
 *
 * @param afterArticle whether an article stands before it, so that it must have a noun whatever the tagger says
 */
function readGenus(view: SentenceView, from: number, afterArticle: boolean): Genus | null {
  let head = -1;
  let index = from;
  const limit = Math.min(view.tokens.length, from + MAX_GENUS);
  for (; index < limit; index++) {
    const token = view.tokens[index];
    const word = view.words[index] ?? '';
    if (token === undefined) break;
    if (isNominal(view, index)) {
      head = index;
    } else if (DIFFERENTIA.has(word)) {
      break;
    } else if (token.partOfSpeech === 'verb') {
      // A participle before a noun belongs to the genus, one after its head begins what tells it apart.
      if (head >= 0 && !isCoordinated(view, index)) break;
      if (head >= 0) head = index;
    } else if (!GENUS_INNER.has(token.partOfSpeech) && !INNER_SURFACES.has(word)) {
      break;
    }
  }
  if (head < 0 && isMistagged(view, index - 1, from, afterArticle)) head = index - 1;
  if (head < 0) return null;
  return { head, end: head + 1, evaluative: EVALUATIVE.has(view.words[from] ?? '') };
}

/** "The reduction or stopping of medicines", "a device or hold that": a noun that the tagger takes for a verb. */
function isCoordinated(view: SentenceView, index: number): boolean {
  const before = view.words[index - 1];
  if (before !== 'or' && before !== 'and') return false;
  return /^[a-z]{3,}ing$/.test(view.words[index] ?? '') || RELATIVES.has(view.words[index + 1] ?? '');
}

/** "A joint of two plates", "lines which join": nouns that the tagger takes for adjectives and verbs. */
function isMistagged(view: SentenceView, index: number, from: number, afterArticle: boolean): boolean {
  const part = view.tokens[index]?.partOfSpeech;
  if (index < from || (part !== 'adjective' && part !== 'verb')) return false;
  const word = view.words[index] ?? '';
  const next = view.words[index + 1] ?? '';
  if (!DIFFERENTIA.has(next)) return false;
  if (afterArticle) return true;
  // After "is" no verb stands in its base form: "is stock that stays".
  const relative = (next === 'that' || next === 'which') && !/(?:ed|ing|en)$/.test(word);
  return part === 'verb' && (relative || /[^s]s$/.test(word));
}

const GENUS_INNER = new Set(['adjective', 'adverb', 'number']);
const INNER_SURFACES = new Set(['-', '‐', '‑', '/', 'and', 'or', ',', '"', '“', '”', "'", '’', "'s"]);

/** Tells whether something after the genus tells the defined thing apart from others of its kind. */
function hasDifferentia(view: SentenceView, genus: Genus): boolean {
  const word = view.words[genus.end] ?? '';
  if (DIFFERENTIA.has(word) || /^[a-z]{3,}(?:ing|ed)$/.test(word)) return true;
  if (word === ',' || word === ':' || word === '(' || word === '—') {
    return view.tokens.length - genus.end > 4;
  }
  return view.tokens[genus.end]?.partOfSpeech === 'verb';
}

function isIncidental(view: SentenceView, genus: Genus, differentia: boolean): boolean {
  const word = view.words[genus.head] ?? '';
  if (!INCIDENTAL_GENUS.has(word)) return false;
  return !(differentia && GENUS_WITH_COMPLEMENT.has(word) && !genus.evaluative);
}

function judgeIndefinite(view: SentenceView, from: number): PredicateVerdict | null {
  const genus = readGenus(view, from, true);
  if (genus === null) return null;
  const differentia = hasDifferentia(view, genus);
  if (isIncidental(view, genus, differentia)) return null;
  // "A smell is an alarm" says less than a definition has to.
  const base = differentia ? 0.8 : 0.45;
  const penalty = genus.evaluative ? (differentia ? 0.1 : 0.3) : 0;
  const verdict = { pattern: 'is-a', score: base - penalty };
  return isPlace(view, genus.end) ? { ...verdict, placed: true } : verdict;
}

const PLACE_PREPOSITIONS = new Set([
  'in',
  'at',
  'on',
  'near',
  'behind',
  'beside',
  'above',
  'below',
  'outside',
  'inside',
  'next',
]);

/** "In the north", "behind the mill", "at gate 2"; not "in which". */
function isPlace(view: SentenceView, from: number): boolean {
  if (!PLACE_PREPOSITIONS.has(view.words[from] ?? '')) return false;
  return ARTICLES.has(view.words[from + 1] ?? '') || view.tokens[from + 2]?.partOfSpeech === 'number';
}

function judgeDefinite(view: SentenceView, from: number): PredicateVerdict | null {
  const genus = readGenus(view, from, true);
  if (genus === null) return null;
  const differentia = hasDifferentia(view, genus);
  if (isIncidental(view, genus, differentia)) return null;
  const superlative = view.words.slice(from, genus.head).some((word) => SUPERLATIVE.test(word));
  const relative = RELATIVES.has(view.words[genus.end] ?? '');
  if (!differentia || (genus.evaluative && !relative)) return null;
  // "The driver is the person who waits": one person more often than a role.
  const isPerson = PERSONS.has(view.words[genus.head] ?? '');
  const score = scoreOfDefinite(view, genus, superlative) + (relative && !isPerson ? 0.05 : 0);
  return isPlace(view, genus.end) ? { pattern: 'is-the', score, placed: true } : { pattern: 'is-the', score };
}

function scoreOfDefinite(view: SentenceView, genus: Genus, superlative: boolean): number {
  const head = view.words[genus.head] ?? '';
  // "The method used in all rooms" tells where it is used.
  const isUse = view.words[genus.end] === 'used' && PLACE_PREPOSITIONS.has(view.words[genus.end + 1] ?? '');
  if (isUse) return 0.4;
  if (DEFINITE_GENUS.has(head) || NOMINALISATION.test(head)) return 0.8;
  return superlative && !genus.evaluative ? 0.38 : 0.5;
}

const PERSONS = new Set(['person', 'man', 'woman', 'boy', 'girl', 'people', 'men', 'women']);
/** Nouns made of verbs: "the formation of". */
const NOMINALISATION = /.(?:tion|sion|ment|ance|ence|ing|ity)$/;
const SUPERLATIVE = /^(?:most|best|worst|first|last|only|main|.{3,}est)$/;

/** "Containers are packages that": no article, so a noun has to come before anything else. */
function judgeBare(view: SentenceView, from: number, plural: boolean): PredicateVerdict | null {
  const first = view.tokens[from];
  if (first === undefined) return null;
  const isVerb = first.partOfSpeech === 'verb';
  if (isVerb && !isParticipleBeforeNoun(view, from) && !isMistagged(view, from, from, false)) return null;
  if (first.partOfSpeech === 'preposition' || first.partOfSpeech === 'particle') return null;
  const genus = readGenus(view, from, false);
  if (genus === null) return null;
  // "are important for users": the noun must belong to the phrase that the verb opens.
  for (let index = from; index < genus.head; index++) {
    if (view.words[index] === ',' && !plural) return null;
  }
  const differentia = hasDifferentia(view, genus);
  if (isIncidental(view, genus, differentia) || (!differentia && genus.evaluative)) return null;
  if (plural) return { pattern: 'are', score: differentia ? 0.7 : 0.4 };
  // "Ice is water that": without an article only a relative clause makes a kind of it.
  const follows = view.words[genus.end] ?? '';
  const participle = view.tokens[genus.end]?.partOfSpeech === 'verb' && !follows.endsWith('ing');
  return RELATIVES.has(follows) || participle ? { pattern: 'is-a', score: 0.55 } : null;
}

const RELATIVES = new Set(['that', 'which', 'who', 'used', 'designed', 'made']);

function isParticipleBeforeNoun(view: SentenceView, index: number): boolean {
  const next = view.tokens[index + 1];
  return isNominal(view, index + 1) || next?.partOfSpeech === 'adjective';
}

const NEGATIONS = new Set(['not', "n't", 'never', 'no', 'neither', 'nor']);
/** Adverbs that are not passed over: they decide what the sentence says. */
const SAYING = new Set([...NEGATIONS, 'when', 'where', 'how', 'what', 'why']);
const DEFINED_AS = new Set(['defined', 'understood']);
const TAKEN_TO_MEAN = new Set(['understood', 'taken', 'meant', 'held']);
const USED_TO_MEAN = new Set(['describe', 'refer', 'denote', 'mean', 'designate', 'indicate']);

function judgeCopula(view: SentenceView, verb: number): PredicateVerdict | null {
  let at = verb + 1;
  while (view.tokens[at]?.partOfSpeech === 'adverb' && !SAYING.has(view.words[at] ?? '')) at++;
  const word = view.words[at] ?? '';
  if (NEGATIONS.has(word)) return null;
  const plural = view.words[verb] === 'are' || view.words[verb] === 'were';
  if (DEFINED_AS.has(word) && view.words[at + 1] === 'as') return { pattern: 'is-defined-as', score: 0.88 };
  if (word === 'used' && view.words[at + 1] === 'to' && USED_TO_MEAN.has(view.words[at + 2] ?? '')) {
    return { pattern: 'is-used-to-mean', score: 0.75 };
  }
  if (TAKEN_TO_MEAN.has(word) && view.words[at + 1] === 'to' && view.words[at + 2] === 'mean') {
    return { pattern: 'is-used-to-mean', score: 0.8 };
  }
  if (word === 'used' && isUsedFor(view, at + 1)) return { pattern: 'is-used-to-mean', score: 0.7 };
  // "The long table is what we call the Thursday meeting of".
  if (word === 'what' && view.words[at + 2] === 'call') return { pattern: 'is-what-we-call', score: 0.75 };
  if (word === 'short' && view.words[at + 1] === 'for') return { pattern: 'is-short-for', score: 0.6 };
  if (word === 'when' || word === 'where') return { pattern: 'is-when', score: plural ? 0 : 0.4 };
  if (word === 'what' || word === 'how') return null;
  if (word === 'any') return judgeIndefinite(view, at + 1);
  if (word === 'one' && view.words[at + 1] === 'of') return { pattern: 'is-one-of', score: 0.4 };
  if (word === 'the') return judgeDefinite(view, at + 1);
  if (ARTICLES.has(word) || word === 'one') return judgeIndefinite(view, at + 1);
  return judgeBare(view, at, plural);
}

/** "The term X is used here for": only of words, which the caller knows. */
function isUsedFor(view: SentenceView, from: number): boolean {
  const named = view.words[0] === 'the' && USED_NOUNS.has(view.words[1] ?? '');
  const at = view.tokens[from]?.partOfSpeech === 'adverb' ? from + 1 : from;
  return named && (view.words[at] === 'for' || view.words[at] === 'of');
}

const USED_NOUNS = new Set(['term', 'word', 'name', 'phrase', 'expression']);

function judgeDefiningVerb(view: SentenceView, verb: number): PredicateVerdict | null {
  const word = view.words[verb] ?? '';
  const score = DEFINING_VERBS.get(word);
  if (score === undefined) return null;
  // "X means that you must" is a consequence more often than a meaning.
  if (word.startsWith('mean') && view.words[verb + 1] === 'that')
    return { pattern: 'means-that', score: 0.3 };
  return { pattern: word.replace(/s$/, ''), score };
}

/**
 * Judges whether what follows a clause's verb defines the subject.
 *
 * @param view the sentence
 * @param verb index of the verb's token, as `readEnglishClause` finds it
 * @returns the pattern's name and its score from 0 to 1, or null where the predicate defines nothing
 */
export function judgePredicate(view: SentenceView, verb: number): PredicateVerdict | null {
  const word = view.words[verb] ?? '';
  const verdict = COPULAS.has(word) ? judgeCopula(view, verb) : judgeDefiningVerb(view, verb);
  if (verdict === null || !PAST_COPULAS.has(word)) return verdict;
  return { pattern: `${verdict.pattern}-past`, score: verdict.score * PAST_FACTOR };
}

/**
 * Tells whether a main verb stands among tokens of a sentence: one that no relative clause holds and no "to" precedes.
 *
 * @param to the first token that is not looked at
 */
export function hasMainVerb(view: SentenceView, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const word = view.words[index] ?? '';
    if (CLAUSE_OPENERS.has(word) || SUBORDINATORS.has(word)) return false;
    const part = view.tokens[index]?.partOfSpeech;
    if (part === 'auxiliary' || COPULAS.has(word)) return true;
    if (part === 'verb' && !/(?:ing|ed|en)$/.test(word) && !BEFORE_NO_VERB.has(view.words[index - 1] ?? '')) {
      return index > from || !DIFFERENTIA.has(word);
    }
  }
  return false;
}

/** A noun phrase with what tells it apart, as an explanation of the words before it. */
export interface Explanation {
  /** Whether a relative clause tells it apart: "the distance that", "a scale by which". */
  readonly relative: boolean;
  /** Index of the token after the noun phrase. */
  readonly genusEnd: number;
}

/**
 * Reads an article with a noun phrase and what tells it apart: "a flight of steps", "the distance that the air travels".
 *
 * @param mayBeBare whether it may do without an article, as after "that is"
 */
export function readExplanation(view: SentenceView, from: number, mayBeBare: boolean): Explanation | null {
  const word = view.words[from] ?? '';
  const hasArticle = ARTICLES.has(word) || word === 'any';
  if (!hasArticle && !mayBeBare) return null;
  const genus = readGenus(view, hasArticle ? from + 1 : from, hasArticle);
  if (genus === null || genus.evaluative || isIncidental(view, genus, true)) return null;
  const next = view.words[genus.end] ?? '';
  if (!DIFFERENTIA.has(next) && !/^[a-z]{3,}(?:ing|ed)$/.test(next)) return null;
  const relative =
    CLAUSE_OPENERS.has(next) ||
    (next !== 'of' && CLAUSE_OPENERS.has(view.words[genus.end + 1] ?? '')) ||
    isCoordinatedRelative(view, genus.end);
  return { relative, genusEnd: genus.end };
}

/** "The fear and shame that may follow". */
function isCoordinatedRelative(view: SentenceView, from: number): boolean {
  const joined = view.words[from] === 'and' || view.words[from] === 'or';
  return joined && CLAUSE_OPENERS.has(view.words[from + 2] ?? '');
}

/** After them stands an infinitive, or a noun that the tagger takes for a verb: "to another bed or ward". */
const BEFORE_NO_VERB = new Set(['to', 'and', 'or']);
const CLAUSE_OPENERS = new Set(['that', 'which', 'who', 'whose', 'whom', 'where', 'when']);
/** How far from its beginning the genus of a fragment without article may have its head, in tokens. */
const NEAR = 4;
const MAX_FRAGMENT = 60;

/**
 * Tells whether a sentence is only a genus with what tells it apart, as entries of a glossary begin: "A set
 * of practices that emphasise", "Machine that lifts water".
 */
export function isGenusFragment(view: SentenceView): boolean {
  if (view.tokens.length > MAX_FRAGMENT) return false;
  const hasArticle = INDEFINITE.has(view.words[0] ?? '') || view.words[0] === 'the';
  const from = hasArticle ? 1 : 0;
  const genus = readGenus(view, from, hasArticle);
  if (genus === null || (!hasArticle && genus.head > NEAR)) return false;
  const next = view.words[genus.end] ?? '';
  if (!hasArticle && !RELATIVES.has(next) && next !== 'for') return false;
  if (!DIFFERENTIA.has(next) && !/^[a-z]{3,}(?:ing|ed)$/.test(next)) return false;
  return (
    !INCIDENTAL_GENUS.has(view.words[genus.head] ?? '') && !hasMainVerb(view, genus.end, view.tokens.length)
  );
}

const INDEFINITE = new Set(['a', 'an', 'any']);
