import type { Token } from '../../text/model.ts';
import { hasJapaneseLetter } from '../../text/script.ts';
import { isPartOf } from './japanese-spelling.ts';

const ACRONYM = /^[A-Z][A-Z0-9]{1,6}$/;
const JAPANESE_SHORT = /^[\p{Script=Han}\p{Script=Katakana}ー]{2,6}$/u;
const JAPANESE_LONG = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・]{4,30}$/u;

function isAffix({ partOfSpeech }: Token): boolean {
  return partOfSpeech === 'prefix' || partOfSpeech === 'suffix';
}

/** The words of a name, without the marks between them. */
function wordsOf(name: readonly Token[]): readonly Token[] {
  return name.filter(({ partOfSpeech }) => partOfSpeech !== 'symbol' && partOfSpeech !== 'punctuation');
}

const KATAKANA_NAME = /^[\p{Script=Katakana}ー・]{8,}$/u;
/** The Latin letters that the rows of the kana stand for at the beginning of a borrowed word. */
const LETTERS_OF_KANA: readonly (readonly [kana: RegExp, letters: RegExp])[] = [
  [/^[アイウエオヴ]/, /^[AEIOUVWHX]/],
  [/^[カキクケコ]/, /^[CKQ]/],
  [/^[サシスセソ]/, /^[CST]/],
  [/^[タチツテト]/, /^[CT]/],
  [/^[ナニヌネノ]/, /^[NK]/],
  [/^[ハヒフヘホ]/, /^[FHPW]/],
  [/^[マミムメモ]/, /^M/],
  [/^[ヤユヨ]/, /^[EUXY]/],
  [/^[ラリルレロ]/, /^[LRW]/],
  [/^ワ/, /^[OW]/],
  [/^[ガギグゲゴ]/, /^G/],
  [/^[ザジズゼゾ]/, /^[GJXZ]/],
  [/^[ダヂヅデド]/, /^D/],
  [/^[バビブベボ]/, /^[BV]/],
  [/^[パピプペポ]/, /^P/],
];

/** Tells whether an acronym and a long name in katakana begin alike: PLC and プログラマブルロジックコントローラ. */
function beginsLikeKatakana(acronym: string, name: string): boolean {
  if (!KATAKANA_NAME.test(name)) return false;
  return LETTERS_OF_KANA.some(([kana, letters]) => kana.test(name) && letters.test(acronym));
}

/**
 * Tells whether an acronym stands for a Japanese name: it has as many letters as the name has words (EDI for
 * 電子データ交換), affixes counted or not, or a long name in katakana begins with the same sound.
 *
 * @param further so many letters more it may have
 */
function isAcronymOf(acronym: string, name: readonly Token[], further: number): boolean {
  const words = wordsOf(name);
  const text = words.map(({ surface }) => surface).join('');
  if (!ACRONYM.test(acronym) || !JAPANESE_LONG.test(text)) return false;
  if (beginsLikeKatakana(acronym, text)) return true;
  const affixes = words.filter(isAffix).length;
  return (
    words.length > 1 &&
    acronym.length <= words.length + further &&
    acronym.length >= words.length - affixes &&
    acronym.length > 1
  );
}

/**
 * Tells whether a name in a bracket is short for the Japanese one before it: an acronym, or a clipped name that has the
 * first characters of some of its words (東証 for 東京証券取引所) and is no mere beginning of it: 東京都庁（東京）
 * gives a place.
 *
 * @param long the tokens of the name
 */
export function isShortOfJapanese(short: string, long: readonly Token[]): boolean {
  if (isAcronymOf(short.normalize('NFKC'), long, 0)) return true;
  const words = wordsOf(long);
  const text = words.map(({ surface }) => surface).join('');
  if (!JAPANESE_LONG.test(text) || !JAPANESE_SHORT.test(short) || text.startsWith(short)) return false;
  const initials = words.map(({ surface }) => surface.charAt(0)).join('');
  return short.startsWith(initials.charAt(0)) && (short === initials || isPartOf(short, initials));
}

/**
 * Tells whether an acronym is explained by the Japanese name in the bracket after it: MTBF（平均故障間隔）. Who writes
 * it in this order explains it, so that a translation may have a word less.
 *
 * @param name the tokens in the bracket
 */
export function isGlossedBy(acronym: string, name: readonly Token[]): boolean {
  return isAcronymOf(acronym.normalize('NFKC'), name, 1);
}

const LATIN_ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]+s?$/u;
/** Spellings of one English word begin with so many of the same letters. */
const SAME_BEGINNING = 3;

interface TokenRange {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

function readingOf(tokens: readonly Token[], { first, last }: TokenRange): string | null {
  let reading = '';
  for (const token of tokens.slice(first, last)) {
    if (token.reading === null) return null;
    reading += token.reading;
  }
  return reading;
}

/**
 * Tells whether two names of a sentence could be taken for forms of one: cheap, and true also for many that are none.
 * Names that begin differently, are read differently and have no acronym among them are not.
 */
export function mayBeVariants(tokens: readonly Token[], left: TokenRange, right: TokenRange): boolean {
  const one = tokens[left.first]?.surface ?? '';
  const other = tokens[right.first]?.surface ?? '';
  const isAcronym = LATIN_ACRONYM.test(one) || LATIN_ACRONYM.test(other);
  if (hasJapaneseLetter(one) || hasJapaneseLetter(other)) {
    if (isAcronym || one.charAt(0) === other.charAt(0)) return true;
    const reading = readingOf(tokens, left);
    return reading !== null && reading === readingOf(tokens, right);
  }
  const length = isAcronym ? 1 : SAME_BEGINNING;
  return one.slice(0, length).toLowerCase() === other.slice(0, length).toLowerCase();
}
