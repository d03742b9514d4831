import type { RankedTerm } from '../../src-main/domain/term.ts';

/** So many of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Counts of a list against a gold list: how many strings it lists, how many of them are gold, how many are gold. */
export interface ListCounts {
  readonly listed: number;
  readonly right: number;
  readonly gold: number;
}

/** Precision, recall and their harmonic mean, each 0 to 1. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A share as a number from 0 to 1; 0 of nothing. */
export function ratio({ right, of }: Share): number {
  return of === 0 ? 0 : right / of;
}

export function scoresOf({ listed, right, gold }: ListCounts): Scores {
  const precision = ratio({ right, of: listed });
  const recall = ratio({ right, of: gold });
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** Adds shares of the same thing in several collections. */
export function addShares(shares: readonly Share[]): Share {
  return {
    right: shares.reduce((sum, { right }) => sum + right, 0),
    of: shares.reduce((sum, { of }) => sum + of, 0),
  };
}

/** Adds counts of several collections. */
export function addCounts(counts: readonly ListCounts[]): ListCounts {
  return {
    listed: counts.reduce((sum, { listed }) => sum + listed, 0),
    right: counts.reduce((sum, { right }) => sum + right, 0),
    gold: counts.reduce((sum, { gold }) => sum + gold, 0),
  };
}

/** Compares a plain list: unique lower-cased strings, exact match. */
export function countList(list: readonly string[], gold: ReadonlySet<string>): ListCounts {
  const unique = new Set(list.map((term) => term.toLowerCase()));
  const right = [...unique].filter((term) => gold.has(term)).length;
  return { listed: unique.size, right, gold: gold.size };
}

/** The forms of a term, lower-cased, the one that is shown first. */
export function formsOf({ term, variants }: Pick<RankedTerm, 'term' | 'variants'>): string[] {
  return [...new Set([term, ...variants].map((form) => form.toLowerCase()))];
}

/**
 * Compares terms with their variants: variants that are gold count as listed and right, those that are not never
 * count at all.
 *
 * @param gold lower-cased
 */
export function countTerms(
  terms: readonly Pick<RankedTerm, 'term' | 'variants'>[],
  gold: ReadonlySet<string>,
): ListCounts {
  const listed = new Set<string>();
  let right = 0;
  for (const term of terms) {
    for (const [index, form] of formsOf(term).entries()) {
      const isGold = gold.has(form);
      if (listed.has(form) || (index > 0 && !isGold)) continue;
      listed.add(form);
      if (isGold) right++;
    }
  }
  return { listed: listed.size, right, gold: gold.size };
}
