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

/** Tells whether a text holds kana or kanji. */
export function hasJapaneseLetter(text: string): boolean {
  const table = classes();
  for (let index = 0; index < text.length; index++) {
    const found = table[text.charCodeAt(index)];
    if (found === KANA || found === HAN) return true;
  }
  return false;
}

/** Tells whether a text holds kana, which no other language uses. */
export function hasKana(text: string): boolean {
  const table = classes();
  for (let index = 0; index < text.length; index++) if (table[text.charCodeAt(index)] === KANA) return true;
  return false;
}

/** How many Latin letters an ideograph and a kana outweigh: a name in Latin letters is long, a particle short. */
const LATIN_LETTERS_PER_IDEOGRAPH = 3;
const LATIN_LETTERS_PER_KANA = 6;
/** So many ideographs without a single kana are Chinese, unless the rest of the document is Japanese. */
const IDEOGRAPHS_WITHOUT_KANA = 40;

/**
 * Guesses the language of a text from the scripts of its letters.
 *
 * @param inJapanese whether the text stands in a document with Japanese
 * @returns `other` where neither language has most of the letters, and where there are no letters
 */
export function detectLanguage(text: string, inJapanese: boolean): Language {
  const counts = [0, 0, 0, 0, 0, 0];
  const table = classes();
  for (let index = 0; index < text.length; index++) {
    const found = table[text.charCodeAt(index)] ?? OTHER_CHARACTER;
    counts[found] = (counts[found] ?? 0) + 1;
  }
  const latin = counts[LATIN_LETTER] ?? 0;
  const kana = counts[KANA] ?? 0;
  const han = counts[HAN] ?? 0;
  const other = counts[OTHER_LETTER] ?? 0;
  if (!inJapanese && kana === 0 && han > IDEOGRAPHS_WITHOUT_KANA) return 'other';
  const japanese = kana * LATIN_LETTERS_PER_KANA + han * LATIN_LETTERS_PER_IDEOGRAPH;
  if (japanese > 0 && japanese >= latin && japanese >= other) return 'ja';
  return latin > other ? 'en' : 'other';
}
