import type { RankedTerm } from '../../src-main/domain/term.ts';

/** Precision, recall and their harmonic mean, each 0 to 1. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function scores(right: number, listed: number, found: number, gold: number): Scores {
  const precision = listed === 0 ? 0 : right / listed;
  const recall = gold === 0 ? 0 : found / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** Scores a plain list: unique lower-cased strings, exact match. */
export function scoreList(list: readonly string[], gold: ReadonlySet<string>): Scores {
  const unique = new Set(list.map((term) => term.toLowerCase()));
  const right = [...unique].filter((term) => gold.has(term)).length;
  return scores(right, unique.size, right, gold.size);
}

/**
 * Scores terms with their variants: variants that are gold count as right and found, those that are not never
 * count as false. A term of which only a variant is gold is right.
 */
export function scoreAgainstGold(terms: readonly RankedTerm[], gold: ReadonlySet<string>): Scores {
  const listed = new Set<string>();
  const right = new Set<string>();
  for (const term of terms) {
    const shown = term.term.toLowerCase();
    listed.add(shown);
    if (gold.has(shown)) right.add(shown);
    for (const variant of term.variants) {
      const lower = variant.toLowerCase();
      if (!gold.has(lower)) continue;
      listed.add(lower);
      right.add(lower);
    }
  }
  return scores(right.size, listed.size, right.size, gold.size);
}
