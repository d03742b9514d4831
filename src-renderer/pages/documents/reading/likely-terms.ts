import type { DocumentHighlights, NamedTerm } from '../../../../src-main/domain/reading-view.ts';
import type { Stretch } from './marked-text.ts';

/** So much of their pairs of characters have names in common that are alike, 0 to 1. */
const ALIKE = 0.6;

const WORD_BREAKS = /[\s\-・]+/;
/** A script in which an abbreviation takes characters out of its long form: 国連 of 国際連合. */
const ABBREVIATES_BY_CHARACTERS = /^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u;

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Whether two names are the same but for case and width. */
export function isSameName(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function abbreviates(short: string, long: string): boolean {
  const words = long.split(WORD_BREAKS);
  if (words.length > 1 && words.map((word) => word.slice(0, 1)).join('') === short) return true;
  if (!ABBREVIATES_BY_CHARACTERS.test(short) || short.length >= long.length) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length && long.startsWith(short.slice(0, 1));
}

function pairsOf(name: string): ReadonlySet<string> {
  const joined = name.split(WORD_BREAKS).join('');
  return new Set(Array.from({ length: Math.max(0, joined.length - 1) }, (_, at) => joined.slice(at, at + 2)));
}

/** Whether two names look like the same thing: one is an abbreviation of the other, or they share much. */
export function areAlike(left: string, right: string): boolean {
  const [one, other] = [folded(left), folded(right)];
  if (abbreviates(one, other) || abbreviates(other, one)) return true;
  const [pairs, otherPairs] = [pairsOf(one), pairsOf(other)];
  const shared = [...pairs].filter((pair) => otherPairs.has(pair)).length;
  return shared > 0 && shared / Math.min(pairs.size, otherPairs.size) >= ALIKE;
}

/**
 * The terms that a selected text is most likely another form of: those nearby with a name like it, those with such a name
 * elsewhere, and then all others nearby, the nearest first. Terms that are written exactly so are none of them.
 *
 * @param at where the text is selected
 * @param nearby the terms around it
 * @param similar terms from everywhere whose names hold the text
 */
export function likelyTerms(
  text: string,
  at: Stretch,
  nearby: DocumentHighlights,
  similar: readonly NamedTerm[],
): readonly NamedTerm[] {
  const written = new Set(
    nearby.hits.filter(({ start, end }) => start === at.start && end === at.end).map(({ term }) => term),
  );
  const distances = new Map<number, number>();
  for (const { term, start, end } of nearby.hits) {
    const distance = Math.max(0, start - at.end, at.start - end);
    distances.set(term, Math.min(distance, distances.get(term) ?? Infinity));
  }
  const near = [...distances]
    .filter(([term]) => !written.has(term))
    .sort(([, left], [, right]) => left - right)
    .flatMap(([term]) => nearby.terms[term] ?? []);
  const writtenKeys = new Set([...written].map((term) => nearby.terms[term]?.key));
  const all = [...near.filter(({ term }) => areAlike(term, text)), ...similar, ...near];
  const byKey = new Map(all.map(({ key, term }) => [key, { key, term }]));
  return [...byKey.values()].filter(({ key, term }) => !writtenKeys.has(key) && !isSameName(term, text));
}
