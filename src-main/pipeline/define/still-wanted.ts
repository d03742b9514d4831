import type { TermForm } from '../../domain/term.ts';

/** A term whose passages are to be gathered. */
export interface TermToCollect {
  readonly key: string;
  readonly term: string;
  readonly variants: readonly string[];
  readonly forms: readonly Pick<TermForm, 'key'>[];
}

/** A term that is to have an entry, as it is stored. */
export interface WantedTerm extends TermToCollect {
  readonly synonyms: readonly TermToCollect[];
}

/**
 * Tells for which terms passages that were gathered before can be used: what is gathered for a term depends on no other
 * one.
 *
 * @param earlier the terms for which passages were gathered
 * @param wanted those that are wanted now
 * @returns their keys; null where one is new or has other forms now
 */
export function stillWanted(
  earlier: Iterable<WantedTerm>,
  wanted: Iterable<WantedTerm>,
): ReadonlySet<string> | null {
  const gathered = new Map<string, string>();
  for (const term of earlier) gathered.set(term.key, JSON.stringify(term));
  const keys = new Set<string>();
  for (const term of wanted) {
    if (gathered.get(term.key) !== JSON.stringify(term)) return null;
    keys.add(term.key);
  }
  return keys;
}
