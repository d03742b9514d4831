import type { Token } from '../../text/model.ts';
import { type CandidateSpan, MAX_TOKENS } from './candidate-span.ts';
import { CLAUSE_GERUNDS_EN, GENERAL_ADJECTIVES_EN, NEVER_EN } from './general-words-en.ts';

const LETTER = /\p{L}/u;
const BEFORE_SMALL_A = 0x60;
const SMALL_Z = 0x7a;
const TO_SMALL = 0x20;
const CAPITAL = /^\p{Lu}/u;
const SINGLE_SMALL_LETTER = /^\p{Ll}$/u;
const PARTICIPLE = /(?:ed|ing|wn|ven|ten|ilt|own)$/;
const NUMBER_WITH_LETTERS = /^\d+\p{L}+$/u;
/** twenty-eight days, nineteenth ring */
const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:th)?(?:-(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?$/;
/** Classes after which a participle qualifies the noun that follows it. */
const BEFORE_PARTICIPLE = new Set(['determiner', 'adjective', 'preposition', 'conjunction', 'punctuation']);
const NOMINAL = new Set(['noun', 'proper-noun', 'adjective']);
/** Classes of the last parts of hyphenated words that may be names: carry-over, pay-as-you-go, write-ahead. */
const HYPHENATED_NAMES = new Set(['preposition', 'particle', 'adverb', 'other', 'verb']);
/** Prepositions inside terms, such as "point of failure" and "infrastructure as code". */
const LINKING = new Set(['of', 'as', 'in']);
/** Parkinson's disease, Tenants' Advice Centre */
const POSSESSIVE = new Set(["'s", '’s', "'", '’']);
const ARTICLES = new Set(['a', 'an']);
/** Tokens on either side of a preposition inside a term. */
const MAX_BEFORE_LINK = 2;
const MAX_AFTER_LINK = 2;

function isQualifyingParticiple(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || !NOMINAL.has(next.partOfSpeech)) return false;
  if (!PARTICIPLE.test(token.surface) || CLAUSE_GERUNDS_EN.has(token.surface)) return false;
  const previous = tokens[index - 1];
  // "Come in," asked Arlen.
  if (next.partOfSpeech === 'proper-noun' && previous?.partOfSpeech === 'punctuation') return false;
  return previous === undefined || BEFORE_PARTICIPLE.has(previous.partOfSpeech);
}

/** The letter of a hyphenated word, whatever class its last part has: "drive-in racking", "a bleed-off", "twenty-eight days". */
function letterOfHyphenated(token: Token, next: Token | undefined): string {
  if (token.partOfSpeech === 'proper-noun') return 'P';
  if (token.partOfSpeech === 'noun') return NUMBER_WORD.test(token.lemma) ? ' ' : 'N';
  if (token.partOfSpeech === 'adjective') return NUMBER_WORD.test(token.lemma) ? ' ' : 'A';
  if (!HYPHENATED_NAMES.has(token.partOfSpeech) || GENERAL_ADJECTIVES_EN.has(token.lemma)) return ' ';
  return next !== undefined && NOMINAL.has(next.partOfSpeech) ? 'A' : 'N';
}

/** A verb form that looks like a plural: exports, releases. */
const PLURAL_OR_VERB = /[a-z][^su]s$/;
/** Classes of what stands behind a verb and before its object, but behind no noun that has had no verb yet. */
const BEFORE_OBJECT = new Set(['determiner', 'pronoun']);
/** Classes of what stands behind a verb without an object, and behind nouns too. */
const BEFORE_ADVERBIAL = new Set(['preposition', 'adverb']);
/** So many tokens are looked through for the verb of a clause, on either side. */
const MAX_CLAUSE = 12;

function isVerb(token: Token): boolean {
  return token.partOfSpeech === 'verb' || token.partOfSpeech === 'auxiliary';
}

function endsClause(token: Token): boolean {
  return token.partOfSpeech === 'punctuation' || token.partOfSpeech === 'conjunction';
}

/**
 * Tells whether the tagger has most likely taken a verb for a plural noun: it stands behind a noun, its clause has no other
 * verb before it, and an object follows ("the gateway exports its readings"), or the clause is a sentence that would have
 * no verb at all ("The pulse travels along the cable.").
 */
function isMisreadVerb(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (token === undefined || next === undefined || before === undefined) return false;
  const hasObject = BEFORE_OBJECT.has(next.partOfSpeech);
  if (!hasObject && !BEFORE_ADVERBIAL.has(next.partOfSpeech)) return false;
  if (!PLURAL_OR_VERB.test(token.surface)) return false;
  if (before.partOfSpeech !== 'noun' && before.partOfSpeech !== 'proper-noun') return false;
  let opening: Token = before;
  for (let at = index - 1; at >= Math.max(0, index - MAX_CLAUSE); at--) {
    const word = tokens[at];
    if (word === undefined || endsClause(word)) break;
    if (isVerb(word)) return false;
    opening = word;
  }
  return hasObject || (opening.partOfSpeech === 'determiner' && isSentenceWithoutVerb(tokens, index + 1));
}

/** Tells whether no verb follows up to the full stop, so that what stands there would be no sentence. */
function isSentenceWithoutVerb(tokens: readonly Token[], first: number): boolean {
  for (let index = first; index < first + MAX_CLAUSE; index++) {
    const token = tokens[index];
    if (token === undefined || isVerb(token)) return false;
    if (endsClause(token)) return token.surface === '.';
  }
  return false;
}

/** Classes of what stands behind a noun phrase. */
const BEHIND_NOUN = new Set(['punctuation', 'conjunction', 'preposition', 'auxiliary', 'verb']);

/**
 * Tells whether the tagger has most likely taken a noun for a verb: a bare form behind an adjective or a hyphenated word
 * and before no object, as in "the off-cycle defrost of".
 */
function isMisreadNoun(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined || token.surface !== token.lemma) return false;
  if (before.detail !== 'hyphenated' && before.partOfSpeech !== 'adjective') return false;
  const next = tokens[index + 1];
  return next === undefined || BEHIND_NOUN.has(next.partOfSpeech);
}

