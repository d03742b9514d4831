import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './paged-list-grid.module.css';
import { showProblem } from './notices.tsx';
import { placeOf, useListMarking } from './paged-list-marking.ts';
import type { ListMarking } from './paged-list-marking.ts';
import { rowAfterKey, rowsInView, scrollTopFor } from './paged-list-range.ts';
import type { RowRange } from './paged-list-range.ts';

/** Height of the header in pixels, as in the style sheet. */
const HEADER_HEIGHT = 30;
/** Rows drawn beyond either edge. */
const OVERSCAN = 8;

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
  findPlace,
  onRange,
  initialScrollTop = 0,
  onLeave,
  ref,
}: ListGridProps<Row, Sort>): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [scrollTop, setScrollTop] = useState(initialScrollTop);
  /** The row that was selected last, so that keys go on from where it was when it has left the list. */
  const lastIndex = useRef<number | null>(null);
  /** A row that is to be selected as soon as it is there. */
  const [awaited, setAwaited] = useState<number | null>(null);

  const [shownIdentity, setShownIdentity] = useState(identity);
  if (shownIdentity !== identity) {
    setShownIdentity(identity);
    setScrollTop(0);
    setAwaited(null);
  }

  const viewHeight = Math.max(size.height - HEADER_HEIGHT, 0);
  const range = rowsInView({ scrollTop, height: viewHeight, rowHeight, total, overscan: OVERSCAN });
  const { first, end } = range;

  let selectedIndex: number | null = null;
  // The row as it is drawn: by the time of a key another one may have moved to its place.
  let selected: Row | undefined;
  for (let index = first; index < end && selectedIndex === null; index += 1) {
    const row = rowAt(index);
    if (row === undefined || keyOf(row) !== selectedKey) continue;
    selectedIndex = index;
    selected = row;
  }

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    element.scrollTop = initialScrollTop;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-deps -- only the first value counts
  }, []);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  const lastScrollTop = useRef(initialScrollTop);
  useEffect(() => () => leave.current?.(lastScrollTop.current), []);

  const scrollTo = useCallback((top: number): void => {
    if (grid.current !== null) grid.current.scrollTop = top;
  }, []);

  useEffect(() => onRange?.({ first, end }), [onRange, first, end]);

  const scrolledIdentity = useRef(identity);
  useLayoutEffect(() => {
    if (scrolledIdentity.current === identity) return;
    scrolledIdentity.current = identity;
    lastIndex.current = null;
    scrollTo(0);
  }, [identity, scrollTo]);

  const showRow = useCallback(
    (index: number): void => {
      const element = grid.current;
      if (element === null) return;
      const height = element.clientHeight - HEADER_HEIGHT;
      scrollTo(scrollTopFor({ index, rowHeight, scrollTop: element.scrollTop, height }));
    },
    [rowHeight, scrollTo],
  );

  // A selection that comes from elsewhere (a link, the row after a decided one) is brought into view once.
  const shownKey = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (selectedIndex === null) return;
    lastIndex.current = selectedIndex;
    if (shownKey.current === selectedKey) return;
    shownKey.current = selectedKey;
    showRow(selectedIndex);
  }, [selectedIndex, selectedKey, showRow]);

  // Where it is not drawn, since it stands far from here, its place is looked for.
  const isDrawn = selectedIndex !== null;
  useEffect(() => {
    if (isDrawn || selectedKey === null || findPlace === undefined || shownKey.current === selectedKey)
      return undefined;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const place = await findPlace(selectedKey);
      if (!isWanted || place === null) return;
      lastIndex.current = place;
      showRow(place);
    };
    look().catch(showProblem);
    return () => {
      isWanted = false;
    };
  }, [isDrawn, selectedKey, findPlace, showRow]);

  // Many rows may leave the list at once: a selected row that was in view comes along, unless somebody has scrolled.
  const lastDrawn = useRef<{ readonly key: string | null; readonly scrollTop: number } | null>(null);
  useLayoutEffect(() => {
    const before = lastDrawn.current;
    lastDrawn.current = selectedIndex === null ? null : { key: selectedKey, scrollTop };
    if (selectedIndex !== null || selectedKey === null || lastIndex.current === null) return;
    if (before?.key !== selectedKey || before.scrollTop !== scrollTop) return;
    const place = placeOf(selectedKey, lastIndex.current, { rowAt, keyOf });
    if (place === null) return;
    lastIndex.current = place;
    showRow(place);
    // The event of scrolling comes a frame later, the next key perhaps before.
    setScrollTop(Math.floor((grid.current?.scrollTop ?? 0) / rowHeight) * rowHeight);
  }, [selectedIndex, selectedKey, scrollTop, rowAt, keyOf, rowHeight, showRow]);

  const awaitedRow = awaited === null ? undefined : rowAt(awaited);
  useEffect(() => {
    if (awaitedRow === undefined) return;
    setAwaited(null);
    onSelect(awaitedRow);
  }, [awaitedRow, onSelect]);

  const goTo = useCallback(
    (index: number): void => {
      lastIndex.current = index;
      showRow(index);
      const row = rowAt(index);
      setAwaited(row === undefined ? index : null);
      if (row !== undefined) onSelect(row);
    },
    [showRow, rowAt, onSelect],
  );

  useImperativeHandle(ref, () => {
    const indexOf = (key: string): number | null => {
      // Another list of the same rows may have left the selected one at its place.
      const near = lastIndex.current ?? selectedIndex;
      return near === null ? null : placeOf(key, near, { rowAt, keyOf });
    };
    return {
      focus: () => grid.current?.focus(),
      total,
      following: (key, { isPassedOver, mayGoBackTo, isAwaited }) => {
        const index = indexOf(key);
        if (index === null) return null;
        // Whoever goes on again, before this row is drawn as the selected one, is looked for beside it.
        const found = (place: number, row: Row | undefined): Row | 'awaited' | null => {
          if (row !== undefined) lastIndex.current = place;
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
        const index = indexOf(key);
        return index === null ? null : (rowAt(index - 1) ?? null);
      },
    };
  }, [rowAt, keyOf, total, goTo, selectedIndex]);

  const shownColumns = columns.filter((column) => size.width >= (column.from ?? 0));
  const template = shownColumns.map((column) => column.width).join(' ');

  const marker = useListMarking(marking, { rowAt, keyOf });
  const extendTo = (target: number): void => {
    const current = selectedIndex ?? lastIndex.current;
    lastIndex.current = target;
    showRow(target);
    marker.extendTo(target, current);
  };

  const handleClick = (event: MouseEvent, row: Row, index: number): void => {
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
      const current = awaited ?? selectedIndex ?? lastIndex.current;
      const rowsAtOnce = Math.floor(viewHeight / rowHeight);
      const target = rowAfterKey(event.key, { current, total, rowsAtOnce });
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
      if (event.key === 'Enter' && selected !== undefined && onActivate !== undefined) {
        event.preventDefault();
        onActivate(selected);
        return;
      }
    }
    onKeyDown?.(event, selected);
  };

  const rows: ReactElement[] = [];
  for (let index = first; index < end; index += 1) {
    const row = rowAt(index);
    const key = row === undefined ? null : keyOf(row);
    rows.push(
      <ListRow
        key={key ?? index}
        id={`${id}-${index}`}
        index={index}
        row={row}
        columns={columns}
        width={size.width}
        template={template}
        height={rowHeight}
        loadingText={t('loading')}
        isCurrent={key !== null && key === selectedKey}
        isSelected={
          row !== undefined && (marking?.isSeveral === true ? marking.isMarked(row) : key === selectedKey)
        }
        isClickable={onActivate !== undefined}
        onClick={handleClick}
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
      aria-activedescendant={selectedIndex === null ? undefined : `${id}-${selectedIndex}`}
      data-unselected={selectedIndex === null || undefined}
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
      onKeyDown={handleKey}
      onScroll={(event) => {
        lastScrollTop.current = event.currentTarget.scrollTop;
        // Whole rows: within one of them nothing else comes into view.
        setScrollTop(Math.floor(event.currentTarget.scrollTop / rowHeight) * rowHeight);
      }}
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

function HeaderCell<Row, Sort extends string>({
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

function ListRow<Row, Sort extends string>({
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
