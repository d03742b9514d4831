import { hasJapaneseLetter } from '../../text/script.ts';
import type { Token } from '../../text/model.ts';
import { type CandidateSpan, MAX_TOKENS } from './candidate-span.ts';
import {
  ADVERBIAL_NOUNS_JA,
  POINTING_PREFIXES_JA,
  POINTING_SUFFIXES_JA,
  PREDICATE_ENDINGS_JA,
} from './general-words-ja.ts';

const KATAKANA = /^[\u30A1-\u30FA\u30FC]+$/;
const LATIN = /^[\p{Script=Latin}\d]+$/u;
const HIRAGANA = /^[\u3041-\u3096\u30FC]+$/;
const MIDDLE_DOT = /^[・･]$/;
const LATIN_WORD = /^\p{Script=Latin}+$/u;
const IDEOGRAPH = /\p{Script=Han}/u;
const SINGLE_IDEOGRAPH = /^\p{Script=Han}$/u;
/** How verbs end in their dictionary form, which joins to no noun. */
const FINITE_ENDING = /[うくぐすつぬぶむる]$/;
/** Particles before a verb that has an object or a subject: it is no noun then. */
const VERB_PARTICLES = new Set(['を', 'に', 'が', 'へ', 'で', 'も']);
/** Particles behind a noun that no verb has behind its stem. */
const NOUN_PARTICLES = new Set(['を', 'が', 'の', 'は']);
const OPENING_BRACKET = /^[（(]$/;
const CLOSING_BRACKET = /^[）)]$/;
const LATIN_JOINER = /^[-/.+&_]$/;
/** Adverbial nouns that still stand inside compounds, such as 応答時間. */
const ADVERBIAL_IN_COMPOUNDS = new Set(['時間', '時刻', '結果', '期間', '日数']);
/** Suffixes that only stand inside a compound or are no part of a name at all. */
function isPointing(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (PREDICATE_ENDINGS_JA.has(token.surface)) return true;
  return token.partOfSpeech === 'suffix' && POINTING_SUFFIXES_JA.has(token.surface);
}

/**
 * Tells whether a cut between two tokens would cut a word that the tokeniser has torn apart: アイコ|ン, 灯|務|院. A
 * suffix is a word's end wherever it stands.
 */
function cutsWord(before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || after === undefined || before.end !== after.start) return false;
  if (SINGLE_IDEOGRAPH.test(before.surface) && SINGLE_IDEOGRAPH.test(after.surface)) {
    return after.partOfSpeech !== 'suffix';
  }
  if (!KATAKANA.test(before.surface) || !KATAKANA.test(after.surface)) return false;
  return [before, after].some(
    ({ surface, partOfSpeech }) => surface.length === 1 || partOfSpeech === 'adverb',
  );
}

/** What ends the names of files and hosts behind a full stop. Some names of programs end in js. */
const ADDRESS_ENDINGS = new Set(
  'com org net jp html htm md txt json yaml yml csv pdf png svg ts tsx'.split(' '),
);

/** Tells whether a run of words is the name of a file or a host: docs/store.md, www.example.com. */
function isAddress(tokens: readonly Token[], { first, last }: Compound): boolean {
  for (let index = first + 2; index < last; index++) {
    const token = tokens[index];
    if (token !== undefined && tokens[index - 1]?.surface === '.' && ADDRESS_ENDINGS.has(token.surface))
      return true;
  }
  return false;
}

/** English words that stand inside names in Latin letters, but not at their ends. */
const ENGLISH_LINKS = new Set('a an the of as in for'.split(' '));
/** English words that end such a name. */
const ENGLISH_FUNCTION_WORDS = new Set(
  'on at to from by with and or is are be not no it its this that vs etc e.g i.e'.split(' '),
);

/** A noun that may stand for an adverb: 同期 and 夜 are names or parts of them, 最近 and あいだ are not. */
function letterOfAdverbial({ surface }: Token): string {
  if (ADVERBIAL_IN_COMPOUNDS.has(surface)) return 'F';
  return HIRAGANA.test(surface) || ADVERBIAL_NOUNS_JA.has(surface) ? '' : 'N';
}

/** Tells whether one of two tokens follows the other without a gap, as a word of a compound. */
function joinsNoun(token: Token, noun: Token | undefined): boolean {
  if (noun === undefined || (noun.start !== token.end && noun.end !== token.start)) return false;
  return noun.partOfSpeech === 'noun' || noun.partOfSpeech === 'suffix' || noun.partOfSpeech === 'adjective';
}

/**
 * Tells whether a verb's stem is a noun or a part of one: 締め付けトルク, 誤検知, 見守りを行う, but not 設定を行い確認する.
 */
function isNominalStem(before: Token | undefined, token: Token, after: Token | undefined): boolean {
  const { surface, lemma, detail } = token;
  if (detail !== '自立' || lemma === surface || FINITE_ENDING.test(surface) || !IDEOGRAPH.test(surface))
    return false;
  if (before !== undefined && before.partOfSpeech === 'particle' && VERB_PARTICLES.has(before.surface))
    return false;
  if (after === undefined) return joinsNoun(token, before);
  if (after.partOfSpeech === 'particle') return NOUN_PARTICLES.has(after.surface);
  return joinsNoun(token, after);
}

