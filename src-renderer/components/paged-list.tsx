import type { KeyboardEvent, ReactElement, ReactNode, Ref } from 'react';
import { useWindowState } from '../api/window-state.tsx';
import { TEXT_SCALES } from '../theme.ts';
import { ListGrid } from './paged-list-grid.tsx';
import type { ListColumn, ListSorting } from './paged-list-columns.ts';
import type { ListHandle } from './paged-list-grid.tsx';
import type { ListMarking } from './paged-list-marking.ts';
import { usePagedRows } from './paged-list-rows.ts';
import type { RowSource } from './paged-list-rows.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { SlowLoading } from './slow-loading.tsx';

/** How far lists were scrolled when they were left, in pixels, by what they show: whoever comes back goes on there. */
const scrollTops = new Map<string, number>();

/**
 * A long list that is read page by page: only the rows in view are asked for and drawn. The earlier rows stay while
 * another query is answered.
 */
export function PagedList<Row, Sort extends string>({
  source,
  label,
  columns,
  keyOf,
  rowHeight,
  selectedKey,
  onSelect,
  onActivate,
  onKeyDown,
  sorting,
  marking,
  reusesRows = false,
  empty,
  ref,
}: {
  readonly source: RowSource<Row>;
  /** What the list holds; its accessible name. */
  readonly label: string;
  /** The same array as long as the columns are the same: rows are drawn anew with another one. */
  readonly columns: readonly ListColumn<Row, Sort>[];
  readonly keyOf: (row: Row) => string;
  /** Height of a row in pixels, where texts are of normal size. */
  readonly rowHeight: number;
  readonly selectedKey: string | null;
  readonly onSelect: (row: Row) => void;
  /** A row was clicked or Enter was pressed on it. */
  readonly onActivate?: (row: Row) => void;
  /** Keys that the list itself does not use, with the selected row if it is in view. */
  readonly onKeyDown?: (event: KeyboardEvent, selected: Row | undefined) => void;
  readonly sorting?: ListSorting<Sort>;
  /** Several rows at once. */
  readonly marking?: ListMarking<Row>;
  /** See `ListGrid`. */
  readonly reusesRows?: boolean;
  /** Stands in place of a list without rows. */
  readonly empty: ReactNode;
  readonly ref?: Ref<ListHandle<Row>>;
}): ReactElement {
  const { settings } = useWindowState();
  const { identity, total, rowAt, error, retry, findPlace, onRange } = usePagedRows(source);

  if (error !== null) return <ProblemNotice error={error} onRetry={retry} />;
  if (total === null) return <SlowLoading />;
  if (total === 0) return <>{empty}</>;
  return (
    <ListGrid
      label={label}
      columns={columns}
      total={total}
      rowAt={rowAt}
      keyOf={keyOf}
      identity={identity}
      rowHeight={Math.round(rowHeight * TEXT_SCALES[settings.textSize])}
      selectedKey={selectedKey}
      onSelect={onSelect}
      onActivate={onActivate}
      onKeyDown={onKeyDown}
      sorting={sorting}
      marking={marking}
      reusesRows={reusesRows}
      findPlace={findPlace}
      onRange={onRange}
      initialScrollTop={scrollTops.get(identity) ?? 0}
      onLeave={(scrollTop) => scrollTops.set(identity, scrollTop)}
      ref={ref}
    />
  );
}
