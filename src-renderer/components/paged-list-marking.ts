import { useRef } from 'react';
import { placesAround } from './paged-list-range.ts';
import type { RowRange } from './paged-list-range.ts';

/** Several rows of a list at once, beside the selected one. Whoever shows the list keeps which ones they are. */
export interface ListMarking<Row> {
  /** Whether several rows are marked; while they are not, the selected row stands alone. */
  readonly isSeveral: boolean;
  readonly isMarked: (row: Row) => boolean;
  /** One row more, or one less. */
  readonly onToggle: (row: Row) => void;
  /** All rows from one to another, and no others. */
  readonly onExtend: (extent: MarkedExtent<Row>) => void;
}

/** Rows that are to be marked in place of the earlier ones. */
export interface MarkedExtent<Row> {
  readonly range: RowRange;
  /** The row at which the keys go on: one end of the range. */
  readonly target: number;
  /** The rows; null where they are too many, or not all of them are there yet. */
  readonly rows: readonly Row[] | null;
}

/** So many rows are taken from what is there; more are cheaper to ask for. */
const MOST_AT_ONCE = 200;

/** Where the rows of a list are. */
interface Places<Row> {
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
}

/** The place of a row that was at one a moment ago; null where it is not near it. */
export function placeOf<Row>(key: string, near: number, { rowAt, keyOf }: Places<Row>): number | null {
  const isIt = (index: number): boolean => {
    const row = rowAt(index);
    return row !== undefined && keyOf(row) === key;
  };
  return placesAround(near).find(isIt) ?? null;
}

/** What the mouse and the keys do with several rows. */
export interface Marking<Row> {
  /** Marks one row more or less; rows are marked from there on later. */
  readonly toggle: (row: Row, index: number) => void;
  /**
   * Marks all rows from where marking began up to another one.
   *
   * @param current the selected row, where marking begins if nothing is marked
   */
  readonly extendTo: (target: number, current: number | null) => void;
  /** Marking begins anew: somebody went on to another row without it. */
  readonly forget: () => void;
}

/** Marks rows of a list from a row on that stays the same while the other end moves. */
export function useListMarking<Row>(
  marking: ListMarking<Row> | undefined,
  places: Places<Row>,
): Marking<Row> {
  const begin = useRef<{ readonly index: number; readonly key: string | null } | null>(null);
  const beginAt = (index: number): void => {
    const row = places.rowAt(index);
    begin.current = { index, key: row === undefined ? null : places.keyOf(row) };
  };
  return {
    toggle: (row, index) => {
      beginAt(index);
      marking?.onToggle(row);
    },
    forget: () => {
      begin.current = null;
    },
    extendTo: (target, current) => {
      if (marking === undefined) return;
      if (!marking.isSeveral || begin.current === null) beginAt(current ?? target);
      const { index, key } = begin.current ?? { index: target, key: null };
      // A run may have moved the row meanwhile.
      const from = key === null ? index : (placeOf(key, index, places) ?? index);
      const range = { first: Math.min(from, target), end: Math.max(from, target) + 1 };
      marking.onExtend({ range, target, rows: rowsOf(range, places) });
    },
  };
}

function rowsOf<Row>({ first, end }: RowRange, { rowAt }: Places<Row>): readonly Row[] | null {
  if (end - first > MOST_AT_ONCE) return null;
  const rows = Array.from({ length: end - first }, (_nothing, place) => rowAt(first + place));
  return rows.every((row) => row !== undefined) ? rows : null;
}
