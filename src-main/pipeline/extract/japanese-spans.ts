import { hasJapaneseLetter } from '../../text/script.ts';
import type { Token } from '../../text/model.ts';
import { type CandidateSpan, MAX_TOKENS } from './candidate-span.ts';
import { POINTING_PREFIXES_JA, POINTING_SUFFIXES_JA, PREDICATE_ENDINGS_JA } from './general-words-ja.ts';

const KATAKANA = /^[\u30A1-\u30FA\u30FC]+$/;
const LATIN = /^[\p{Script=Latin}\d]+$/u;
const HIRAGANA = /^[\u3041-\u3096\u30FC]+$/;
const MIDDLE_DOT = /^[・･]$/;
const LATIN_JOINER = /^[-/.+&_]$/;
/** Adverbial nouns that still stand inside compounds, such as 応答時間. */
const ADVERBIAL_IN_COMPOUNDS = new Set(['時間', '時刻', '結果', '期間', '日数']);
/** Suffixes that only stand inside a compound or are no part of a name at all. */
function isPointing(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (PREDICATE_ENDINGS_JA.has(token.surface)) return true;
  return token.partOfSpeech === 'suffix' && POINTING_SUFFIXES_JA.has(token.surface);
}

/** Tells whether a cut between two tokens would cut a katakana word that the tokeniser has torn apart, as アイコ|ン. */
function cutsWord(before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || after === undefined || before.end !== after.start) return false;
  if (!KATAKANA.test(before.surface) || !KATAKANA.test(after.surface)) return false;
  return before.surface.length === 1 || after.surface.length === 1;
}

/** English words that stand inside names in Latin letters, but not at their ends. */
const ENGLISH_LINKS = new Set('a an the of as in for'.split(' '));
/** English words that end such a name. */
const ENGLISH_FUNCTION_WORDS = new Set(
  'on at to from by with and or is are be not no it its this that vs etc e.g i.e'.split(' '),
);

/** The letter of a word in the shape of a compound, or the empty string for one that ends it. */
function letterOf(token: Token): string {
  if (ENGLISH_LINKS.has(token.lemma)) return 'I';
  if (ENGLISH_FUNCTION_WORDS.has(token.lemma)) return '';
  switch (token.partOfSpeech) {
    case 'noun':
      if (token.detail.startsWith('非自立')) return '';
      if (token.detail.startsWith('副詞可能')) return ADVERBIAL_IN_COMPOUNDS.has(token.surface) ? 'F' : '';
      return 'N';
    case 'proper-noun':
      return 'P';
    case 'adjective':
      return token.detail === '形容動詞語幹' || token.detail === 'ナイ形容詞語幹' ? 'A' : '';
    case 'prefix':
      return token.detail === '名詞接続' && !POINTING_PREFIXES_JA.has(token.surface) ? 'X' : '';
    case 'suffix':
      return token.detail.startsWith('人名') ? '' : 'F';
    case 'number':
      return 'D';
    default:
      return '';
  }
}

/** Tells whether a mark between two words joins them: the dot in エンド・ツー・エンド, the slash in CI/CD. */
function isJoiner(before: Token | undefined, mark: Token, after: Token | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.end !== mark.start || mark.end !== after.start) return false;
  if (MIDDLE_DOT.test(mark.surface)) return KATAKANA.test(before.surface) && KATAKANA.test(after.surface);
  return LATIN_JOINER.test(mark.surface) && LATIN.test(before.surface) && LATIN.test(after.surface);
}

/** Tells whether a compound goes on over the gap between two words: only one space, next to Latin or between katakana. */
function goesOnOverGap(before: Token, after: Token): boolean {
  const gap = after.start - before.end;
  if (gap === 0) return true;
  if (gap > 1) return false;
  if (LATIN.test(before.surface) || LATIN.test(after.surface)) return true;
  return KATAKANA.test(before.surface) && KATAKANA.test(after.surface);
}

interface Compound {
  readonly first: number;
  readonly last: number;
}

/** Drops from the ends of a run what belongs to no name: counters, bare suffixes, prefixes and numbers. */
function trimRun(tokens: readonly Token[], letters: readonly string[], run: Compound): Compound {
  let { first, last } = run;
  while (first < last) {
    const letter = letters[first];
    const isCounted = letter === 'D' && letters[first + 1] === 'F';
    if (isCounted) first += 2;
    else if (!mayStart(letter)) first++;
    else break;
  }
  while (last > first) {
    if (mayEnd(tokens[last - 1], letters[last - 1])) break;
    last--;
  }
  return { first, last };
}

/** The compounds of a sentence: runs of nouns with their prefixes and suffixes. */
function compoundsOf(tokens: readonly Token[], letters: readonly string[]): Compound[] {
  const compounds: Compound[] = [];
  let first = 0;
  const close = (last: number): void => {
    const compound = trimRun(tokens, letters, { first, last });
    if (compound.first < compound.last) compounds.push(compound);
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const previous = tokens[index - 1];
    if (token === undefined) break;
    if (letters[index] === '') {
      close(index);
      first = index + 1;
    } else if (index > first && previous !== undefined && !goesOnOverGap(previous, token)) {
      close(index);
      first = index;
    }
  }
  close(tokens.length);
  return compounds;
}

function mayStart(letter: string | undefined): boolean {
  return letter !== 'F' && letter !== 'J' && letter !== 'D' && letter !== 'I';
}

function mayEnd(token: Token | undefined, letter: string | undefined): boolean {
  return letter !== 'X' && letter !== 'J' && letter !== 'D' && letter !== 'I' && !isPointing(token);
}

/** Tells whether one word may be a candidate: not a single ideograph, nor a short word in hiragana or digits. */
function maybeTermAlone(token: Token | undefined): boolean {
  if (token === undefined || token.partOfSpeech === 'prefix' || token.partOfSpeech === 'suffix') return false;
  if (HIRAGANA.test(token.surface)) return token.surface.length >= 4;
  if (token.surface.length >= 2) return true;
  return token.partOfSpeech === 'proper-noun' && hasJapaneseLetter(token.surface) && token.known;
}

/**
 * Finds the candidates in a Japanese sentence: compounds rebuilt from runs of nouns, prefixes and suffixes,
 * Latin words among them, with all compounds inside them.
 *
 * Cost is linear in the number of tokens: no candidate is longer than `MAX_TOKENS`, but a whole compound of up
 * to twice as many.
 */
export function japaneseSpans(tokens: readonly Token[]): CandidateSpan[] {
  const letters = tokens.map((token, index) =>
    isJoiner(tokens[index - 1], token, tokens[index + 1]) ? 'J' : letterOf(token),
  );
  const spans: CandidateSpan[] = [];
  for (const compound of compoundsOf(tokens, letters)) {
    for (let first = compound.first; first < compound.last; first++) {
      if (!mayStart(letters[first]) || cutsWord(tokens[first - 1], tokens[first])) continue;
      for (let last = first + 1; last <= Math.min(compound.last, first + 2 * MAX_TOKENS); last++) {
        const maximal = first === compound.first && last === compound.last;
        if (last - first > MAX_TOKENS && !maximal) continue;
        if (!mayEnd(tokens[last - 1], letters[last - 1]) || cutsWord(tokens[last - 1], tokens[last]))
          continue;
        if (last === first + 1 && !maybeTermAlone(tokens[first])) continue;
        spans.push({ first, last, shape: letters.slice(first, last).join(''), maximal });
      }
    }
  }
  return spans;
}
