import { afterEnumerator } from './english-clause.ts';
import { hasMainVerb } from './english-predicate.ts';
import { COPULAS } from './english-words.ts';
import { isClosing, isOpening, type SentenceView, type Span } from './sentence-view.ts';

/** What leads over from the sentence before and says nothing about the term. */
const ENGLISH_CONNECTIVE =
  /^(?:however|in addition|additionally|moreover|furthermore|therefore|thus|hence|also|similarly|likewise|conversely|on the other hand|(?:in|by) contrast|in other words|that said|at the same time|but|and|so|(?:please )?note that|for (?:example|instance)),?\s+/iu;
/** The number of an article or a clause, with the space after it: 「第三条」, 「２」, 「（1）」. */
const JAPANESE_NUMBER =
  /^(?:第[\d０-９一二三四五六七八九十百]+[条項章](?:の[\d０-９]+)?|[（(][\d０-９一二三四五六七八九十]+[)）]|[\d０-９]+(?:[.．][\d０-９]+)*[.．)）]?)[\s\u3000]+/u;
const JAPANESE_CONNECTIVE =
  /^(?:しかし(?:ながら)?|ただし|なお|また|さらに|そして|そのため|したがって|従って|よって|一方(?:で)?|つまり|すなわち|これに対し(?:て)?|それに対し(?:て)?|このうち|そのうち|ちなみに|例えば|たとえば)[、，,]\s*/u;

/** A clause that is shorter does not say enough. */
const LEAST_TOKENS = 7;

/** Where a sentence begins to speak of its subject: after the number of a clause and a connective. */
export function afterConnective(view: SentenceView): number {
  const { block, sentence } = view;
  if (block.language === 'ja') {
    const number = matchLength(JAPANESE_NUMBER, block.text.slice(sentence.start, sentence.end));
    const from = sentence.start + number;
    return from + matchLength(JAPANESE_CONNECTIVE, block.text.slice(from, sentence.end));
  }
  const start = view.tokens[afterEnumerator(view)]?.start ?? sentence.start;
  return start + matchLength(ENGLISH_CONNECTIVE, block.text.slice(start, sentence.end));
}

function matchLength(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

const COORDINATORS = new Set(['but', 'and', 'so', 'although', 'though', 'whereas', 'while']);
const SUBJECT_PRONOUNS = new Set([
  'it',
  'they',
  'this',
  'these',
  'we',
  'you',
  'he',
  'she',
  'there',
  'nobody',
  'i',
  'one',
]);
const DETERMINERS = new Set(['the', 'a', 'an', 'each', 'every', 'no', 'some', 'its', 'their', 'all', 'most']);
/** How many tokens the subject of a further clause may have before its verb. */
const MAX_SUBJECT = 6;

/** Tells whether a main clause of its own begins at a token: "it covers", "the board sets". */
function beginsClause(view: SentenceView, from: number): boolean {
  const word = view.words[from] ?? '';
  if (SUBJECT_PRONOUNS.has(word)) return true;
  if (!DETERMINERS.has(word)) return false;
  for (let index = from + 1; index < Math.min(view.tokens.length, from + MAX_SUBJECT); index++) {
    const part = view.tokens[index]?.partOfSpeech;
    if (part === 'auxiliary' || COPULAS.has(view.words[index] ?? '')) return true;
    if (part === 'verb') return !/(?:ing|ed|en)$/.test(view.words[index] ?? '');
    if (part !== 'noun' && part !== 'proper-noun' && part !== 'adjective') return false;
  }
  return false;
}

/** Tells whether the clause ends before a token: at a semicolon, or at a comma that a clause of its own follows. */
function endsClause(view: SentenceView, index: number): boolean {
  const word = view.words[index];
  if (word === ';') return true;
  if (word !== ',') return false;
  const next = view.words[index + 1] ?? '';
  return next === 'but' || (COORDINATORS.has(next) && beginsClause(view, index + 2));
}

/**
 * Indices of the tokens at which main clauses of an English sentence end, brackets passed over. What follows a colon
 * explains what stands before it, clauses and all.
 */
function clauseEnds(view: SentenceView): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let index = 0; index < view.words.length; index++) {
    const word = view.words[index];
    if (isOpening(word)) depth++;
    else if (isClosing(word)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && word === ':') break;
    else if (depth === 0 && endsClause(view, index)) ends.push(index);
  }
  return ends;
}

/**
 * "The water returns, and the gate that holds it back is called": the comma before the subject of a verb, where a clause
 * with a verb of its own stands before it; -1 where none does.
 */
function subjectBoundary(view: SentenceView, verb: number): number {
  for (let index = verb - 3; index > 0; index--) {
    if (view.words[index] !== ',' || !COORDINATORS.has(view.words[index + 1] ?? '')) continue;
    return DETERMINERS.has(view.words[index + 2] ?? '') && hasMainVerb(view, 0, index) ? index : -1;
  }
  return -1;
}

/**
 * The clause of an English sentence that holds a token: without a leading connective, and without the main clauses
 * before and after it. Never shorter than seven tokens, since less does not make sense alone.
 *
 * @param at index of a token of the clause, such as its verb
 */
export function clauseAround(view: SentenceView, at: number): Span {
  const { start: sentenceStart, end: sentenceEnd } = view.sentence;
  const ends = clauseEnds(view);
  const before = Math.max(ends.findLast((index) => index < at) ?? -1, subjectBoundary(view, at));
  const after = ends.find((index) => index > at) ?? -1;
  const from = before < 0 ? 0 : before + (COORDINATORS.has(view.words[before + 1] ?? '') ? 2 : 1);
  const to = after < 0 ? view.tokens.length : after;
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to - from < LEAST_TOKENS) {
    return { start: afterConnective(view), end: sentenceEnd };
  }
  const start = before < 0 ? afterConnective(view) : first.start;
  return { start: Math.max(sentenceStart, start), end: after < 0 ? sentenceEnd : last.end };
}