/** Tells whether a word has a letter; nearly all begin with one. */
function hasLetter(surface: string): boolean {
  const first = surface.charCodeAt(0) | TO_SMALL;
  return (first > BEFORE_SMALL_A && first <= SMALL_Z) || LETTER.test(surface);
}

function isNever({ lemma, surface }: Token): boolean {
  return NEVER_EN.has(lemma) || !hasLetter(surface);
}

/** The letter of a token in the shape of a phrase, or a space for one that ends it. */
function letterOf(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  if (token === undefined) return ' ';
  if (token.detail === 'hyphenated') {
    return isNever(token) ? ' ' : letterOfHyphenated(token, tokens[index + 1]);
  }
  // The classes come first: most words of a text are of a class that no phrase has inside.
  switch (token.partOfSpeech) {
    case 'noun':
      if (isNever(token) || (token.surface.length === 1 && SINGLE_SMALL_LETTER.test(token.surface)))
        return ' ';
      return isMisreadVerb(tokens, index) ? ' ' : 'N';
    case 'proper-noun':
      return isNever(token) ? ' ' : 'P';
    case 'adjective':
      return isNever(token) ? ' ' : 'A';
    case 'verb':
      if (isNever(token)) return ' ';
      if (isMisreadNoun(tokens, index)) return 'N';
      return isQualifyingParticiple(tokens, index) ? 'V' : ' ';
    case 'number':
      return NUMBER_WITH_LETTERS.test(token.surface) && !isNever(token) ? 'N' : ' ';
    default:
      return ' ';
  }
}

const isHead = (letter: string | undefined): boolean => letter === 'N' || letter === 'P';

