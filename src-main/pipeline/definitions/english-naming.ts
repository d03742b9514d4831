import { type EnglishTerm, englishTerm, isQuote } from './english-term.ts';
import { CUE } from './english-cues.ts';
import { ARTICLES, COPULAS, NAMING_VERBS } from './english-words.ts';
import type { DefinitionHit, SentenceView } from './sentence-view.ts';
import { afterConnective, clauseAround } from './trim.ts';

/** How many tokens before the naming verb must say what is named. */
const MIN_DESCRIPTION = 3;
const MAX_NAME = 10;

interface NamingVerb {
  /** Index of the first token of the name. */
  readonly name: number;
  readonly score: number;
}

/** "called X", "termed X", "known as X", "referred to as X": where the name begins. */
function namingVerbAt(view: SentenceView, index: number): NamingVerb | null {
  const word = view.words[index] ?? '';
  const score = NAMING_VERBS.get(word);
  const alias = ALIAS_ADVERBS.has(view.words[index - 1] ?? '') ? 0.75 : 1;
  if (score !== undefined) return { name: index + 1, score: score * alias };
  if (word === 'known' && view.words[index + 1] === 'as') return { name: index + 2, score: 0.6 * alias };
  if (word === 'referred' && view.words[index + 1] === 'to' && view.words[index + 2] === 'as') {
    return { name: index + 3, score: 0.6 * alias };
  }
  return null;
}

/** With them the name is a second one of what has a name already. */
const ALIAS_ADVERBS = new Set([
  'also',
  'sometimes',
  'often',
  'otherwise',
  'formerly',
  'previously',
  'better',
  'so',
]);
const PERSONS = new Set(['i', 'he', 'she', 'they', 'we', 'you', 'who']);
const POINTING = new Set(['this', 'that', 'these', 'those', 'it', 'they', 'such']);

/** The end of the name that begins at `from`: before the next verb, preposition or punctuation outside quotes. */
function nameEnd(view: SentenceView, from: number): number {
  let index = from;
  const quoted = isQuote(view.words[from]);
  if (quoted) index++;
  const limit = Math.min(view.tokens.length, from + MAX_NAME);
  for (; index < limit; index++) {
    const token = view.tokens[index];
    if (token === undefined) break;
    if (isQuote(view.words[index]) && quoted) return index + 1;
    if (quoted) continue;
    if (ARTICLES.has(view.words[index] ?? '') && index === from) continue;
    if (!NAME_PARTS.has(token.partOfSpeech) && !isHyphen(view, index)) break;
    if (token.partOfSpeech === 'verb' && index > from && !endsWithGerund(view, index) && !isHead(view, index))
      break;
  }
  return index;
}

/** "Capstan hauling": a gerund may be the head of a name where nothing follows that it could govern. */
function endsWithGerund(view: SentenceView, index: number): boolean {
  const next = view.tokens[index + 1];
  return (
    (view.words[index] ?? '').endsWith('ing') && (next === undefined || next.partOfSpeech === 'punctuation')
  );
}

/** "The asset lock", "blind hulls": a noun at the end of a phrase that the tagger takes for a verb. */
function isHead(view: SentenceView, index: number): boolean {
  const word = view.words[index] ?? '';
  const next = view.tokens[index + 1];
  const ends =
    next === undefined ||
    next.partOfSpeech === 'punctuation' ||
    next.surface === 'and' ||
    next.surface === 'or';
  const before = view.tokens[index - 1]?.partOfSpeech ?? '';
  return ends && !/(?:ed|ing)$/.test(word) && BEFORE_HEAD.has(before);
}

const BEFORE_HEAD = new Set(['noun', 'adjective', 'verb']);

const NAME_PARTS = new Set(['noun', 'proper-noun', 'adjective', 'number', 'verb', 'other', 'symbol']);

function isHyphen(view: SentenceView, index: number): boolean {
  const token = view.tokens[index];
  return (
    token !== undefined &&
    '-‐‑/'.includes(token.surface) &&
    view.tokens[index - 1]?.end === token.start &&
    view.tokens[index + 1]?.start === token.end
  );
}

const SPEAKERS = new Set(['we', 'i', 'they', 'people', 'engineers', 'users']);
const MEANING_VERBS = new Set(['mean', 'understand', 'denote']);
const BY_IS_MEANT_SCORE = 0.85;
const WE_MEAN_SCORE = 0.8;
const WE_CALL_SCORE = 0.6;
/** How many tokens what is called something may have at most. */
const MAX_CALLED = 30;

/**
 * "We call this pattern X", "sailors call a ship without a keelstone a blind hull", "we call a *year-boat* the straw
 * boat that": a description and a name after "call", the one set apart being the name, or else the last one.
 */
