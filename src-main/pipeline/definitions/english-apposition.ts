import { subjectStart } from './english-clause.ts';
import { type Explanation, hasMainVerb, readExplanation } from './english-predicate.ts';
import { type EnglishTerm, englishTerm } from './english-term.ts';
import { ARTICLES, COPULAS, NEVER_IN_TERM, SUBORDINATORS } from './english-words.ts';
import {
  closingIndex,
  type DefinitionHit,
  isClosing,
  isOpening,
  openingIndex,
  type SentenceView,
  spanOfTokens,
} from './sentence-view.ts';

const MARK_BONUS = 0.08;
/** "The pump, a machine that we bought": one thing among many. */
const DEFINITE_PENALTY = 0.15;
/** A comma after the subject introduces an explanation more surely than one at the end of a sentence. */
const SCORES = { comma: 0.5, 'that-is': 0.6, bracket: 0.6, colon: 0.45 } as const;
const SUBJECT_SCORE = 0.6;
const MAX_TERM = 7;
/** An explanation that is longer is a sentence of its own. */
const MAX_EXPLANATION = 45;

const NOMINAL = new Set(['noun', 'proper-noun', 'adjective', 'number']);
const PHRASE_BEFORE = new Set(['noun', 'adjective', 'determiner']);
const FINITE = new Set(['verb', 'auxiliary', 'adverb']);

/** Where an explanation begins and how it is introduced. */
interface Opening {
  /** Index of the comma, colon or bracket. */
  readonly separator: number;
  /** Index of the explanation's first token. */
  readonly from: number;
  readonly kind: 'comma' | 'that-is' | 'colon' | 'bracket';
}

/** Reads what introduces an explanation at a token: ", a", ", that is,", ": a", "(a"; null where nothing does. */
function readOpening(view: SentenceView, index: number): Opening | null {
  const word = view.words[index];
  const next = view.words[index + 1] ?? '';
  if (isOpening(word)) return { separator: index, from: index + 1, kind: 'bracket' };
  if (word === ':') return isIndefinite(next) ? { separator: index, from: index + 1, kind: 'colon' } : null;
  if (word !== ',' && word !== '—') return null;
  if (ARTICLES.has(next) || next === 'any') return { separator: index, from: index + 1, kind: 'comma' };
  const from = afterThatIs(view, index + 1);
  return from < 0 ? null : { separator: index, from, kind: 'that-is' };
}

function isIndefinite(word: string): boolean {
  return word === 'a' || word === 'an' || word === 'any';
}

/** "That is,", "that is to say,", "meaning", "which is": index of the token after it, or -1. */
function afterThatIs(view: SentenceView, from: number): number {
  const word = view.words[from];
  if (word === 'meaning') return from + 1;
  if (word === 'which' && COPULAS.has(view.words[from + 1] ?? '')) {
    const article = view.tokens[from + 2]?.partOfSpeech === 'adverb' ? from + 3 : from + 2;
    return isIndefinite(view.words[article] ?? '') ? article : -1;
  }
  if (word !== 'that' || view.words[from + 1] !== 'is') return -1;
  const toSay = view.words[from + 2] === 'to' && view.words[from + 3] === 'say';
  const comma = from + (toSay ? 4 : 2);
  return view.words[comma] === ',' ? comma + 1 : -1;
}

/** The first token of the noun phrase that ends before `end`. */
function phraseStart(view: SentenceView, end: number): number {
  let start = end;
  while (start > 0 && end - start < MAX_TERM) {
    const token = view.tokens[start - 1];
    const word = view.words[start - 1] ?? '';
    if (token === undefined || NEVER_IN_TERM.has(word)) break;
    const isPart =
      NOMINAL.has(token.partOfSpeech) ||
      (token.surface === '-' && view.tokens[start]?.start === token.end) ||
      // "Short cycling", "floating head pressure"
      (token.partOfSpeech === 'verb' && word.endsWith('ing') && (start === end || start === 1)) ||
      // "The air throw": right before the comma a noun that the tagger takes for a verb.
      (start === end &&
        token.partOfSpeech === 'verb' &&
        PHRASE_BEFORE.has(view.tokens[start - 2]?.partOfSpeech ?? ''));
    if (!isPart) break;
    start--;
  }
  return start;
}

