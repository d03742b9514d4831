/* Which rows of a long list are drawn, which pages they come from, and where the keys lead. */

/** Rows from `first` up to, but not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/**
 * The rows to draw: those in view and some on either side, so that scrolling meets no gap.
 *
 * @param scrollTop pixels scrolled down
 * @param height pixels of the list that are in view
 * @param rowHeight pixels of a row
 * @param total number of rows of the list
 * @param overscan number of rows to draw beyond either edge
 */
export function rowsInView({
  scrollTop,
  height,
  rowHeight,
  total,
  overscan,
}: {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
  readonly overscan: number;
}): RowRange {
  const first = Math.floor(scrollTop / rowHeight) - overscan;
  const end = Math.ceil((scrollTop + height) / rowHeight) + overscan;
  return { first: Math.min(Math.max(first, 0), total), end: Math.max(Math.min(end, total), 0) };
}

/**
 * The offsets of the pages that hold some rows; the first page where there are none, as it tells the total.
 *
 * @param pageSize rows of a page
 */
export function pagesOf({ first, end }: RowRange, pageSize: number): readonly number[] {
  const firstPage = Math.floor(first / pageSize);
  const lastPage = Math.floor(Math.max(end - 1, first) / pageSize);
  return Array.from({ length: lastPage - firstPage + 1 }, (_, page) => (firstPage + page) * pageSize);
}

/**
 * The row that a key leads to; null where the key leads nowhere.
 *
 * @param key name of the key as events give it
 * @param current index of the selected row, null where none is
 * @param rowsAtOnce number of whole rows in view
 */
export function rowAfterKey(
  key: string,
  {
    current,
    total,
    rowsAtOnce,
  }: { readonly current: number | null; readonly total: number; readonly rowsAtOnce: number },
): number | null {
  if (total === 0) return null;
  const step = Math.max(rowsAtOnce - 1, 1);
  const within = (index: number): number => Math.min(Math.max(index, 0), total - 1);
  switch (key) {
    case 'ArrowDown':
      return within(current === null ? 0 : current + 1);
    case 'ArrowUp':
      return within(current === null ? total - 1 : current - 1);
    case 'PageDown':
      return within((current ?? 0) + step);
    case 'PageUp':
      return within((current ?? 0) - step);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/**
 * How far to scroll so that a row is in view, moving as little as possible.
 *
 * @param index the row
 * @param scrollTop pixels scrolled down now
 * @param height pixels of the list that are in view
 */
export function scrollTopFor({
  index,
  rowHeight,
  scrollTop,
  height,
}: {
  readonly index: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
}): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

/** So far, in rows, a row may have moved since it was drawn: one for each row that has left the list meanwhile. */
const MOST_MOVED = 200;

/** The places where a row may be that was at one a moment ago, the likeliest first. */
export function placesAround(index: number): readonly number[] {
  const places = [index];
  for (let distance = 1; distance <= MOST_MOVED; distance += 1)
    places.push(index - distance, index + distance);
  return places.filter((place) => place >= 0);
}
