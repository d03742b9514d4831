import type { ReactNode } from 'react';

/** A column of a list. */
export interface ListColumn<Row, Sort extends string> {
  readonly name: string;
  readonly header: ReactNode;
  /** Width as a track of a CSS grid: `80px`, `minmax(0, 2fr)`. */
  readonly width: string;
  /** Numbers stand at the end of their column. */
  readonly align?: 'end';
  /** The column is left out where the list is narrower than this, in pixels. */
  readonly from?: number;
  /** What the header sorts by; without it the header does nothing. */
  readonly sort?: Sort;
  /** What stands in a row. Controls in it are stops of the Tab key only where the row is selected. */
  readonly cell: (row: Row, isSelected: boolean) => ReactNode;
}

/** How a list is sorted, and what to do when a header is pressed. */
export interface ListSorting<Sort extends string> {
  readonly by: Sort;
  readonly descending: boolean;
  readonly onChange: (by: Sort) => void;
}
