import { switched } from '../../components/marked-keys.ts';

/** Which terms of the list are selected: the one that is shown beside it, some, or all that fit the query. */
export type Selection =
  | { readonly kind: 'one' }
  | { readonly kind: 'some'; readonly keys: ReadonlySet<string> }
  /** `seen`: how many rows the list had. */
  | { readonly kind: 'all'; readonly seen: number; readonly except: ReadonlySet<string> };

export const ONE: Selection = { kind: 'one' };

/** Several terms. */
export type Several = Exclude<Selection, { readonly kind: 'one' }>;

/** Whether a term is one of several. */
export function isAmong(selection: Several, key: string): boolean {
  return selection.kind === 'some' ? selection.keys.has(key) : !selection.except.has(key);
}

/** How many terms are selected. */
export function sizeOf(selection: Several): number {
  return selection.kind === 'some' ? selection.keys.size : selection.seen - selection.except.size;
}

/** The selection of these terms. */
export function selectionOf(keys: Iterable<string>): Selection {
  const some = new Set(keys);
  return some.size > 1 ? { kind: 'some', keys: some } : ONE;
}

/**
 * One term more, or one less.
 *
 * @param current the term that is shown; null where none is
 * @returns the selection, and the term that is shown from now on: always a selected one
 */
export function toggled(
  selection: Selection,
  key: string,
  current: string | null,
): { readonly selection: Selection; readonly current: string } {
  if (selection.kind === 'all') {
    const except = switched(selection.except, key);
    return { selection: { ...selection, except }, current: key };
  }
  const keys = switched(
    selection.kind === 'some' ? selection.keys : new Set(current === null ? [] : [current]),
    key,
  );
  const [first = key] = keys;
  return {
    selection: selectionOf(keys),
    current: keys.has(key) ? key : keys.has(current ?? '') ? (current ?? first) : first,
  };
}
