import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { partAround } from './marked-text.ts';
import type { Stretch } from './marked-text.ts';
import { DrawnRow } from './reading-row.tsx';
import classes from './reading-text.module.css';
import type { StandingHit } from './term-paint.ts';
import { rectanglesOf } from './text-places.ts';
import { useDocumentRows } from './use-document-rows.ts';
import type { ShownDocument } from './use-document-rows.ts';

/** Rows that are laid out at once: what a browser can do, for the longest document that is taken. */
const PART_SIZE = 100_000;
/** Height of a line in pixels, as in the style sheet, and about how many characters stand in one. */
const LINE_HEIGHT = 26;
const LINE_LENGTH = 90;

/** What can be done with the text from outside. */
export interface ReadingTextHandle {
  /** Brings a stretch of a row into the middle. */
  readonly show: (row: number, stretch: Stretch) => void;
  /** The rectangles in which a stretch is drawn, in pixels of the window; none where it is not. */
  readonly rectanglesOf: (stretch: Stretch) => readonly DOMRect[];
  /** Scrolls to a share of the document, 0 to 1. */
  readonly showShare: (share: number) => void;
  readonly focus: () => void;
  readonly element: () => HTMLElement | null;
}

/** The text of a document, of which only the rows in view are asked for and drawn. */
export function ReadingText({
  shown,
  total,
  length,
  passage,
  firstInView,
  current,
  onPoint,
  onPress,
  onKey,
  onView,
  ref,
}: {
  readonly shown: ShownDocument;
  /** Number of its rows. */
  readonly total: number;
  /** Length of the document. */
  readonly length: number;
  /** The stretch to mark and to show at first. */
  readonly passage: Stretch | null;
  /** The row to show at first. */
  readonly firstInView: number;
  /** The occurrence that somebody is at. */
  readonly current: Stretch | null;
  /** The pointer stands on some terms, the longest first, or on none. */
  readonly onPoint: (hits: readonly StandingHit[]) => void;
  readonly onPress: (hits: readonly StandingHit[]) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The text was scrolled or drawn anew; the rows that are in view, as shares of the document. */
  readonly onView: (view: { readonly from: number; readonly to: number }) => void;
  readonly ref: Ref<ReadingTextHandle>;
}): ReactElement {
  const { t } = useTranslation('documents');
  const scroller = useRef<HTMLElement>(null);
  const [partIndex, setPartIndex] = useState(firstInView);
  const { first, count } = partAround(partIndex, total, PART_SIZE);
  const lines = Math.max(1, length / Math.max(total, 1) / LINE_LENGTH);
  const rowHeight = Math.round(shown.view === 'plain' ? LINE_HEIGHT : LINE_HEIGHT * lines + 6);

  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => first + index,
    overscan: 20,
    initialOffset: (firstInView - first) * rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const { rowAt, hitsAt, failed } = useDocumentRows(shown, {
    first: first + (items[0]?.index ?? 0),
    end: first + (items.at(-1)?.index ?? 0) + 1,
  });

  // Rows get their true heights only when they are drawn: what one goes to moves on while one goes there, until one
  // goes elsewhere.
  const goal = useRef<'end' | { readonly row: number; readonly stretch: Stretch } | null>(
    passage === null ? null : { row: firstInView, stretch: passage },
  );
  const drawnRectangles = useCallback((stretch: Stretch): readonly DOMRect[] => {
    for (const row of scroller.current?.querySelectorAll('[data-index]') ?? []) {
      const rectangles = rectanglesOf(row, stretch);
      if (rectangles.length > 0) return rectangles;
    }
    return [];
  }, []);
  const approach = useCallback((): void => {
    const view = scroller.current;
    if (goal.current === null || view === null) return;
    if (goal.current === 'end') {
      virtualizer.scrollToEnd();
      return;
    }
    const { row, stretch } = goal.current;
    const [rectangle] = drawnRectangles(stretch);
    if (rectangle === undefined) {
      virtualizer.scrollToIndex(row - first, { align: 'center' });
      return;
    }
    const middle = view.getBoundingClientRect().top + view.clientHeight / 2;
    const distance = rectangle.top + rectangle.height / 2 - middle;
    if (Math.abs(distance) > 1) view.scrollTop += distance;
  }, [virtualizer, first, drawnRectangles]);
  const height = virtualizer.getTotalSize();
  const drawnFirst = items[0]?.key;
  const drawnLast = items.at(-1)?.key;
  const isGoalThere =
    goal.current !== null && goal.current !== 'end' && rowAt(goal.current.row) !== undefined;
  useEffect(approach, [approach, height, drawnFirst, drawnLast, isGoalThere]);

  useImperativeHandle(
    ref,
    () => ({
      show: (row, stretch) => {
        goal.current = { row, stretch };
        setPartIndex(row);
        approach();
      },
      showShare: (share) => {
        const row = Math.min(Math.floor(share * total), total - 1);
        goal.current = null;
        setPartIndex(row);
        virtualizer.scrollToIndex(row - partAround(row, total, PART_SIZE).first, { align: 'center' });
      },
      rectanglesOf: drawnRectangles,
      focus: () => scroller.current?.focus({ preventScroll: true }),
      element: () => scroller.current,
    }),
    [approach, drawnRectangles, total, virtualizer],
  );

  const tellView = (): void => {
    const view = scroller.current;
    if (view === null || height === 0) return;
    const share = (pixels: number): number =>
      (first + Math.min(pixels / height, 1) * count) / Math.max(total, 1);
    onView({ from: share(view.scrollTop), to: share(view.scrollTop + view.clientHeight) });
  };
  useEffect(tellView);

  // Whoever opens a document wants to read it: keys scroll it and lead to its terms without a way to the text first.
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current) return;
    isOpened.current = true;
    if (passage === null && document.activeElement?.tagName === 'H1') {
      scroller.current?.focus({ preventScroll: true });
    }
  }, [passage]);

  // The keyboard and the voice of a screen reader go to the passage.
  const hasShown = useRef(false);
  const showPassage = useCallback((mark: HTMLElement | null): void => {
    if (mark === null || hasShown.current) return;
    hasShown.current = true;
    mark.focus({ preventScroll: true });
  }, []);

  const goToPart = (index: number): void => {
    goal.current = null;
    setPartIndex(index);
    virtualizer.scrollToOffset(0);
    scroller.current?.focus();
  };
  const stayHere = (): void => {
    goal.current = null;
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'End' && event.target === event.currentTarget) {
      goal.current = 'end';
      event.preventDefault();
      virtualizer.scrollToEnd();
      return;
    }
    onKey(event);
    if (!event.defaultPrevented) goal.current = null;
  };

  /** The terms at a point of the window, the longest first. */
  const hitsAtPoint = ({ clientX: x, clientY: y, target }: MouseEvent): readonly StandingHit[] => {
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    if (!(row instanceof HTMLElement)) return [];
    return hitsAt(first + Number(row.dataset['index']))
      .filter((hit) =>
        rectanglesOf(row, hit).some(
          ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
        ),
      )
      .toSorted((left, right) => right.end - right.start - (left.end - left.start));
  };

  if (failed !== null) return <ProblemNotice error={failed.error} onRetry={failed.retry} />;
  return (
    // What scrolls has to be reached by keyboard; keys that nothing in it uses come up to it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={scroller}
      className={classes['text']}
      aria-label={t('page.text', { name: shown.document })}
      aria-describedby="reading-keys"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={handleKey}
      onWheel={stayHere}
      onPointerDown={stayHere}
      onScroll={tellView}
      onMouseMove={(event) => onPoint(hitsAtPoint(event))}
      onMouseLeave={() => onPoint([])}
      onClick={(event) => {
        // Whoever selects text means the text.
        if (window.getSelection()?.isCollapsed !== false) onPress(hitsAtPoint(event));
      }}
    >
      <div className={classes['inner']}>
        {first > 0 ? (
          <Button mb="sm" size="compact-sm" variant="default" onClick={() => goToPart(first - 1)}>
            {t('page.earlier')}
          </Button>
        ) : null}
        <div className={classes['rows']} style={{ height }}>
          {items.map((item) => {
            const index = first + item.index;
            const row = rowAt(index);
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes['row']}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row === undefined ? (
                  <span className={classes['placeholder']} />
                ) : (
                  <DrawnRow
                    row={row}
                    isContinued={rowAt(index - 1)?.line === row.line}
                    passage={touches(row.start, rowAt(index + 1)?.start, passage)}
                    hits={hitsAt(index)}
                    current={touches(row.start, rowAt(index + 1)?.start, current)}
                    onPassage={showPassage}
                  />
                )}
              </div>
            );
          })}
        </div>
        {first + count < total ? (
          <Button mt="sm" size="compact-sm" variant="default" onClick={() => goToPart(first + count)}>
            {t('page.later')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** A stretch where it lies in a row, else null, so that rows without it are not drawn anew. */
function touches(start: number, nextStart: number | undefined, stretch: Stretch | null): Stretch | null {
  if (stretch === null || stretch.end <= start) return null;
  return stretch.start < (nextStart ?? Infinity) ? stretch : null;
}
