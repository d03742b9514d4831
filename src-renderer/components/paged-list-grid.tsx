import { useEffect, useId, useImperativeHandle, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListColumn, ListSorting } from './paged-list-columns.ts';
import classes from './paged-list-grid.module.css';
import { HeaderCell } from './paged-list-header.tsx';
import { useListMarking } from './paged-list-marking.ts';
import type { ListMarking } from './paged-list-marking.ts';
import { rowAfterKey } from './paged-list-range.ts';
import type { RowRange } from './paged-list-range.ts';
import { ListRow, ROWS_BEFORE } from './paged-list-row.tsx';
import { useListScroll } from './use-list-scroll.ts';
import { useListSelection } from './use-list-selection.ts';

/** What can be done with a list from outside. */
export interface ListHandle<Row> {
  /** Moves the keyboard into the list. */
  readonly focus: () => void;
  /** Number of rows. */
  readonly total: number;
  /**
   * The row to go on with after another one: the next one that is not passed over. After the last one the nearest
   * before it that may be gone back to. Null where there is none, and where it is not there yet, unless it is awaited:
   * then it is selected when it comes.
   */
  readonly following: (key: string, way: FollowingWay<Row>) => Row | 'awaited' | null;
  /** The row before another one, null where there is none. */
  readonly rowAbove: (key: string) => Row | null;
}

/** Which rows are gone on with. */
export interface FollowingWay<Row> {
  readonly isPassedOver: (row: Row) => boolean;
  readonly mayGoBackTo: (row: Row) => boolean;
  readonly isAwaited: boolean;
}

interface ListGridProps<Row, Sort extends string> {
  /** What the list holds; its accessible name. */
  readonly label: string;
  readonly columns: readonly ListColumn<Row, Sort>[];
  readonly total: number;
  /** A row; undefined where it is not there yet. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
  /** Names the list: another name begins at the top again. */
  readonly identity: string;
  readonly rowHeight: number;
  readonly selectedKey: string | null;
  readonly onSelect: (row: Row) => void;
  /** A row was clicked or Enter was pressed on it. */
  readonly onActivate?: ((row: Row) => void) | undefined;
  /** Keys that the list itself does not use, with the selected row if it is in view. */
  readonly onKeyDown?: ((event: KeyboardEvent, selected: Row | undefined) => void) | undefined;
  readonly sorting?: ListSorting<Sort> | undefined;
  /** Several rows at once: by Shift with the arrow keys or a click, and by Control with a click. */
  readonly marking?: ListMarking<Row> | undefined;
  /**
   * Draws other rows into the elements that are there instead of into new ones, which takes a fraction of the time. Only
   * where no row has controls: the keyboard would stay on one that is about another row by then.
   */
  readonly reusesRows?: boolean;
  /** How many rows stand before the one with a key; null where the list does not have it. */
  readonly findPlace?: ((key: string) => Promise<number | null>) | undefined;
  /** Which rows are drawn now. */
  readonly onRange?: ((range: RowRange) => void) | undefined;
  /** How far the list is scrolled at first, and who wants to know it at the end, in pixels. */
  readonly initialScrollTop?: number;
  readonly onLeave?: ((scrollTop: number) => void) | undefined;
  readonly ref?: Ref<ListHandle<Row>> | undefined;
}

/**
 * A long list of which only the rows in view are drawn. One row can be selected, by click and by keys; the list is
 * one stop of the Tab key, and the headers and the controls of the selected row are the next ones.
 */
