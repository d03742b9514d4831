import type { TermCategory } from '../../src-main/domain/term.ts';
import type { MarkedGold } from './collection.ts';
import { rowOf } from './rows-by-form.ts';
import type { RowsByForm } from './rows-by-form.ts';
import type { Share } from './scores.ts';

/** A marked term to which the engine gives another category. */
export interface WrongCategory {
  readonly term: string;
  readonly marked: TermCategory;
  readonly given: TermCategory;
}

export interface CategoryFigures {
  /** Of the marked terms that are candidates, those with their marked category. */
  readonly right: Share;
  readonly wrong: readonly WrongCategory[];
}

/** Compares the categories of all marked terms that the engine knows. */
export function measureCategories({ terms }: MarkedGold, rows: RowsByForm): CategoryFigures {
  let known = 0;
  const wrong: WrongCategory[] = [];
  for (const { term, forms, category } of terms) {
    const row = rowOf(rows, forms);
    if (row === undefined) continue;
    known++;
    if (row.category !== category) wrong.push({ term, marked: category, given: row.category });
  }
  return { right: { right: known - wrong.length, of: known }, wrong };
}
