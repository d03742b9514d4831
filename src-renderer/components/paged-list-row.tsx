import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { ListColumn } from './paged-list-columns.ts';
import classes from './paged-list-grid.module.css';

/** Assistive software counts rows from one, and the header is one. */
export const ROWS_BEFORE = 2;

interface ListRowProps<Row, Sort extends string> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly ListColumn<Row, Sort>[];
  readonly width: number;
  readonly template: string;
  readonly height: number;
  /** Whether the keys go on from here. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isClickable: boolean;
  /** Said of a row that is not there yet. */
  readonly loadingText: string;
}

/**
 * A row of a list at its place; one that is not there yet says so. Drawn anew only where something about it is another:
 * keys and clicks are those of the list.
 */
export function ListRow<Row, Sort extends string>({
  id,
  index,
  row,
  columns,
  width,
  template,
  height,
  isCurrent,
  isSelected,
  isClickable,
  loadingText,
}: ListRowProps<Row, Sort>): ReactElement {
  // Scrolling draws the list anew, but not what stands in rows that were there before.
  const cells = useMemo(
    () =>
      columns
        .filter((column) => width >= (column.from ?? 0))
        .map((column, position) => (
          <td
            key={column.name}
            className={`${classes['cell']} ${column.align === 'end' ? classes['end'] : ''}`}
          >
            {row !== undefined ? (
              column.cell(row, isCurrent)
            ) : position === 0 ? (
              <>
                <div className={classes['placeholder']} />
                <VisuallyHidden>{loadingText}</VisuallyHidden>
              </>
            ) : null}
          </td>
        )),
    [columns, width, row, isCurrent, loadingText],
  );
  return useMemo(
    () => (
      <tr
        id={id}
        aria-rowindex={index + ROWS_BEFORE}
        aria-selected={isSelected}
        data-current={isCurrent || undefined}
        aria-busy={row === undefined || undefined}
        className={`${classes['row']} ${isClickable ? classes['clickable'] : ''}`}
        style={{ top: index * height, height, gridTemplateColumns: template }}
      >
        {cells}
      </tr>
    ),
    [id, index, row, template, height, isCurrent, isSelected, isClickable, cells],
  );
}
