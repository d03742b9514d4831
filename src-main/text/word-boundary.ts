import { markUnits, UNITS } from './unit-table.ts';

/** Kinds of characters that decide whether a match is a word of its own. */
const NO_WORD = 0;
const ALPHABETIC = 1;
const KATAKANA = 2;
const MARK = 3;

const ALPHABETIC_UNITS = /[\p{L}\p{N}_]+/gu;
/** Scripts that put no space between words: their words may stand in longer ones. */
const UNSPACED_UNITS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const MARK_UNITS = /\p{M}+/gu;
const KATAKANA_UNITS = /[\p{Script=Katakana}\u30FC]+/gu;

let builtKinds: Uint8Array | null = null;

/** Kinds by UTF-16 unit, built on first use; surrogates are no words, so that any pair may stand alone. */
function kinds(): Uint8Array {
  builtKinds ??= buildKinds();
  return builtKinds;
}

/** The later mark counts. */
function buildKinds(): Uint8Array {
  const built = new Uint8Array(UNITS);
  markUnits(built, ALPHABETIC_UNITS, ALPHABETIC);
  markUnits(built, UNSPACED_UNITS, NO_WORD);
  markUnits(built, MARK_UNITS, MARK);
  markUnits(built, KATAKANA_UNITS, KATAKANA);
  return built;
}

/** Tells whether two neighbouring units belong to one word. */
function isJoined(before: number, after: number): boolean {
  const table = kinds();
  const kindAfter = table[after] ?? NO_WORD;
  if (kindAfter === MARK) return true;
  const kindBefore = table[before] ?? NO_WORD;
  if (kindAfter === KATAKANA) return kindBefore === KATAKANA;
  return kindAfter === ALPHABETIC && (kindBefore === ALPHABETIC || kindBefore === MARK);
}

/**
 * Tells whether a slice stands as a word of its own.
 *
 * Letters, digits and `_` of alphabetic scripts must not go on with such characters, katakana not with
 * katakana; kanji, hiragana and other scripts without spaces may stand in longer words. No slice ends
 * before a combining mark.
 *
 * @param text a normalised text
 * @param start offset of the slice in UTF-16 units
 * @param end its exclusive end
 */
export function isWholeWord(text: string, start: number, end: number): boolean {
  if (start > 0 && isJoined(text.charCodeAt(start - 1), text.charCodeAt(start))) return false;
  return end >= text.length || !isJoined(text.charCodeAt(end - 1), text.charCodeAt(end));
}
