/** A slice of a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

function patternOf(phrase: string): string {
  return phrase
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(SYNTAX, '\\$&'))
    .join('\\s+');
}

/** All places of a marked slice in a text. Case does not count, and any white space is as good as another. */
export function placesOf(text: string, slice: string): Place[] {
  return [...text.matchAll(new RegExp(patternOf(slice), 'giu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

const ENDS_IN_LATIN = { first: /^[\p{Script=Latin}\p{N}]/u, last: /[\p{Script=Latin}\p{N}]$/u };
const NO_WORD_BEFORE = '(?<![\\p{Script=Latin}\\p{N}])';
const NO_WORD_AFTER = '(?![\\p{Script=Latin}\\p{N}])';

/** Tells whether a phrase stands in a text; one of Latin letters only where it does not start or end inside a word. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const before = ENDS_IN_LATIN.first.test(phrase) ? NO_WORD_BEFORE : '';
  const after = ENDS_IN_LATIN.last.test(phrase) ? NO_WORD_AFTER : '';
  return new RegExp(before + patternOf(phrase) + after, 'iu').test(text);
}

/** Tells whether two slices of one text are mostly the same: they share half of the shorter one at least. */
export function isSamePlace(left: Place, right: Place): boolean {
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return shared > 0 && shared * 2 >= Math.min(left.end - left.start, right.end - right.start);
}