function findCall(view: SentenceView, call: number): DefinitionHit[] {
  // "What the trade calls X is a Y": read as a clause.
  if (!isCaller(view, call - 1) || view.words.slice(Math.max(0, call - 6), call).includes('what')) return [];
  const from = call + 1;
  // "Calls upon the members".
  if (NOT_CALLED.has(view.tokens[from]?.partOfSpeech ?? '')) return [];
  const reversed = englishTerm(view, from, nameEnd(view, from));
  if (reversed?.marked === true && ARTICLES.has(view.words[nameEnd(view, from)] ?? '')) {
    return [callHit(view, reversed)];
  }
  const end = clauseEnd(view, from);
  const name = lastName(view, from + 1, end);
  if (name === null) return [];
  const pointing = view.words[from] ?? '';
  if (!POINTING_OBJECTS.has(pointing)) return [callHit(view, name)];
  const hit = pointingHit(view, name);
  // "Islanders call them drifters": who they are may stand anywhere.
  return [pointing === 'it' || pointing === 'them' ? { ...hit, score: LONE_POINTING_SCORE } : hit];
}

/** "We speak of X when". */
function findSpeakOf(view: SentenceView, verb: number): DefinitionHit[] {
  if (view.words[verb + 1] !== 'of' || !SPEAKERS.has(view.words[verb - 1] ?? '')) return [];
  const end = nameEnd(view, verb + 2);
  const term =
    view.words[end] === 'when' || view.words[end] === 'if' ? englishTerm(view, verb + 2, end) : null;
  return term === null ? [] : [callHit(view, term)];
}

const POINTING_OBJECTS = new Set(['this', 'that', 'these', 'those', 'it', 'them', 'such']);
const NOT_CALLED = new Set(['preposition', 'particle', 'adverb', 'verb', 'punctuation']);
const CALLERS = new Set(['noun', 'proper-noun', 'pronoun']);

/** "We call", "the trade calls"; not "to call", "you can call". */
function isCaller(view: SentenceView, index: number): boolean {
  const word = view.words[index] ?? '';
  return SPEAKERS.has(word) || (word !== 'you' && CALLERS.has(view.tokens[index]?.partOfSpeech ?? ''));
}

/** Index of the token that ends the clause after "call": punctuation outside quotes, or the end of the sentence. */
function clauseEnd(view: SentenceView, from: number): number {
  const limit = Math.min(view.tokens.length, from + MAX_CALLED);
  let index = from;
  while (index < limit && !/^[,.;:!()—]$/.test(view.words[index] ?? '')) index++;
  return index;
}

/** The name that ends before `end`: what stands in quotes, after the last article, or after "it" alone. */
function lastName(view: SentenceView, from: number, end: number): EnglishTerm | null {
  let start = -1;
  const quoted = isQuote(view.words[end - 1]);
  for (let index = end - 2; index >= from; index--) {
    const word = view.words[index] ?? '';
    if (quoted ? isQuote(word) : ARTICLES.has(word)) {
      start = index;
      break;
    }
  }
  if (start < 0 && POINTING_OBJECTS.has(view.words[from - 1] ?? '')) start = from;
  if (start < 0 || end - start > MAX_NAME) return null;
  return nameEnd(view, start) < end ? null : englishTerm(view, start, end);
}

function callHit(view: SentenceView, term: EnglishTerm): DefinitionHit {
  const passage = { start: afterConnective(view), end: view.sentence.end };
  return {
    pattern: 'we-call',
    score: WE_CALL_SCORE + (term.marked ? MARK_BONUS : 0),
    term: term.span,
    passage,
  };
}

/** "By X we mean …", "by X is meant …". */
function findWeMean(view: SentenceView): DefinitionHit[] {
  if (view.words[0] !== 'by') return [];
  const passive = view.words.findIndex(
    (word, index) => word === 'meant' && COPULAS.has(view.words[index - 1] ?? ''),
  );
  const verb = passive > 0 ? passive : view.words.findIndex((word) => MEANING_VERBS.has(word));
  if (verb < 3 || (passive < 0 && !SPEAKERS.has(view.words[verb - 1] ?? ''))) return [];
  const term = englishTerm(view, 1, verb - 1);
  if (term === null) return [];
  const passage = { start: view.sentence.start, end: view.sentence.end };
  const score = passive > 0 ? BY_IS_MEANT_SCORE : WE_MEAN_SCORE;
  return [{ pattern: 'we-mean', score, term: term.span, passage }];
}

/**
 * Sentences that give a name after the description: "A wheel that lifts water is called a noria".
 *
 * @param cues see `englishCues`
 */
