import type { Token } from '../../text/model.ts';
import {
  ARTICLES,
  GENERAL_HEADS,
  GENERAL_MODIFIERS,
  NEVER_IN_TERM,
  NUMBERED_PARTS,
  PREPOSITIONS_IN_TERMS,
} from './english-words.ts';
import { isMarked, type SentenceView, type Span, spanOfTokens } from './sentence-view.ts';

/** A noun phrase that looks like a term. */
export interface EnglishTerm {
  readonly span: Span;
  /** Whether "the" stood before it: often one thing spoken of before rather than a kind. */
  readonly definite: boolean;
  /** Whether the author set it apart. */
  readonly marked: boolean;
}

const MAX_WORDS = 8;
const QUOTES = new Set(['"', "'", '“', '”', '‘', '’', '«', '»', '`', '*', '_']);
const JOINERS = new Set(['-', '‐', '‑', '–', '/', '.', '+', '#', '&', "'", '’', '·']);
const LETTER = /\p{L}/u;
const ACRONYM = /^[A-Z][A-Z0-9]+s?$/;

/** Tells whether a word is a quotation mark. */
export function isQuote(word: string | undefined): boolean {
  return word !== undefined && QUOTES.has(word);
}

/** Tells whether a word joins the words around it to one: a hyphen or slash without white space beside it. */
function isJoiner(view: SentenceView, index: number): boolean {
  const token = view.tokens[index];
  const previous = view.tokens[index - 1];
  const next = view.tokens[index + 1];
  if (token === undefined || !JOINERS.has(token.surface)) return false;
  if (token.surface === '&') return true;
  if (token.surface === '+' || token.surface === '#') return previous?.end === token.start;
  return previous?.end === token.start && next?.start === token.end;
}

/** Tells whether a word may stand at this place inside a term. */
function isInnerWord(view: SentenceView, index: number, from: number, marked: boolean): boolean {
  const token = view.tokens[index];
  const word = view.words[index] ?? '';
  const previous = view.words[index - 1] ?? '';
  if (token === undefined) return false;
  // "IT" is a field, "it" a pronoun.
  if (NEVER_IN_TERM.has(word)) return token.surface.length > 1 && token.surface === word.toUpperCase();
  // "Function as a service", but not "size of the blade".
  if (ARTICLES.has(word)) return index > from && (marked || previous === 'as');
  if (index > from && PREPOSITIONS_IN_TERMS.has(word)) return true;
  // "Pull-down", "on-call": what the tagger takes a joined word for says nothing.
  if (isHyphenated(token)) return true;
  switch (token.partOfSpeech) {
    case 'pronoun':
      return token.surface.length > 1 && token.surface === word.toUpperCase();
    case 'punctuation':
    case 'symbol':
      return isJoiner(view, index);
    case 'conjunction':
      return marked || word === '&';
    case 'preposition':
    case 'particle':
      return marked || isBesideJoiner(view, index) || word.startsWith("'");
    case 'determiner':
    case 'auxiliary':
      return marked;
    default:
      return true;
  }
}

function isHyphenated(token: Token | undefined): boolean {
  return token !== undefined && token.surface.length > 2 && token.surface.includes('-');
}

function isBesideJoiner(view: SentenceView, index: number): boolean {
  return isJoiner(view, index - 1) || isJoiner(view, index + 1);
}

/** Tells whether a word may end a term. */
function mayEnd(view: SentenceView, index: number, marked: boolean): boolean {
  const token = view.tokens[index];
  if (token === undefined) return false;
  switch (token.partOfSpeech) {
    case 'preposition':
    case 'particle':
    case 'conjunction':
    case 'determiner':
      return marked || isJoiner(view, index - 1);
    case 'adverb':
      // The tagger takes short acronyms for adverbs.
      return marked || isJoiner(view, index - 1) || ACRONYM.test(token.surface);
    default:
      return LETTER.test(token.surface) || token.partOfSpeech === 'number' || isJoiner(view, index);
  }
}

/** "Figure 3", "xii": a place in a document. */
function isPlaceInDocument(view: SentenceView, from: number, to: number): boolean {
  const first = view.words[from] ?? '';
  if (to - from === 1) return ROMAN.test(first) && first !== 'i' && view.tokens[from]?.surface === first;
  return NUMBERED_PARTS.has(first) && NUMBERING.test(view.words[from + 1] ?? '');
}

const ROMAN = /^[ivxlc]+$/;
const NUMBERING = /^(?:\d[\d.]*|[ivxlc]+|[a-z]?\d+(?:[.-]\d+)*)$/;

const JUDGING = new Set(['good', 'bad', 'better', 'best', 'great', 'nice', 'perfect', 'Good', 'Bad']);

/** "The main result", "the goal of the project", "one example": about the text, not a thing with a name. */
function isGeneral(view: SentenceView, from: number, to: number, definite: boolean): boolean {
  let head = to - 1;
  for (let index = from + 1; index < to; index++) {
    if (PREPOSITIONS_IN_TERMS.has(view.words[index] ?? '')) {
      head = index - 1;
      break;
    }
  }
  if (GENERAL_MODIFIERS.has(view.words[from] ?? '') && to - from > 1 && definite) return true;
  // "A good chapter is a chapter in which": an opinion. A name keeps its capital.
  if (to - from > 1 && JUDGING.has(view.tokens[from]?.surface ?? '')) return true;
  if (!GENERAL_HEADS.has(view.words[head] ?? '')) return false;
  // "The lead time" has a name, "the common problem" has none.
  return head === from || head < to - 1 || GENERAL_MODIFIERS.has(view.words[from] ?? '');
}

/**
 * Tells whether the tokens `from` to `to` (exclusive) are a noun phrase that can be a term, at most eight
 * words, and where it stands without articles and quotes; null where they are not.
 */
export function englishTerm(view: SentenceView, from: number, to: number): EnglishTerm | null {
  let start = from;
  let end = to;
  let definite = false;
  while (start < end && (isQuote(view.words[start]) || ARTICLES.has(view.words[start] ?? ''))) {
    definite ||= view.words[start] === 'the';
    start++;
  }
  while (end > start && isQuote(view.words[end - 1])) end--;
  const span = spanOfTokens(view, start, end);
  if (span === null || end - start > MAX_WORDS * 2) return null;
  const quoted = start > from && end < to && isQuote(view.words[start - 1]) && isQuote(view.words[end]);
  const marked = quoted || isMarked(view.block, span);
  let count = 0;
  let hasLetter = false;
  for (let index = start; index < end; index++) {
    if (!isInnerWord(view, index, start, marked)) return null;
    const surface = view.tokens[index]?.surface ?? '';
    hasLetter ||= LETTER.test(surface);
    if (!isJoiner(view, index) && !isJoiner(view, index - 1)) count++;
  }
  if (!hasLetter || count > MAX_WORDS) return null;
  const first = view.tokens[start]?.partOfSpeech;
  if (first === 'preposition' || first === 'particle' || first === 'conjunction') {
    if (!marked && !isJoiner(view, start + 1) && !isHyphenated(view.tokens[start])) return null;
  }
  if (!mayEnd(view, end - 1, marked)) return null;
  if (PREPOSITIONS_IN_TERMS.has(view.words[end - 1] ?? '') && !marked) return null;
  if (view.words[start] === 'one' && !marked) return null;
  if (isGeneral(view, start, end, definite) || isPlaceInDocument(view, start, end)) return null;
  return { span, definite, marked };
}
