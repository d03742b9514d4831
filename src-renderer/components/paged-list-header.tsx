import { UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ListColumn, ListSorting } from './paged-list-columns.ts';
import classes from './paged-list-grid.module.css';

/** The header of a column, which sorts the list where the column says by what. */
export function HeaderCell<Row, Sort extends string>({
  column: { header, align, sort },
  sorting,
}: {
  readonly column: ListColumn<Row, Sort>;
  readonly sorting: ListSorting<Sort> | undefined;
}): ReactElement {
  const className = `${classes['headerCell']} ${align === 'end' ? classes['end'] : ''}`;
  if (sort === undefined || sorting === undefined) {
    return (
      <th scope="col" className={className}>
        {header}
      </th>
    );
  }
  const isSorted = sorting.by === sort;
  const Arrow = sorting.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton className={classes['sort']} fz="xs" onClick={() => sorting.onChange(sort)}>
        <span>{header}</span>
        {isSorted ? <Arrow size={12} aria-hidden /> : null}
      </UnstyledButton>
    </th>
  );
}