/** The letter of a token that its own class does not make a part of a compound, but what stands beside it does. */
function letterBeside(before: Token | undefined, token: Token, after: Token | undefined): string {
  if (token.partOfSpeech === 'verb') return isNominalStem(before, token, after) ? 'N' : '';
  const isTorn = token.partOfSpeech === 'adverb' && (cutsWord(before, token) || cutsWord(token, after));
  return isTorn ? 'N' : '';
}

/** Tells whether a word in kana is only the reading of what stands before its bracket: 潮晶（ちょうしょう）. */
function isReading(before: Token | undefined, token: Token, after: Token | undefined): boolean {
  return (
    HIRAGANA.test(token.surface) &&
    OPENING_BRACKET.test(before?.surface ?? '') &&
    CLOSING_BRACKET.test(after?.surface ?? '')
  );
}

/** The letter of a word in the shape of a compound, or the empty string for one that ends it. */
function letterOf(token: Token): string {
  if (ENGLISH_LINKS.has(token.lemma)) return 'I';
  if (ENGLISH_FUNCTION_WORDS.has(token.lemma)) return '';
  switch (token.partOfSpeech) {
    case 'noun':
      if (token.detail.startsWith('非自立')) return '';
      return token.detail.startsWith('副詞可能') ? letterOfAdverbial(token) : 'N';
    case 'proper-noun':
      // To the dictionary あいだ is a place.
      return HIRAGANA.test(token.surface) && ADVERBIAL_NOUNS_JA.has(token.surface) ? '' : 'P';
    case 'adjective':
      return token.detail === '形容動詞語幹' || token.detail === 'ナイ形容詞語幹' ? 'A' : '';
    case 'prefix':
      return token.detail === '名詞接続' && !POINTING_PREFIXES_JA.has(token.surface) ? 'X' : '';
    case 'suffix':
      if (token.detail.startsWith('人名')) return '';
      // 島ごと, 仲間どうし: written in kana it belongs to what goes on behind it.
      return HIRAGANA.test(token.surface) && POINTING_SUFFIXES_JA.has(token.surface) ? '' : 'F';
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
    // 当番三人: a number with its counter at the end.
    const isCounted = letters[last - 1] === 'F' && letters[last - 2] === 'D';
    if (!isCounted && mayEnd(tokens, letters, last)) break;
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
    if (compound.first < compound.last && !isAddress(tokens, compound)) compounds.push(compound);
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

/** Tells whether a compound may end before an index: with no number but one that belongs to a Latin word, as in SpO2. */
function mayEnd(tokens: readonly Token[], letters: readonly string[], last: number): boolean {
  const token = tokens[last - 1];
  const letter = letters[last - 1];
  if (letter === 'D') {
    const before = tokens[last - 2];
    return before !== undefined && before.end === token?.start && LATIN_WORD.test(before.surface);
  }
  return letter !== 'X' && letter !== 'J' && letter !== 'I' && !isPointing(token);
}

/** Tells whether one word may be a candidate: not a single ideograph, nor a short word in hiragana or digits. */
function maybeTermAlone(token: Token | undefined, isWhole: boolean): boolean {
  if (token === undefined || token.partOfSpeech === 'prefix' || token.partOfSpeech === 'suffix') return false;
  if (HIRAGANA.test(token.surface)) return token.surface.length >= 4;
  if (token.surface.length >= 2) return true;
  return isWhole && token.partOfSpeech === 'proper-noun' && hasJapaneseLetter(token.surface) && token.known;
}

/**
 * Finds the candidates in a Japanese sentence: compounds rebuilt from runs of nouns, prefixes and suffixes,
 * Latin words among them, with all compounds inside them.
 *
 * Cost is linear in the number of tokens: no candidate is longer than `MAX_TOKENS`, but a whole compound of up
 * to twice as many.
 */
export function japaneseSpans(tokens: readonly Token[]): CandidateSpan[] {
  const letters = tokens.map((token, index) => {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (isJoiner(before, token, after)) return 'J';
    if (isReading(before, token, after)) return '';
    const letter = letterOf(token);
    return letter === '' ? letterBeside(before, token, after) : letter;
  });
  const spans: CandidateSpan[] = [];
  for (const compound of compoundsOf(tokens, letters)) {
    for (let first = compound.first; first < compound.last; first++) {
      if (!mayStart(letters[first]) || cutsWord(tokens[first - 1], tokens[first])) continue;
      for (let last = first + 1; last <= Math.min(compound.last, first + 2 * MAX_TOKENS); last++) {
        const maximal = first === compound.first && last === compound.last;
        if (last - first > MAX_TOKENS && !maximal) continue;
        if (!mayEnd(tokens, letters, last) || cutsWord(tokens[last - 1], tokens[last])) continue;
        if (last === first + 1 && !maybeTermAlone(tokens[first], maximal)) continue;
        spans.push({ first, last, shape: letters.slice(first, last).join(''), maximal });
      }
    }
  }
  return spans;
}
