import { INVISIBLE, replaceAngleBrackets } from '../prompts/neutralise.ts';

/** A text in which spellings of the same are the same, and where each of its parts comes from. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 code unit of the folded text the start and the end of what it was made from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A character with its marks; half-width kana have theirs as characters of their own. */
const CHARACTER = /[^][\p{M}\uFF9E\uFF9F]*/gu;
const DOUBLE_QUOTE = /["“”„‟″«»「」『』〝〟]/gu;
const SINGLE_QUOTE = /['‘’‚‛′´]/gu;
const DASH = /[\u2010-\u2015\u2212\u2043\uFE58]/gu;
/** Marks of Markdown, unless they stand between letters or digits of Latin, as in names and formulas. */
const MARK = /^[*_`]$/u;
const LATIN = /[\p{Script=Latin}\d]/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー\u3000-\u303F]/u;

/** A printable character of ASCII: no other one folds to it but itself, or its capital. */
const PLAIN = /^[ -~]$/;

function fold(character: string): string {
  // Most of a text is of these, and the rest takes ten times as long.
  if (PLAIN.test(character)) return character.toLowerCase();
  return replaceAngleBrackets(character.replaceAll(INVISIBLE, '').normalize('NFKC'), '<', '>')
    .replaceAll('‹', '<')
    .replaceAll('›', '>')
    .replaceAll(DOUBLE_QUOTE, '"')
    .replaceAll(SINGLE_QUOTE, "'")
    .replaceAll(DASH, '-')
    .toLowerCase();
}

function isMark(text: string, at: number): boolean {
  if (!MARK.test(text[at] ?? '')) return false;
  let before = at - 1;
  while (before >= 0 && MARK.test(text[before] ?? '')) before -= 1;
  let after = at + 1;
  while (after < text.length && MARK.test(text[after] ?? '')) after += 1;
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
  for (const { 0: character, index } of original.matchAll(CHARACTER)) {
    const folded = isMark(original, index) ? '' : fold(character);
    if (/^\s/u.test(folded)) space ??= index;
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
