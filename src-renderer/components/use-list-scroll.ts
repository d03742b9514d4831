import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { rowsInView, scrollTopFor } from './paged-list-range.ts';
import type { RowRange } from './paged-list-range.ts';

/** Height of the header in pixels, as in the style sheet. */
const HEADER_HEIGHT = 30;
/** Rows drawn beyond either edge, once those in view are painted. */
const OVERSCAN = 8;

interface ScrolledList {
  readonly grid: RefObject<HTMLElement | null>;
  /** Number of rows. */
  readonly total: number;
  /** In pixels. */
  readonly rowHeight: number;
  /** Names the list: another name begins at the top again. */
  readonly identity: string;
  /** How far it is scrolled at first, and who wants to know it at the end, in pixels. */
  readonly initialScrollTop: number;
  readonly onLeave: ((scrollTop: number) => void) | undefined;
}

/** How far a list is scrolled, in whole rows: within one of them nothing else comes into view. */
export interface ListScroll {
  /** In pixels. */
  readonly width: number;
  readonly scrollTop: number;
  /** The rows that are drawn. */
  readonly range: RowRange;
  /** How many rows are seen at once. */
  readonly rowsAtOnce: number;
  /** Scrolls as far as it takes to see a row. */
  readonly showRow: (index: number) => void;
  /** Draws what is in view by now. */
  readonly follow: () => void;
}

/** Keeps how far a list is scrolled and how large it is. */
export function useListScroll({
  grid,
  total,
  rowHeight,
  identity,
  initialScrollTop,
  onLeave,
}: ScrolledList): ListScroll {
  const [size, setSize] = useState({ width: 0, height: 0 });
  // What is asked of the elements has the whole page laid out at once; what is known of them costs nothing.
  const lastSize = useRef(size);
  const lastScrollTop = useRef(initialScrollTop);
  const [scrollTop, setScrollTop] = useState(initialScrollTop);

  const [shownIdentity, setShownIdentity] = useState(identity);
  const [overscan, setOverscan] = useState(0);
  if (shownIdentity !== identity) {
    setShownIdentity(identity);
    setScrollTop(0);
    setOverscan(0);
  }
  useEffect(() => {
    if (overscan !== 0) return undefined;
    let idle: number | undefined;
    const frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(() => setOverscan(OVERSCAN), { timeout: 100 });
    });
    return () => {
      cancelAnimationFrame(frame);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [overscan]);

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    element.scrollTop = initialScrollTop;
    const measure = (): void => {
      lastSize.current = { width: element.clientWidth, height: element.clientHeight };
      setSize(lastSize.current);
    };
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
  useEffect(() => () => leave.current?.(lastScrollTop.current), []);

  const scrollTo = useCallback(
    (top: number): void => {
      if (grid.current === null || lastScrollTop.current === top) return;
      grid.current.scrollTop = top;
      lastScrollTop.current = top;
    },
    [grid],
  );
  const scrolledIdentity = useRef(identity);
  useLayoutEffect(() => {
    if (scrolledIdentity.current === identity) return;
    scrolledIdentity.current = identity;
    scrollTo(0);
  }, [identity, scrollTo]);

  const showRow = useCallback(
    (index: number): void => {
      const height = lastSize.current.height - HEADER_HEIGHT;
      scrollTo(scrollTopFor({ index, rowHeight, scrollTop: lastScrollTop.current, height }));
    },
    [rowHeight, scrollTo],
  );
  const follow = useCallback((): void => {
    const top = grid.current?.scrollTop ?? 0;
    lastScrollTop.current = top;
    setScrollTop(Math.floor(top / rowHeight) * rowHeight);
  }, [rowHeight, grid]);

  const height = Math.max(size.height - HEADER_HEIGHT, 0);
  return {
    width: size.width,
    scrollTop,
    range: rowsInView({ scrollTop, height, rowHeight, total, overscan }),
    rowsAtOnce: Math.floor(height / rowHeight),
    showRow,
    follow,
  };
}
