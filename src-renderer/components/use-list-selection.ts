import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { showProblem } from './notices.tsx';
import { placeOf } from './paged-list-marking.ts';
import type { ListScroll } from './use-list-scroll.ts';

interface SelectedInList<Row> {
  /** Number of rows. */
  readonly total: number;
  /** A row; undefined where it is not there yet. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
  /** Names the list. */
  readonly identity: string;
  readonly selectedKey: string | null;
  readonly onSelect: (row: Row) => void;
  /** How many rows stand before the one with a key; null where the list does not have it. */
  readonly findPlace: ((key: string) => Promise<number | null>) | undefined;
  readonly scroll: ListScroll;
}

/** The selected row of a list, and where the keys go on. */
export interface ListSelection<Row> {
  /** The place of the selected row, and the row as it is drawn; null and undefined where it is not drawn. */
  readonly index: number | null;
  readonly row: Row | undefined;
  /** Where the keys go on: at a row that is awaited, at the selected one, or where that was when it left the list. */
  readonly current: () => number | null;
  /** The place of a row near the one that was selected last; null where it is not near it. */
  readonly placeNear: (key: string) => number | null;
  /** Keeps that a row was gone on to, which is drawn as the selected one later. */
  readonly goneTo: (index: number) => void;
  /** Brings a row into view and selects it; one that is not there yet as soon as it comes. */
  readonly goTo: (index: number) => void;
}

/** Keeps which row of a list is selected and brings it into view. */
export function useListSelection<Row>({
  total,
  rowAt,
  keyOf,
  identity,
  selectedKey,
  onSelect,
  findPlace,
  scroll: { range, scrollTop, showRow, follow },
}: SelectedInList<Row>): ListSelection<Row> {
  /** The row that was selected last, so that keys go on from where it was when it has left the list. */
  const lastIndex = useRef<number | null>(null);
  /** A row that is to be selected as soon as it is there, and the one that came last. */
  const [awaited, setAwaited] = useState<{ readonly index: number } | null>(null);
  const arrived = useRef<typeof awaited>(null);
  const [shownIdentity, setShownIdentity] = useState(identity);
  if (shownIdentity !== identity) {
    setShownIdentity(identity);
    setAwaited(null);
  }
  const lastIdentity = useRef(identity);
  useLayoutEffect(() => {
    if (lastIdentity.current === identity) return;
    lastIdentity.current = identity;
    lastIndex.current = null;
  }, [identity]);

  let selectedIndex: number | null = null;
  // The row as it is drawn: by the time of a key another one may have moved to its place.
  let selected: Row | undefined;
  for (let index = range.first; index < range.end && selectedIndex === null; index += 1) {
    const row = rowAt(index);
    if (row === undefined || keyOf(row) !== selectedKey) continue;
    selectedIndex = index;
    selected = row;
  }

  const isAwaiting = useCallback(
    (): boolean => awaited !== null && awaited.index < total && arrived.current !== awaited,
    [awaited, total],
  );

  // A selection that comes from elsewhere (a link, the row after a decided one) is brought into view once. Whoever
  // awaits a row looks at its place: a page that begins with its first row by then does not lead back.
  const shownKey = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (selectedIndex === null || isAwaiting()) return;
    lastIndex.current = selectedIndex;
    if (shownKey.current === selectedKey) return;
    shownKey.current = selectedKey;
    showRow(selectedIndex);
  }, [selectedIndex, selectedKey, isAwaiting, showRow]);

  // Where it is not drawn, since it stands far from here, its place is looked for.
  const isDrawn = selectedIndex !== null;
  useEffect(() => {
    if (isDrawn || selectedKey === null || findPlace === undefined || shownKey.current === selectedKey)
      return undefined;
    if (isAwaiting()) return undefined;
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
  }, [isDrawn, selectedKey, findPlace, isAwaiting, showRow]);

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
    follow();
  }, [selectedIndex, selectedKey, scrollTop, rowAt, keyOf, showRow, follow]);

  const awaitedRow = awaited === null ? undefined : rowAt(awaited.index);
  useEffect(() => {
    if (awaitedRow === undefined || arrived.current === awaited) return;
    arrived.current = awaited;
    onSelect(awaitedRow);
  }, [awaited, awaitedRow, onSelect]);

  const goTo = useCallback(
    (index: number): void => {
      lastIndex.current = index;
      showRow(index);
      const row = rowAt(index);
      setAwaited(row === undefined ? { index } : null);
      if (row !== undefined) onSelect(row);
    },
    [showRow, rowAt, onSelect],
  );
  const goneTo = useCallback((index: number): void => {
    lastIndex.current = index;
  }, []);
  const placeNear = useCallback(
    (key: string): number | null => {
      // Another list of the same rows may have left the selected one at its place.
      const near = lastIndex.current ?? selectedIndex;
      return near === null ? null : placeOf(key, near, { rowAt, keyOf });
    },
    [rowAt, keyOf, selectedIndex],
  );
  return {
    index: selectedIndex,
    row: selected,
    current: () => (awaited !== null && isAwaiting() ? awaited.index : (selectedIndex ?? lastIndex.current)),
    placeNear,
    goneTo,
    goTo,
  };
}