export function ListGrid<Row, Sort extends string>({
  label,
  columns,
  total,
  rowAt,
  keyOf,
  identity,
  rowHeight,
  selectedKey,
  onSelect,
  onActivate,
  onKeyDown,
  sorting,
  marking,
  reusesRows = false,
  findPlace,
  onRange,
  initialScrollTop = 0,
  onLeave,
  ref,
}: ListGridProps<Row, Sort>): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  const scroll = useListScroll({ grid, total, rowHeight, identity, initialScrollTop, onLeave });
  const { width, showRow } = scroll;
  const { first, end } = scroll.range;
  useEffect(() => onRange?.({ first, end }), [onRange, first, end]);

  const selection = useListSelection({
    total,
    rowAt,
    keyOf,
    identity,
    selectedKey,
    onSelect,
    findPlace,
    scroll,
  });
  const { placeNear, goneTo, goTo } = selection;

  useImperativeHandle(
    ref,
    () => ({
      focus: () => grid.current?.focus(),
      total,
      following: (key, { isPassedOver, mayGoBackTo, isAwaited }) => {
        const index = placeNear(key);
        if (index === null) return null;
        // Whoever goes on again, before this row is drawn as the selected one, is looked for beside it.
        const found = (place: number, row: Row | undefined): Row | 'awaited' | null => {
          if (row !== undefined) goneTo(place);
          else if (isAwaited) goTo(place);
          return row ?? (isAwaited ? 'awaited' : null);
        };
        for (let next = index + 1; next < total; next += 1) {
          const row = rowAt(next);
          if (row === undefined || !isPassedOver(row)) return found(next, row);
        }
        for (let before = index - 1; before >= 0; before -= 1) {
          const row = rowAt(before);
          if (row === undefined || (!isPassedOver(row) && mayGoBackTo(row))) return found(before, row);
        }
        return null;
      },
      rowAbove: (key) => {
        const index = placeNear(key);
        return index === null ? null : (rowAt(index - 1) ?? null);
      },
    }),
    [rowAt, total, placeNear, goneTo, goTo],
  );

  const shownColumns = columns.filter((column) => width >= (column.from ?? 0));
  const template = shownColumns.map((column) => column.width).join(' ');

  const marker = useListMarking(marking, { rowAt, keyOf });
  const extendTo = (target: number): void => {
    const current = selection.current();
    goneTo(target);
    showRow(target);
    marker.extendTo(target, current);
  };

  const handleClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest('tbody > tr');
    // A click on a control in a row is the control's own.
    if (element === null || event.target.closest('button, a, input') !== null) return;
    const index = Number(element.getAttribute('aria-rowindex')) - ROWS_BEFORE;
    const row = rowAt(index);
    if (row === undefined) return;
    if (marking !== undefined && event.shiftKey) {
      extendTo(index);
    } else if (marking !== undefined && (event.ctrlKey || event.metaKey)) {
      marker.toggle(row, index);
    } else {
      marker.forget();
      onSelect(row);
      onActivate?.(row);
    }
  };

  const handleKey = (event: KeyboardEvent): void => {
    // Keys that are pressed on a control in a row or in the header are the control's own.
    if (event.target !== grid.current) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey && (!event.shiftKey || marking !== undefined)) {
      const { rowsAtOnce } = scroll;
      const target = rowAfterKey(event.key, { current: selection.current(), total, rowsAtOnce });
      if (target !== null) {
        event.preventDefault();
        if (event.shiftKey) {
          extendTo(target);
        } else {
          marker.forget();
          goTo(target);
        }
        return;
      }
      if (event.key === 'Enter' && selection.row !== undefined && onActivate !== undefined) {
        event.preventDefault();
        onActivate(selection.row);
        return;
      }
    }
    onKeyDown?.(event, selection.row);
  };

  const loadingText = t('loading');
  const rows: ReactElement[] = [];
  for (let index = first; index < end; index += 1) {
    const row = rowAt(index);
    const key = row === undefined ? null : keyOf(row);
    rows.push(
      <ListRow
        key={key === null || reusesRows ? index : key}
        id={`${id}-${index}`}
        index={index}
        row={row}
        columns={columns}
        width={width}
        template={template}
        height={rowHeight}
        loadingText={loadingText}
        isCurrent={key !== null && key === selectedKey}
        isSelected={
          row !== undefined && (marking?.isSeveral === true ? marking.isMarked(row) : key === selectedKey)
        }
        isClickable={onActivate !== undefined}
      />,
    );
  }

  // The elements of a table, laid out by the style sheet, are what assistive software knows best.
  return (
    <table
      ref={grid}
      className={classes['grid']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a selection
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={shownColumns.length}
      aria-multiselectable={marking === undefined ? undefined : true}
      aria-activedescendant={selection.index === null ? undefined : `${id}-${selection.index}`}
      data-unselected={selection.index === null || undefined}
      tabIndex={0}
      onMouseDown={
        marking === undefined
          ? undefined
          : (event) => {
              // Shift with a click would select the text in between.
              if (!event.shiftKey) return;
              event.preventDefault();
              grid.current?.focus();
            }
      }
      onClick={handleClick}
      onKeyDown={handleKey}
      onScroll={scroll.follow}
    >
      <thead className={classes['head']}>
        <tr className={classes['header']} aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          {shownColumns.map((column) => (
            <HeaderCell key={column.name} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody className={classes['rows']} style={{ height: total * rowHeight }}>
        {rows}
      </tbody>
    </table>
  );
}