export function findEnglishNamings(view: SentenceView, cues: number): DefinitionHit[] {
  const hits: DefinitionHit[] = (cues & CUE.meaning) === 0 ? [] : findWeMean(view);
  if ((cues & CUE.call) !== 0) {
    view.words.forEach((word, index) => {
      if (word === 'call' || word === 'calls') hits.push(...findCall(view, index));
      if (word === 'speak') hits.push(...findSpeakOf(view, index));
    });
  }
  if ((cues & CUE.naming) === 0) return hits;
  for (let index = 1; index < view.tokens.length; index++) {
    const naming = namingVerbAt(view, index);
    if (naming === null || PERSONS.has(view.words[index - 1] ?? '')) continue;
    // "It is still called merge-service": what "it" is stands anywhere.
    if (hasPronounSubject(view, index) && !POINTING.has(view.words[0] ?? '')) continue;
    const part = view.tokens[naming.name]?.partOfSpeech;
    if (part === undefined || part === 'preposition' || part === 'pronoun') continue;
    const points = POINTING.has(view.words[0] ?? '');
    const pointing = points && index <= MIN_DESCRIPTION;
    // "Those isolated systems are referred to as": what they are stands before.
    const pointingFactor = points ? POINTING_FACTOR : 1;
    if (index < MIN_DESCRIPTION && !pointing) continue;
    const term = englishTerm(view, naming.name, nameEnd(view, naming.name));
    if (term === null) continue;
    const definite = term.definite && !endsClause(view, naming.name) ? DEFINITE_FACTOR : 1;
    if (definite < 1 && view.words[index] === 'called') continue;
    if (isLoneVerb(view, naming.name) && !term.marked) continue;
    hits.push(
      pointing
        ? pointingHit(view, term)
        : namingHit(view, term, index, naming.score * certainty(view, index) * definite * pointingFactor),
    );
  }
  return hits;
}

/** "Referred to as running on": what follows is no name. */
function isLoneVerb(view: SentenceView, index: number): boolean {
  const next = view.tokens[index + 1]?.partOfSpeech;
  return view.tokens[index]?.partOfSpeech === 'verb' && next !== 'noun' && next !== 'proper-noun';
}

const PASSIVE = new Set(['is', 'are', 'be', 'being', 'been']);
const POINTING_FACTOR = 0.75;
/** A name that is set apart is one; that the sentence describes it has to be sure before. */
const SURE_NAMING = 0.5;
const MARK_BONUS = 0.1;
const PARTICIPLE_FACTOR = 0.6;
/** "Referred to as the crime without a victim" is a figure of speech as often as a name. */
const DEFINITE_FACTOR = 0.75;

/** "Such a wheel is called X" says more about X than "it has a wheel called X". */
function certainty(view: SentenceView, index: number): number {
  const before = view.words.slice(Math.max(0, index - 3), index);
  return before.some((word) => PASSIVE.has(word)) ? 1 : PARTICIPLE_FACTOR;
}

/** Tells whether the name is the last thing in its clause. */
function endsClause(view: SentenceView, from: number): boolean {
  const next = view.tokens[nameEnd(view, from)];
  return next === undefined || /^(?:[.;!,]|and)$/.test(next.surface);
}

/** "It is also called": a pronoun stands before the verb, auxiliaries and adverbs passed over. */
function hasPronounSubject(view: SentenceView, verb: number): boolean {
  let index = verb - 1;
  while (index > 0 && PASSED_OVER.has(view.tokens[index]?.partOfSpeech ?? '')) index--;
  const word = view.words[index] ?? '';
  // "A pilot who has mastered it is called": an object.
  if (view.tokens[index - 1]?.partOfSpeech === 'verb') return false;
  return index < verb - 1 && (POINTING.has(word) || PERSONS.has(word)) && word !== 'who' && word !== 'that';
}

const PASSED_OVER = new Set(['auxiliary', 'adverb']);

function namingHit(view: SentenceView, term: EnglishTerm, verb: number, score: number): DefinitionHit {
  const passage = clauseAround(view, verb);
  const bonus = term.marked && score >= SURE_NAMING ? MARK_BONUS : 0;
  return { pattern: 'called', score: score + bonus, term: term.span, passage };
}

const POINTING_SCORE = 0.5;
/** Nothing stands before it that it could point at. */
const LONE_POINTING_SCORE = 0.3;

/** "This is called X" points at the sentence before, so the passage begins there. */
function pointingHit(view: SentenceView, term: EnglishTerm): DefinitionHit {
  const start = view.block.sentences[view.index - 1]?.start ?? view.sentence.start;
  const passage = { start, end: view.sentence.end };
  const score = start < view.sentence.start ? POINTING_SCORE : LONE_POINTING_SCORE;
  return { pattern: 'this-is-called', score, term: term.span, passage };
}
