import { singularOf } from './english-plural.ts';
import type { Language } from './model.ts';
import { normalise } from './normalise.ts';
import { detectLanguage, hasJapaneseLetter } from './script.ts';

const HYPHENS_AND_SPACES = /[\s-]+/g;
const JAPANESE = '\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー';
const SPACE_AT_JAPANESE = new RegExp(`(?<=[${JAPANESE}]) | (?=[${JAPANESE}])`, 'gu');
const MIDDLE_DOTS = /[・･·]/g;
const KATAKANA_WORD = /[\u30A1-\u30FA\u30FC]{4,}/g;
const LONG_VOWEL = /ー/g;
/** So many kana beside long vowels make a word that no other long vowels could turn into another one. */
const LONG_WORD = 5;
const PRINTABLE_ASCII = /^[ -~]*$/;
/** `API`, `VMs`: the small letter is the plural. */
const ACRONYM = /(?:^|[\s-])[\p{Lu}\p{N}]{2,}(s?)$/u;

/** Small ASCII letters in single words: nothing to fold, and most of English text. */
const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/;

/** `normalise` with hyphens as spaces and none at the ends, with short ways for what needs little. */
function fold(surface: string): string {
  const folded = PRINTABLE_ASCII.test(surface) ? surface.toLowerCase() : normalise(surface);
  return folded.replace(HYPHENS_AND_SPACES, ' ').trim();
}

/** サーバー is サーバ and インターフェース is インタフェース, but キー and エラー stay. */
function unifyLongVowels(word: string): string {
  const kana = word.replace(LONG_VOWEL, '');
  if (kana.length >= LONG_WORD) return kana;
  return word.endsWith('ー') ? word.slice(0, -1) : word;
}

/** Makes the head noun singular: the last word, or the last before "of". */
function singularPhrase(phrase: string): string {
  const of = phrase.indexOf(' of ');
  const headEnd = of < 0 ? phrase.length : of;
  const headStart = phrase.lastIndexOf(' ', headEnd - 1) + 1;
  const head = phrase.slice(headStart, headEnd);
  const singular = singularOf(head);
  return singular === head ? phrase : phrase.slice(0, headStart) + singular + phrase.slice(headEnd);
}

function englishKey(surface: string): string {
  const phrase = fold(surface);
  const acronym = ACRONYM.exec(surface.trim());
  if (acronym === null) return singularPhrase(phrase);
  return acronym[1] === 's' ? phrase.slice(0, -1) : phrase;
}

function japaneseKey(surface: string): string {
  return normalise(surface)
    .replace(MIDDLE_DOTS, '')
    .replace(HYPHENS_AND_SPACES, ' ')
    .replace(SPACE_AT_JAPANESE, '')
    .replace(KATAKANA_WORD, unifyLongVowels)
    .trim();
}

/**
 * Gives the key that groups the written variants of a term: width, case, hyphens and spaces, the English
 * plural of the head noun, and in Japanese the middle dot and long vowels
 * that writers may leave out (サーバー, サーバ).
 *
 * Text with kana or kanji follows the Japanese rules in any language, text without them the English ones, so
 * that `API` is one term wherever it stands.
 *
 * @param surface a term as it is written, without articles or brackets around it
 * @param language the language of the text it stands in
 * @returns the key; empty where the surface has no visible character
 */
export function termKeyOfText(surface: string, language: Language): string {
  if (PLAIN_WORDS.test(surface)) return language === 'other' ? surface : singularPhrase(surface);
  if (hasJapaneseLetter(surface)) return japaneseKey(surface);
  if (language === 'other') return fold(surface);
  return englishKey(surface);
}

/** The key of a term that stands by itself, in no text whose language is known. */
export function termKeyOf(term: string): string {
  return termKeyOfText(term, detectLanguage(term));
}