interface Explained {
  readonly term: EnglishTerm;
  /** Index of its first token, an article before it included. */
  readonly from: number;
  readonly isSubject: boolean;
}

/** The term that ends before a separator, or null. */
function readTerm(view: SentenceView, separator: number, subject: number): Explained | null {
  const quote = view.tokens[separator - 1]?.surface;
  // "The re-entry interval (REI), the time after": the name stands before the bracket.
  if (isClosing(quote)) {
    const open = openingIndex(view.words, separator - 1);
    return open > 0 && separator - open <= MAX_TERM ? readTerm(view, open, subject) : null;
  }
  let start = phraseStart(view, separator);
  // "Wear and tear, the …": what stands at the beginning of the sentence is one phrase.
  const isLonger = subject >= 0 && subject < start && separator - subject <= MAX_TERM;
  if (isLonger && !hasMainVerb(view, subject + 1, separator)) {
    const whole = englishTerm(view, subject, separator);
    if (whole !== null) return { term: whole, from: subject, isSubject: true };
  }
  if (start === separator && (quote === '"' || quote === '”')) {
    start = view.words.findLastIndex(
      (word, index) => index < separator - 1 && (word === '"' || word === '“'),
    );
    if (start < 0 || separator - start > MAX_TERM + 2) return null;
  }
  const article = view.words[start - 1] ?? '';
  const from = ARTICLES.has(article) ? start - 1 : start;
  const term = englishTerm(view, from, separator);
  return term === null ? null : { term, from, isSubject: subject >= 0 && from <= subject };
}

/**
 * Index of the token after an explanation that begins at `from`: at the comma before the main verb, at the closing
 * bracket, or at the end of the sentence; -1 where it does not end as an explanation does.
 */
function explanationEnd(view: SentenceView, opening: Opening, isSubject: boolean): number {
  const { tokens, words } = view;
  if (opening.kind === 'bracket') return closingIndex(words, opening.separator, tokens.length);
  const limit = Math.min(tokens.length, opening.from + MAX_EXPLANATION);
  for (let index = opening.from; index < limit; index++) {
    if (isOpening(words[index])) {
      const closing = closingIndex(words, index, limit);
      if (closing < 0) return -1;
      index = closing;
      continue;
    }
    const word = words[index];
    if (word === ';' || (word === '—' && opening.kind === 'comma')) return isSubject ? -1 : index;
    if (word !== ',') continue;
    const next = words[index + 1] ?? '';
    // The next item of a list.
    if (next === 'and' || next === 'or') return -1;
    if (isFinite(view, index + 1) || (isSubject && VERB_FORM.test(next))) return index;
    if (!isSubject && ARTICLES.has(next)) return -1;
    if (!isSubject && CONNECTIVES.has(next)) return index;
  }
  if (isSubject || limit < tokens.length) return -1;
  return isFullStop(words[tokens.length - 1]) ? tokens.length - 1 : tokens.length;
}

/** The tagger takes some verbs for nouns: "matters". */
const VERB_FORM = /^[a-z]{2,}(?:s|ed)$/;
const CONNECTIVES = new Set(['but', 'so', 'because', 'although', 'though', 'while', 'whereas', 'if', 'when']);

function isFullStop(word: string | undefined): boolean {
  return word === '.' || word === '!';
}

/** Tells whether the main verb can stand at a token: what follows an inserted explanation. */
function isFinite(view: SentenceView, index: number): boolean {
  const token = view.tokens[index];
  const word = view.words[index] ?? '';
  if (token === undefined) return false;
  if (COPULAS.has(word)) return true;
  if (word.endsWith('ing')) return false;
  return FINITE.has(token.partOfSpeech) && !(token.partOfSpeech === 'adverb' && CONNECTIVES.has(word));
}

const BEGINS_CLAUSE = new Set([
  'determiner',
  'noun',
  'proper-noun',
  'adjective',
  'pronoun',
  'number',
  'punctuation',
]);

/** Tells whether the sentence opens with a phrase that a comma ends: "In the hall, the person who", "If so, the". */
function opensWithPhrase(view: SentenceView, separator: number): boolean {
  if (view.words.indexOf(',') < separator) return false;
  const first = view.tokens[0];
  if (first === undefined || SUBORDINATORS.has(view.words[0] ?? '')) return true;
  // "Between the islands lies the Sill, a reef that": the comma does not end the opening phrase.
  if (first.partOfSpeech === 'preposition') return !hasMainVerb(view, 1, separator);
  return !BEGINS_CLAUSE.has(first.partOfSpeech);
}

