import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { MouseEvent, ReactElement } from 'react';
import type { ListColumn } from './paged-list-columns.ts';
import classes from './paged-list-grid.module.css';

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
  readonly onClick: (event: MouseEvent, row: Row, index: number) => void;
}

/** A row of a list at its place; one that is not there yet says so. */
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
  onClick,
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
  return (
    // The keys of a row are those of the list, which has the focus.
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-current={isCurrent || undefined}
      aria-busy={row === undefined || undefined}
      className={`${classes['row']} ${isClickable ? classes['clickable'] : ''}`}
      style={{ top: index * height, height, gridTemplateColumns: template }}
      onClick={
        row === undefined
          ? undefined
          : (event) => {
              // A click on a control in the row is the control's own.
              if (event.target instanceof Element && event.target.closest('button, a, input') !== null)
                return;
              onClick(event, row, index);
            }
      }
    >
      {cells}
    </tr>
  );
}
