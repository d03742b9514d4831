import type { DefinitionHit, Span } from './sentence-view.ts';

/** How long a long form can be, in characters. */
const MAX_LONG_FORM = 90;
const OPENING = /[(（]/g;
const CLOSING = /[)）(（]/g;

const ABBREVIATION =
  /^(?=[^a-z]*[A-Z][^a-z]*[A-Z0-9]|[a-z]{1,2}[A-Z]{2,}|[A-Z][a-z]?[A-Z])[A-Za-z][A-Za-z0-9.&-]{1,9}$/;
const ABBREVIATION_AT_END = /(?:^|[^A-Za-z0-9.&-])([A-Za-z][A-Za-z0-9.&-]{1,9})$/;
const SKIPPED = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'a', 'an', 'as', 'by', 'with', '&']);
const SCORE = 0.3;

/**
 * Where the long form of an abbreviation begins in a text that ends with it, or -1: its words' initials are
 * the abbreviation's letters, in order ("service level objective" for SLO; small words may be left out).
 */
function longFormStart(text: string, abbreviation: string): number {
  const letters = abbreviation
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '');
  if (letters.length < 2) return -1;
  const words = [...text.matchAll(/[A-Za-z0-9]+/g)];
  let letter = letters.length - 1;
  for (let index = words.length - 1; index >= 0 && letter >= 0; index--) {
    const match = words[index];
    if (match === undefined) break;
    const word = match[0].toLowerCase();
    const isSmall = SKIPPED.has(match[0]);
    if (word.startsWith(letters.charAt(letter)) && !(isSmall && letter === 0)) letter--;
    else if (!isSmall) return -1;
    if (letter < 0) return match.index;
  }
  return -1;
}

/**
 * Finds abbreviations that a sentence writes out, in either order: "service level objective (SLO)" and
 * "SLO (service level objective)". The passage is the long form with the bracket.
 *
 * @param text the block's text
 * @param sentence the slice of it to look at
 */
export function findAbbreviations(text: string, sentence: Span): DefinitionHit[] {
  const slice = text.slice(sentence.start, sentence.end);
  if (!slice.includes('(') && !slice.includes('（')) return [];
  const hits: DefinitionHit[] = [];
  let from = 0;
  for (const opening of slice.matchAll(OPENING)) {
    CLOSING.lastIndex = opening.index + 1;
    const closing = CLOSING.exec(slice);
    // A bracket inside the bracket: the inner one is looked at in its turn.
    if (closing === null || closing[0] === '(' || closing[0] === '（') continue;
    const beforeStart = Math.max(from, opening.index - MAX_LONG_FORM);
    from = closing.index + 1;
    const before = slice.slice(beforeStart, opening.index).trimEnd();
    const inside = slice.slice(opening.index + 1, closing.index);
    if (inside.length > MAX_LONG_FORM) continue;
    const hit = readBracket(before, inside, {
      before: sentence.start + beforeStart,
      inside: sentence.start + opening.index + 1,
    });
    if (hit !== null) hits.push(hit);
  }
  return hits;
}

/** Reads "long form (LF)" or "LF (long form)"; `at` tells where the two texts stand in the block. */
function readBracket(
  before: string,
  inside: string,
  at: { readonly before: number; readonly inside: number },
): DefinitionHit | null {
  const end = at.inside + inside.length + 1;
  const longStart = ABBREVIATION.test(inside) ? longFormStart(before, inside) : -1;
  if (longStart >= 0) {
    const term = { start: at.inside, end: at.inside + inside.length };
    return { pattern: 'abbreviation', score: SCORE, term, passage: { start: at.before + longStart, end } };
  }
  const short = ABBREVIATION_AT_END.exec(before)?.[1];
  if (short === undefined || !ABBREVIATION.test(short) || longFormStart(inside, short) !== 0) return null;
  const start = at.before + before.length - short.length;
  return {
    pattern: 'abbreviation',
    score: SCORE,
    term: { start, end: start + short.length },
    passage: { start, end },
  };
}
