import type { Language } from './model.ts';

const LATIN = /\p{Script=Latin}/u;
const LETTER = /\p{L}/u;

const OTHER_CHARACTER = 0;
const LATIN_LETTER = 1;
const KANA = 2;
const HAN = 3;
const OTHER_LETTER = 4;
const JAPANESE_PUNCTUATION = 5;

let builtClasses: Uint8Array | null = null;

/** Classes by UTF-16 unit, built on first use. High surrogates of ideographs count as Han, other surrogates as nothing. */
function classes(): Uint8Array {
  builtClasses ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => classOf(unit));
  return builtClasses;
}

function classOf(unit: number): number {
  if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)) return HAN;
  // Planes 2 and 3 hold ideographs only.
  if (unit >= 0xd840 && unit <= 0xd8bf) return HAN;
  if (unit === 0x3005 || unit === 0x3006 || unit === 0x3007) return HAN;
  if ((unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb) || (unit >= 0xff66 && unit <= 0xff9f))
    return KANA;
  if ((unit >= 0x3000 && unit <= 0x303f) || unit === 0x30fb) return JAPANESE_PUNCTUATION;
  const isFullWidth = unit >= 0xff01 && unit <= 0xff65;
  const character = String.fromCharCode(unit);
  if (LATIN.test(character)) return LATIN_LETTER;
  if (isFullWidth) return JAPANESE_PUNCTUATION;
  return LETTER.test(character) ? OTHER_LETTER : OTHER_CHARACTER;
}

/** Tells whether a UTF-16 unit is written without spaces around it in Japanese: kana, kanji or their punctuation. */
export function isJapaneseUnit(unit: number): boolean {
  const found = classes()[unit];
  return found === KANA || found === HAN || found === JAPANESE_PUNCTUATION;
}

/** Tells whether a UTF-16 unit is a letter of the Latin alphabet, with or without marks. */
export function isLatinUnit(unit: number): boolean {
  return classes()[unit] === LATIN_LETTER;
}

/** Tells whether a text holds kana or kanji. */
export function hasJapaneseLetter(text: string): boolean {
  const table = classes();
  for (let index = 0; index < text.length; index++) {
    const found = table[text.charCodeAt(index)];
    if (found === KANA || found === HAN) return true;
  }
  return false;
}

/** How many letters of each script a text has, in UTF-16 units. */
export interface LetterCounts {
  readonly latin: number;
  readonly kana: number;
  readonly han: number;
  readonly other: number;
}

const FIRST_BEYOND_ASCII = 0x80;
const CAPITAL_TO_SMALL = 0x20;
const SMALL_A = 0x61;
const LETTERS_OF_ASCII = 26;

/** Counts the letters of a text by their scripts. */
export function countLetters(text: string): LetterCounts {
  let latin = 0;
  let kana = 0;
  let han = 0;
  let other = 0;
  const table = classes();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < FIRST_BEYOND_ASCII) {
      const letter = (unit | CAPITAL_TO_SMALL) - SMALL_A;
      if (letter >= 0 && letter < LETTERS_OF_ASCII) latin++;
      continue;
    }
    const found = table[unit];
    if (found === LATIN_LETTER) latin++;
    else if (found === KANA) kana++;
    else if (found === HAN) han++;
    else if (found === OTHER_LETTER) other++;
  }
  return { latin, kana, han, other };
}

/** How many Latin letters an ideograph and a kana outweigh: a name in Latin letters is long, a particle short. */
const LATIN_LETTERS_PER_IDEOGRAPH = 3;
const LATIN_LETTERS_PER_KANA = 6;

/**
 * Guesses the language of a text from the scripts of its letters alone: ideographs stand for Japanese, Latin
 * letters for English. See `languagesOf` for what tells the languages of one script apart.
 *
 * @returns `other` where neither language has most of the letters, and where there are no letters
 */
export function languageOfLetters({ latin, kana, han, other }: LetterCounts): Language {
  const japanese = kana * LATIN_LETTERS_PER_KANA + han * LATIN_LETTERS_PER_IDEOGRAPH;
  if (japanese > 0 && japanese >= latin && japanese >= other) return 'ja';
  return latin > other ? 'en' : 'other';
}

/** The language of a text that stands alone, guessed as `languageOfLetters` does. */
export function detectLanguage(text: string): Language {
  return languageOfLetters(countLetters(text));
}
