import type { Token } from '../../text/model.ts';
import { type CandidateSpan, MAX_TOKENS } from './candidate-span.ts';
import { CLAUSE_GERUNDS_EN, NEVER_EN } from './general-words-en.ts';

const LETTER = /\p{L}/u;
const SINGLE_SMALL_LETTER = /^\p{Ll}$/u;
const PARTICIPLE = /(?:ed|ing|wn|ven|ten|ilt|own)$/;
const NUMBER_WITH_LETTERS = /^\d+\p{L}+$/u;
/** Classes after which a participle qualifies the noun that follows it. */
const BEFORE_PARTICIPLE = new Set(['determiner', 'adjective', 'preposition', 'conjunction', 'punctuation']);
const NOMINAL = new Set(['noun', 'proper-noun', 'adjective']);
/** Prepositions inside terms, such as "point of failure" and "infrastructure as code". */
const LINKING = new Set(['of', 'as', 'in']);
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
  return previous === undefined || BEFORE_PARTICIPLE.has(previous.partOfSpeech);
}

/** The letter of a token in the shape of a phrase, or a space for one that ends it. */
function letterOf(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  if (token === undefined || NEVER_EN.has(token.lemma) || !LETTER.test(token.surface)) return ' ';
  switch (token.partOfSpeech) {
    case 'noun':
      return SINGLE_SMALL_LETTER.test(token.surface) ? ' ' : 'N';
    case 'proper-noun':
      return 'P';
    case 'adjective':
      return 'A';
    case 'verb':
      return isQualifyingParticiple(tokens, index) ? 'V' : ' ';
    case 'number':
      return NUMBER_WITH_LETTERS.test(token.surface) ? 'N' : ' ';
    default:
      return ' ';
  }
}

const isHead = (letter: string | undefined): boolean => letter === 'N' || letter === 'P';

interface Chunk {
  readonly first: number;
  readonly last: number;
}

/** The noun phrases of a sentence: runs of qualifiers and nouns that end with a noun. */
function chunksOf(letters: string): Chunk[] {
  const chunks: Chunk[] = [];
  let first = 0;
  for (let index = 0; index <= letters.length; index++) {
    if (index < letters.length && letters[index] !== ' ') continue;
    let last = index;
    while (last > first && !isHead(letters[last - 1])) last--;
    if (last > first) chunks.push({ first, last });
    first = index + 1;
  }
  return chunks;
}

function pushPhrases(letters: string, chunk: Chunk, spans: CandidateSpan[]): void {
  for (let first = chunk.first; first < chunk.last; first++) {
    const furthest = Math.min(chunk.last, first + MAX_TOKENS);
    for (let last = first + 1; last <= furthest; last++) {
      if (!isHead(letters[last - 1])) continue;
      const maximal = first === chunk.first && last === chunk.last;
      spans.push({ first, last, shape: letters.slice(first, last), maximal });
    }
  }
}

/** Phrases such as "rate of return", where nothing but a preposition and an article stand between two chunks. */
function pushLinked(
  tokens: readonly Token[],
  letters: string,
  before: Chunk,
  after: Chunk,
  spans: CandidateSpan[],
): void {
  const link = tokens[before.last]?.lemma ?? '';
  if (!LINKING.has(link) || after.last - after.first > MAX_AFTER_LINK) return;
  const isAdjacent =
    after.first === before.last + 1 ||
    (link === 'as' && after.first === before.last + 2 && ARTICLES.has(tokens[before.last + 1]?.lemma ?? ''));
  if (!isAdjacent) return;
  for (let first = Math.max(before.first, before.last - MAX_BEFORE_LINK); first < before.last; first++) {
    const shape = `${letters.slice(first, before.last)}I${letters.slice(after.first, after.last)}`;
    spans.push({ first, last: after.last, shape, maximal: false });
  }
}

/**
 * Finds the candidates in an English sentence: noun phrases with all phrases inside them, phrases with "of",
 * "as" and "in", and adjectives by themselves.
 *
 * Cost is linear in the number of tokens: no candidate is longer than `MAX_TOKENS`.
 */
export function englishSpans(tokens: readonly Token[]): CandidateSpan[] {
  let letters = '';
  for (let index = 0; index < tokens.length; index++) letters += letterOf(tokens, index);
  const chunks = chunksOf(letters);
  const spans: CandidateSpan[] = [];
  let previous: Chunk | null = null;
  for (const chunk of chunks) {
    pushPhrases(letters, chunk, spans);
    if (previous !== null) pushLinked(tokens, letters, previous, chunk, spans);
    previous = chunk;
  }
  for (let index = letters.indexOf('A'); index >= 0; index = letters.indexOf('A', index + 1)) {
    spans.push({ first: index, last: index + 1, shape: 'A', maximal: false });
  }
  return spans;
}
