import { type EnglishTerm, englishTerm, isQuote } from './english-term.ts';
import { ARTICLES, NAMING_VERBS } from './english-words.ts';
import { type DefinitionHit, type SentenceView, textOf } from './sentence-view.ts';

/** How many tokens before the naming verb must say what is named. */
const MIN_DESCRIPTION = 3;
const MAX_NAME = 10;

interface NamingVerb {
  /** Index of the first token of the name. */
  readonly name: number;
  readonly score: number;
}

/** Spares most sentences the closer look. */
const NAMING = /called|termed|dubbed|known as|referred to as/;

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
const POINTING = new Set(['this', 'that', 'these', 'those', 'it', 'they']);

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
    if (token.partOfSpeech === 'verb' && index > from && !endsWithGerund(view, index)) break;
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
const WE_MEAN_SCORE = 0.8;

/** "We call this pattern X": the name begins at a quote, or right after the pronoun; -1 for other uses of "call". */
function nameAfterCall(view: SentenceView, index: number): number {
  if (view.words[index] !== 'call' || !SPEAKERS.has(view.words[index - 1] ?? '')) return -1;
  if (!POINTING.has(view.words[index + 1] ?? '') && view.words[index + 1] !== 'them') return -1;
  for (let at = index + 2; at <= index + 4; at++) {
    if (isQuote(view.words[at])) return at;
  }
  return view.words[index + 1] === 'it' || view.words[index + 1] === 'them' ? index + 2 : -1;
}

function findCalls(view: SentenceView): DefinitionHit[] {
  if (!view.words.includes('call')) return [];
  return view.words.flatMap((_, index) => {
    const from = nameAfterCall(view, index);
    const term = from < 0 ? null : englishTerm(view, from, nameEnd(view, from));
    return term === null || term.definite ? [] : [pointingHit(view, term)];
  });
}

/** "By X we mean …". */
function findWeMean(view: SentenceView): DefinitionHit[] {
  if (view.words[0] !== 'by') return [];
  const verb = view.words.findIndex((word) => MEANING_VERBS.has(word));
  if (verb < 3 || !SPEAKERS.has(view.words[verb - 1] ?? '')) return [];
  const term = englishTerm(view, 1, verb - 1);
  const passage = { start: view.sentence.start, end: view.sentence.end };
  return term === null ? [] : [{ pattern: 'we-mean', score: WE_MEAN_SCORE, term: term.span, passage }];
}

/** Sentences that give a name after the description: "A wheel that lifts water is called a noria". */
export function findEnglishNamings(view: SentenceView): DefinitionHit[] {
  const hits: DefinitionHit[] = [...findWeMean(view), ...findCalls(view)];
  if (!NAMING.test(textOf(view, view.sentence))) return hits;
  for (let index = 1; index < view.tokens.length; index++) {
    const naming = namingVerbAt(view, index);
    if (naming === null || PERSONS.has(view.words[index - 1] ?? '')) continue;
    const part = view.tokens[naming.name]?.partOfSpeech;
    if (part === undefined || part === 'preposition' || part === 'pronoun') continue;
    const pointing = POINTING.has(view.words[0] ?? '') && index <= MIN_DESCRIPTION;
    if (index < MIN_DESCRIPTION && !pointing) continue;
    const term = englishTerm(view, naming.name, nameEnd(view, naming.name));
    if (term === null || (term.definite && view.words[index] === 'called')) continue;
    const definite = term.definite && !endsSentence(view, naming.name) ? DEFINITE_FACTOR : 1;
    if (isLoneVerb(view, naming.name) && !term.marked) continue;
    hits.push(
      pointing
        ? pointingHit(view, term)
        : namingHit(view, term, naming.score * certainty(view, index) * definite),
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
const PARTICIPLE_FACTOR = 0.75;
/** "Referred to as the crime without a victim" is a figure of speech as often as a name. */
const DEFINITE_FACTOR = 0.75;

/** "Such a wheel is called X" says more about X than "it has a wheel called X". */
function certainty(view: SentenceView, index: number): number {
  const before = view.words.slice(Math.max(0, index - 3), index);
  return before.some((word) => PASSIVE.has(word)) ? 1 : PARTICIPLE_FACTOR;
}

/** Tells whether the name is the last thing in its sentence. */
function endsSentence(view: SentenceView, from: number): boolean {
  const next = view.tokens[nameEnd(view, from)];
  return next === undefined || /^[.;!]$/.test(next.surface);
}

function namingHit(view: SentenceView, term: EnglishTerm, score: number): DefinitionHit {
  const passage = { start: view.sentence.start, end: view.sentence.end };
  return { pattern: 'called', score: score + (term.marked ? 0.1 : 0), term: term.span, passage };
}

/** "This is called X" points at the sentence before, so the passage begins there. */
function pointingHit(view: SentenceView, term: EnglishTerm): DefinitionHit {
  const start = view.block.sentences[view.index - 1]?.start ?? view.sentence.start;
  const passage = { start, end: view.sentence.end };
  return { pattern: 'this-is-called', score: 0.35, term: term.span, passage };
}
