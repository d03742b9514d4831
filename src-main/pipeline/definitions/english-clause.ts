import {
  COPULAS,
  DEFINING_VERBS,
  INSERTION_STARTS,
  LEADING_PREPOSITIONS,
  OPENERS,
  SUBORDINATORS,
  VERB_COMPLEMENTS,
} from './english-words.ts';
import { type EnglishTerm, englishTerm, isQuote } from './english-term.ts';
import { closingIndex, isOpening, type SentenceView } from './sentence-view.ts';

/** The beginning of an English main clause: what it is about and where its verb stands. */
export interface EnglishClause {
  /** The names of the subject, the first one first: "An API gateway, also called a proxy". */
  readonly names: readonly EnglishTerm[];
  /** Index of the verb's token, adverbs before it passed over. */
  readonly verb: number;
}

/** How far from the start of a sentence its verb is looked for, in tokens. */
const MAX_VERB_DISTANCE = 60;
/** How long an opening phrase or an insertion may be, in tokens. */
const MAX_INSERTION = 25;

const DASHES = new Set(['—', '–', '--']);

function isComma(word: string | undefined): boolean {
  return word === ',';
}

function isDash(view: SentenceView, index: number): boolean {
  if (!DASHES.has(view.words[index] ?? '')) return false;
  return view.tokens[index - 1]?.end !== view.tokens[index]?.start || view.words[index] === '—';
}

function indexOfComma(view: SentenceView, from: number, limit: number): number {
  const end = Math.min(limit, view.words.length, from + MAX_INSERTION);
  for (let index = from; index < end; index++) {
    if (isOpening(view.words[index])) {
      const closing = closingIndex(view.words, index, end);
      if (closing < 0) return -1;
      index = closing;
    } else if (isComma(view.words[index]) || isDash(view, index)) {
      return index;
    }
  }
  return -1;
}

/** Passes over "in this agreement", "for the purposes of these rules", which need no comma; `from` where neither stands. */
function afterScope(view: SentenceView, from: number): number {
  const { words } = view;
  const isPurpose =
    words[from] === 'for' && /^purposes?$/.test(words[from + 2] ?? '') && words[from + 3] === 'of';
  const at = isPurpose ? from + 4 : words[from] === 'in' || words[from] === 'on' ? from + 1 : -1;
  if (at < 0 || (words[at] !== 'this' && words[at] !== 'these')) return from;
  return isComma(words[at + 2]) ? at + 3 : at + 2;
}

/** Passes over the number of a clause: "(a)", "2.3", "§ 4", "iv)". */
export function afterEnumerator(view: SentenceView): number {
  const { tokens, words } = view;
  if (words[0] === '(' && words[2] === ')' && ENUMERATOR.test(words[1] ?? '')) return 3;
  const at = words[0] === '§' ? 1 : 0;
  if (!ENUMERATOR.test(words[at] ?? '')) return 0;
  if (words[at + 1] === ')' || (words[at + 1] === '.' && tokens.length > at + 3)) return at + 2;
  // "Two members are": a number in words or before a noun in lower case counts things.
  const next = tokens[at + 1]?.surface ?? '';
  return /^\d+(?:\.\d+)+$/.test(words[at] ?? '') && /^[\p{Lu}"“'‘]/u.test(next) ? at + 1 : 0;
}

const ENUMERATOR = /^(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})$/;

/** Index of the first token of the subject: openers and an opening phrase passed over; -1 for a subordinate clause. */
export function subjectStart(view: SentenceView): number {
  let start = afterEnumerator(view);
  while (
    start < view.words.length &&
    (OPENERS.has(view.words[start] ?? '') || isComma(view.words[start]) || view.words[start] === ':')
  ) {
    start++;
  }
  const word = view.words[start] ?? '';
  if (SUBORDINATORS.has(word)) return -1;
  const scope = afterScope(view, start);
  if (scope > start) return scope;
  if (LEADING_PREPOSITIONS.has(word)) {
    const comma = indexOfComma(view, start + 1, view.words.length);
    return comma < 0 ? afterOpeningPhrase(view, start) : comma + 1;
  }
  return start;
}

/** "In the field client a graft is": an article after a noun begins the subject; -1 where none does. */
function afterOpeningPhrase(view: SentenceView, from: number): number {
  for (let index = from + 2; index < from + MAX_OPENING; index++) {
    const isArticle = view.words[index] === 'a' || view.words[index] === 'an';
    if (isArticle && view.tokens[index - 1]?.partOfSpeech === 'noun') return index;
  }
  return -1;
}

const MAX_OPENING = 7;

/** Tells whether the token is a verb that can link a term to what it means. */
function isLinkingVerb(view: SentenceView, index: number): boolean {
  const word = view.words[index] ?? '';
  if (COPULAS.has(word)) return true;
  if (!DEFINING_VERBS.has(word)) return false;
  const complement = VERB_COMPLEMENTS.get(word);
  if (complement !== undefined) return view.words[index + 1] === complement;
  // "Compensatory means are planned", "a means of transport".
  const next = view.words[index + 1] ?? '';
  if (next === 'of' || next === 'for' || COPULAS.has(next)) return false;
  return view.tokens[index]?.partOfSpeech === 'verb' || isQuote(view.words[index - 1]);
}

/** Passes over adverbs and "shall": "also typically refers", "shall mean". */
function skipAdverbs(view: SentenceView, from: number): number {
  let index = from;
  while (view.tokens[index]?.partOfSpeech === 'adverb' || view.words[index] === 'shall') index++;
  return index;
}