/** With more commas than these the sentence lists things. */
const MOST_COMMAS = 3;

/**
 * At the end of a sentence the next item of a list, or the subject of the main clause, looks just like an explanation.
 * One is taken for it where a relative clause tells it apart, or where a name stands before "a" or a word set apart.
 */
function explainsObject(
  view: SentenceView,
  { from }: Opening,
  { relative }: Explanation,
  { term }: Explained,
): boolean {
  if (view.words.filter((word) => word === ',').length > MOST_COMMAS) return false;
  return relative || term.marked || (isIndefinite(view.words[from] ?? '') && isName(view, term));
}

/** "Void loss (the charge that", "a decant (a move to"; "source (the app below)" tells which one plays a part. */
function explainsBracket(
  view: SentenceView,
  { from }: Opening,
  { relative }: Explanation,
  { term }: Explained,
): boolean {
  const last = view.tokens.findLast((token) => token.end <= term.span.end);
  if (last?.partOfSpeech === 'adjective' && !term.marked) return false;
  if (relative || isIndefinite(view.words[from] ?? '')) return true;
  return !term.definite && (isCompound(view, term) || isName(view, term));
}

function isName(view: SentenceView, { span }: EnglishTerm): boolean {
  return view.tokens.some((token) => token.start === span.start && token.partOfSpeech === 'proper-noun');
}

function isCompound(view: SentenceView, { span }: EnglishTerm): boolean {
  return view.tokens.filter((token) => token.start >= span.start && token.end <= span.end).length > 1;
}

function scoreOf(view: SentenceView, opening: Opening, { term, isSubject }: Explained): number {
  const base = opening.kind === 'comma' && isSubject ? SUBJECT_SCORE : SCORES[opening.kind];
  const isOne =
    term.definite && isSubject && opening.kind === 'comma' && !isName(view, term) && !isCompound(view, term);
  const penalty = isOne ? DEFINITE_PENALTY : 0;
  return base - penalty + (term.marked ? MARK_BONUS : 0);
}

/**
 * Finds terms that the next phrase explains: "Short cycling, the repeated starting and stopping of a motor, wears",
 * "a decant (a temporary move to another home)", "a lodger, that is, a guest who pays". The passage is the term with
 * its explanation.
 */
export function findAppositions(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [];
  let subject: number | null = null;
  for (let index = 1; index + 3 < view.tokens.length; index++) {
    const opening = readOpening(view, index);
    if (opening === null) continue;
    const explanation = readExplanation(view, opening.from, opening.kind === 'that-is');
    if (explanation === null) continue;
    if (opening.kind !== 'bracket' && opensWithPhrase(view, index)) continue;
    subject ??= subjectStart(view);
    const explained = readTerm(view, index, subject);
    if (explained === null || isListed(view, explained.from)) continue;
    // A label at the beginning of a block is read as such.
    if (opening.kind === 'colon' && explained.isSubject) continue;
    if (opening.kind === 'bracket' && !explainsBracket(view, opening, explanation, explained)) continue;
    if (
      opening.kind === 'comma' &&
      !explained.isSubject &&
      !explainsObject(view, opening, explanation, explained)
    )
      continue;
    const end = explanationEnd(view, opening, explained.isSubject && opening.kind !== 'colon');
    // "The cost of energy has dropped" is a clause of its own.
    if (end < 0 || hasMainVerb(view, explanation.genusEnd, end)) continue;
    const passage = spanOfTokens(view, explained.from, isClosing(view.words[end]) ? end + 1 : end);
    if (passage === null) continue;
    hits.push({
      pattern: opening.kind === 'bracket' ? 'gloss' : 'apposition',
      score: scoreOf(view, opening, explained),
      term: explained.term.span,
      passage,
    });
  }
  return hits;
}

/** "A gate, a pump, a valve that leaks": the second and third are items of a list. */
function isListed(view: SentenceView, from: number): boolean {
  const before = view.words[from - 1] ?? '';
  return before === ',' || before === 'and' || before === 'or';
}
