import type { RankedTerm } from '../../src-main/domain/term.ts';
import { formsOf } from './scores.ts';

/** The engine's terms by their lower-cased forms; of several with one form the best-ranked. */
export type RowsByForm = ReadonlyMap<string, RankedTerm>;

/** @param terms best first */
export function rowsByForm(terms: readonly RankedTerm[]): RowsByForm {
  const rows = new Map<string, RankedTerm>();
  for (const term of terms) {
    for (const form of formsOf(term)) if (!rows.has(form)) rows.set(form, term);
  }
  return rows;
}

/** The engine's term for a marked one: by its main form, else by the first of the others that the engine knows. */
export function rowOf(rows: RowsByForm, forms: readonly string[]): RankedTerm | undefined {
  for (const form of forms) {
    const row = rows.get(form.toLowerCase());
    if (row !== undefined) return row;
  }
  return undefined;
}