const NAMING_NOUNS = new Set(['term', 'name', 'word', 'phrase', 'expression', 'acronym', 'abbreviation']);

/** "The term X", "what the trade calls X": the name begins after the noun or the verb. */
function nameStart(view: SentenceView, start: number): number {
  if (view.words[start] === 'what') {
    const call = view.words.findIndex((word, index) => index < start + MAX_CALLER && CALLS.has(word));
    if (call > start + 1) return call + 1;
  }
  const isArticle = view.words[start] === 'the' || view.words[start] === 'a';
  return isArticle && NAMING_NOUNS.has(view.words[start + 1] ?? '') && !isLinkingVerb(view, start + 2)
    ? start + 2
    : start;
}

/** The last name in an insertion such as "often abbreviated as K8s", "or CE". */
function nameOfInsertion(view: SentenceView, from: number, to: number): EnglishTerm | null {
  let start = from;
  for (let index = from; index < to; index++) {
    if (NAME_INTRODUCERS.has(view.words[index] ?? '')) start = index + 1;
  }
  if (start === from && to - from > 1) return null;
  return start < to ? englishTerm(view, start, to) : null;
}

const NAME_INTRODUCERS = new Set(['as', 'called', 'or', 'termed', 'abbreviated']);

interface Piece {
  readonly names: readonly EnglishTerm[];
  readonly end: number;
}

/** An insertion in brackets or between commas that starts at `index`, or null where there is none. */
function readInsertion(view: SentenceView, index: number, limit: number): Piece | null {
  if (isOpening(view.words[index])) {
    const closing = closingIndex(view.words, index, Math.min(limit, index + MAX_INSERTION));
    if (closing < 0) return null;
    const inner = nameOfInsertion(view, index + 1, closing) ?? nameInBrackets(view, index + 1, closing);
    return { names: inner === null ? [] : [inner], end: closing + 1 };
  }
  if (!isComma(view.words[index]) && !isDash(view, index)) return null;
  if (isComma(view.words[index]) && !INSERTION_STARTS.has(view.words[index + 1] ?? '')) return null;
  const comma = indexOfComma(view, index + 1, limit);
  if (comma < 0) return null;
  const name =
    nameOfInsertion(view, index + 1, comma) ??
    (isDash(view, index) ? englishTerm(view, index + 1, comma) : null);
  return { names: name === null ? [] : [name], end: comma + 1 };
}

/** A short form in brackets: one word. */
function nameInBrackets(view: SentenceView, from: number, to: number): EnglishTerm | null {
  return to - from === 1 ? englishTerm(view, from, to) : null;
}

/**
 * Reads the subject and the verb of a sentence's main clause, or null where the sentence does not begin with
 * a term followed by a verb that can link it to its meaning. Looks at most at the first sixty tokens.
 */
export function readEnglishClause(view: SentenceView): EnglishClause | null {
  let start = subjectStart(view);
  if (start < 0) return null;
  const limit = Math.min(view.words.length, start + MAX_VERB_DISTANCE);
  // An opening phrase may hold commas itself, "in physics, chemistry, and biology, entropy is": try each part.
  for (let attempt = 0; attempt < 4; attempt++) {
    const clause = readClauseAt(view, nameStart(view, start), limit);
    if (clause !== null) return clause;
    if (!LEADING_PREPOSITIONS.has(view.words[0] ?? '')) return null;
    const comma = indexOfComma(view, start, limit);
    if (comma < 0) return null;
    start = comma + 1;
  }
  return null;
}

const CALLS = new Set(['call', 'calls']);
/** How far from "what" its verb may stand: "what people in the trade call". */
const MAX_CALLER = 8;

function readClauseAt(view: SentenceView, start: number, limit: number): EnglishClause | null {
  const first = readName(view, start, limit);
  if (first === null) return null;
  const names: EnglishTerm[] = [...first.names];
  let index = first.end;
  for (let insertions = 0; insertions < 3; insertions++) {
    const insertion = readInsertion(view, index, limit);
    if (insertion === null) break;
    names.push(...insertion.names);
    index = insertion.end;
  }
  const verb = skipAdverbs(view, index);
  return isLinkingVerb(view, verb) ? { names, verb } : null;
}

/** "X typically refers"; not the second word of _offline first_, which is set apart with the first. */
function isAdverbBeforeVerb(view: SentenceView, index: number): boolean {
  const token = view.tokens[index];
  if (token?.partOfSpeech !== 'adverb' || !isLinkingVerb(view, skipAdverbs(view, index))) return false;
  return !view.block.marks.some((mark) => mark.start < token.start && mark.end >= token.end);
}

/** Reads a name, and a second one after "or", up to a bracket, a comma or the verb. */
function readName(view: SentenceView, start: number, limit: number): Piece | null {
  let end = start;
  let or = -1;
  while (end < limit) {
    const word = view.words[end];
    if (isComma(word) || isDash(view, end) || isLinkingVerb(view, end)) break;
    if (isOpening(word) && end > start) break;
    if (word === 'or' && or < 0) or = end;
    if (word === 'shall') break;
    if (isAdverbBeforeVerb(view, end)) break;
    end++;
  }
  if (or > start) {
    const left = englishTerm(view, start, or);
    const right = englishTerm(view, or + 1, end);
    return left === null || right === null ? null : { names: [left, right], end };
  }
  const name = englishTerm(view, start, end);
  return name === null ? null : { names: [name], end };
}
