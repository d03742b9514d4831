import { foldText } from './fold-text.ts';

/** A part of a text, in UTF-16 code units; `end` is exclusive. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** What models put around a quote: marks of quotation, dots for what was left out, full stops. */
const AROUND = /^[\s"'.…,;:。、]+|[\s"'.…,;:。、]+$/gu;
/** Letters of alphabets and digits, between which no quote may begin or end; Japanese has no gaps between words. */
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
const IDEOGRAM = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const LETTER = /[\p{L}\p{N}]/gu;
/** Letters beside the names of the term; a Japanese one counts twice. */
const LEAST_WORTH = 8;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Tells whether a quote can carry anything: whether it says some words beside the names of the term.
 *
 * @param forms the names of the term
 */
export function isWorthQuoting(quote: string, forms: readonly string[]): boolean {
  const rest = forms
    .map((form) => foldText(form).text)
    .filter((form) => form !== '')
    .sort((left, right) => right.length - left.length)
    .reduce((text, form) => text.replaceAll(form, ' '), foldText(quote).text);
  return count(rest, LETTER) + count(rest, IDEOGRAM) >= LEAST_WORTH;
}

/**
 * Finds where a quote stands in a text, whatever its spelling, as the exact slice of the text. It must stand there from
 * its first word to its last, without a gap.
 *
 * @returns null where it does not stand there
 */
export function findQuote(quote: string, text: string): Slice | null {
  const folded = foldText(text);
  const asGiven = foldText(quote).text;
  for (const wanted of new Set([asGiven, asGiven.replaceAll(AROUND, '')])) {
    const at = wanted === '' ? -1 : placeOf(wanted, folded.text);
    const start = folded.starts[at];
    const end = folded.ends[at + wanted.length - 1];
    if (start !== undefined && end !== undefined) return { start, end };
  }
  return null;
}

/** The first place at which the words of a quote stand as words; -1 where there is none. */
function placeOf(wanted: string, text: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!isInsideWord(text, at) && !isInsideWord(text, end)) return at;
  }
  return -1;
}

function isInsideWord(text: string, at: number): boolean {
  return WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
}
