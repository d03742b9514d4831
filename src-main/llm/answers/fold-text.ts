import { INVISIBLE, replaceAngleBrackets } from '../prompts/neutralise.ts';

/** A text in which spellings of the same are the same, and where each of its parts comes from. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 code unit of the folded text the start and the end of what it was made from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A character with its marks; half-width kana have theirs as characters of their own. */
const CHARACTER = /[^][\p{M}\uFF9E\uFF9F]*/uy;
const DOUBLE_QUOTE = /["“”„‟″«»「」『』〝〟]/gu;
const SINGLE_QUOTE = /['‘’‚‛′´]/gu;
const DASH = /[\u2010-\u2015\u2212\u2043\uFE58]/gu;
/** Marks of Markdown, unless they stand between letters or digits of Latin, as in names and formulas. */
const MARKS = '*_`';
const LATIN = /[\p{Script=Latin}\d]/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー\u3000-\u303F]/u;

/** Tells whether a code unit is a printable character of ASCII: no other one folds to it but itself, or its capital. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f;
}

/** The character at a place, with its marks. */
function characterAt(text: string, index: number): string {
  // Most of a text is of these, and the rest takes many times as long. No mark is one of them.
  const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
  if (isPlain(text.charCodeAt(index)) && next < 0x7f) return text.charAt(index);
  CHARACTER.lastIndex = index;
  return CHARACTER.exec(text)?.[0] ?? '';
}

function fold(character: string): string {
  if (character.length === 1 && isPlain(character.charCodeAt(0))) return character.toLowerCase();
  return replaceAngleBrackets(character.replaceAll(INVISIBLE, '').normalize('NFKC'), '<', '>')
    .replaceAll('‹', '<')
    .replaceAll('›', '>')
    .replaceAll(DOUBLE_QUOTE, '"')
    .replaceAll(SINGLE_QUOTE, "'")
    .replaceAll(DASH, '-')
    .toLowerCase();
}

function isSpace(folded: string): boolean {
  return folded.startsWith(' ') || (!isPlain(folded.charCodeAt(0)) && /^\s/u.test(folded));
}

function isMark(text: string, at: number): boolean {
  if (!MARKS.includes(text.charAt(at))) return false;
  let before = at - 1;
  while (before >= 0 && MARKS.includes(text.charAt(before))) before -= 1;
  let after = at + 1;
  while (after < text.length && MARKS.includes(text.charAt(after))) after += 1;
  return !(LATIN.test(text[before] ?? '') && LATIN.test(text[after] ?? ''));
}

/**
 * Folds what is only spelled otherwise: NFKC, case, quotes and dashes, white space, invisible characters and marks of
 * emphasis. White space beside Japanese is none: lines break there anywhere.
 */
export function foldText(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let space: number | null = null;
  for (let index = 0, character = ''; index < original.length; index += character.length) {
    character = characterAt(original, index);
    const folded = isMark(original, index) ? '' : fold(character);
    if (isSpace(folded)) space ??= index;
    else if (folded !== '') {
      if (space !== null && text !== '' && !JAPANESE.test(text.at(-1) ?? '') && !JAPANESE.test(folded)) {
        text += ' ';
        starts.push(space);
        ends.push(index);
      }
      space = null;
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) {
        starts.push(index);
        ends.push(index + character.length);
      }
    }
  }
  return { text, starts, ends };
}