/** A noun phrase: a run of qualifiers and nouns that ends with a noun. */
interface Chunk {
  readonly first: number;
  readonly last: number;
  /** One for each of its tokens. */
  readonly letters: string;
}

/** The noun phrase in a run of letters, or null where it has no noun. */
function chunkOf(run: string, first: number): Chunk | null {
  let length = run.length;
  while (length > 0 && !isHead(run[length - 1])) length--;
  return length === 0 ? null : { first, last: first + length, letters: run.slice(0, length) };
}

function pushPhrases({ first, letters }: Chunk, spans: CandidateSpan[]): void {
  const { length } = letters;
  for (let from = 0; from < length; from++) {
    const furthest = Math.min(length, from + MAX_TOKENS);
    for (let to = from + 1; to <= furthest; to++) {
      if (!isHead(letters[to - 1])) continue;
      const maximal = from === 0 && to === length;
      spans.push({ first: first + from, last: first + to, shape: letters.slice(from, to), maximal });
    }
  }
}

/** Tells whether a preposition or a possessive makes one phrase of two chunks. */
function areLinked(tokens: readonly Token[], before: Chunk, after: Chunk): boolean {
  const link = tokens[before.last];
  if (link === undefined || after.first - before.last > 2) return false;
  const isPossessive = POSSESSIVE.has(link.surface);
  if (!isPossessive && !LINKING.has(link.lemma)) return false;
  const isAdjacent = after.first === before.last + 1;
  const holder = tokens[before.last - 1];
  const isName = holder !== undefined && CAPITAL.test(holder.surface);
  if (isPossessive) return isAdjacent && isName && holder.end === link.start;
  if (isAdjacent) return true;
  const article = tokens[before.last + 1]?.lemma ?? '';
  if (link.lemma === 'as') return ARTICLES.has(article);
  // Warden of the Deep: a name by its capitals.
  const isHeldByName = CAPITAL.test(tokens[after.first]?.surface ?? '') && isName;
  return link.lemma === 'of' && article === 'the' && isHeldByName;
}

/** Phrases such as "rate of return" and "Order of the Lantern". */
function pushLinked(tokens: readonly Token[], before: Chunk, after: Chunk, spans: CandidateSpan[]): void {
  if (after.last - after.first > MAX_AFTER_LINK || !areLinked(tokens, before, after)) return;
  const letter = POSSESSIVE.has(tokens[before.last]?.surface ?? '') ? 'S' : 'I';
  const isName = after.first > before.last + 1 && tokens[before.last]?.lemma === 'of';
  for (let first = Math.max(before.first, before.last - MAX_BEFORE_LINK); first < before.last; first++) {
    const shape = `${before.letters.slice(first - before.first)}${letter}${after.letters}`;
    spans.push({ first, last: after.last, shape, maximal: isName && first === before.first });
  }
}

/**
 * Finds the candidates in an English sentence: noun phrases with all phrases inside them, phrases with "of",
 * "as" and "in", possessives of names, and adjectives by themselves.
 *
 * Cost is linear in the number of tokens: no candidate is longer than `MAX_TOKENS`.
 */
export function englishSpans(tokens: readonly Token[]): CandidateSpan[] {
  const spans: CandidateSpan[] = [];
  const adjectives: CandidateSpan[] = [];
  let previous: Chunk | null = null;
  let run = '';
  for (let index = 0; index <= tokens.length; index++) {
    const letter = letterOf(tokens, index);
    if (letter === 'A') adjectives.push({ first: index, last: index + 1, shape: 'A', maximal: false });
    if (letter !== ' ') {
      run += letter;
    } else if (run !== '') {
      const chunk = chunkOf(run, index - run.length);
      run = '';
      if (chunk === null) continue;
      pushPhrases(chunk, spans);
      if (previous !== null) pushLinked(tokens, previous, chunk, spans);
      previous = chunk;
    }
  }
  spans.push(...adjectives);
  return spans;
}
