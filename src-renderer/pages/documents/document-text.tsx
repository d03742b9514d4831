import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import { pagesOf } from '../../components/paged-list-range.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import classes from './document-text.module.css';
import { beginsIn, markedPieces, partAround } from './marked-text.ts';
import type { Stretch } from './marked-text.ts';

/** Segments that are asked for at once. */
export const SEGMENTS_AT_ONCE = 200;
/** Segments that are laid out at once: what a browser can do, for the longest document that is taken. */
const PART_SIZE = 100_000;
/** Height of a segment of one line in pixels, as in the style sheet. */
const LINE_HEIGHT = 26;

/** The text of a document, of which only the segments in view are asked for and drawn. */
export function DocumentText({
  projectId,
  document,
  total,
  highlight,
  firstInView,
}: {
  readonly projectId: string;
  readonly document: string;
  /** Number of its segments. */
  readonly total: number;
  /** The stretch to mark and to show at first. */
  readonly highlight: Stretch | null;
  /** The segment to show at first. */
  readonly firstInView: number;
}): ReactElement {
  const { t } = useTranslation('documents');
  const scroller = useRef<HTMLElement>(null);
  const [partIndex, setPartIndex] = useState(firstInView);
  const { first, count } = partAround(partIndex, total, PART_SIZE);

  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => first + index,
    overscan: 20,
    initialOffset: (firstInView - first) * LINE_HEIGHT,
  });
  const items = virtualizer.getVirtualItems();
  const range = {
    first: first + (items[0]?.index ?? 0),
    end: first + (items.at(-1)?.index ?? 0) + 1,
  };
  const offsets = pagesOf(range, SEGMENTS_AT_ONCE);
  const pages = useQueries({
    queries: offsets.map((from) => ({
      queryKey: ['documents:segments', { projectId, document, from, count: SEGMENTS_AT_ONCE }],
      queryFn: () => request('documents:segments', { projectId, document, from, count: SEGMENTS_AT_ONCE }),
    })),
  });
  const segmentAt = (index: number): Segment | undefined => {
    const offset = Math.floor(index / SEGMENTS_AT_ONCE) * SEGMENTS_AT_ONCE;
    return pages[offsets.indexOf(offset)]?.data?.segments[index - offset];
  };
  const failed = pages.find((page) => page.error !== null);

  // Rows get their true heights only when they are drawn: what one goes to moves on while one goes there, until one
  // goes elsewhere.
  const goal = useRef<'passage' | 'end' | null>(highlight === null ? null : 'passage');
  const passage = useRef<HTMLElement>(null);
  const height = virtualizer.getTotalSize();
  useEffect(() => {
    if (goal.current === 'end') virtualizer.scrollToEnd();
    if (goal.current !== 'passage') return;
    if (passage.current?.isConnected === true) passage.current.scrollIntoView({ block: 'center' });
    else virtualizer.scrollToIndex(firstInView - first, { align: 'center' });
  }, [virtualizer, height, firstInView, first]);

  // The passage is brought into the middle, and the keyboard and the voice of a screen reader go there.
  const hasShown = useRef(false);
  const showPassage = useCallback((mark: HTMLElement | null): void => {
    if (mark === null) return;
    passage.current = mark;
    if (hasShown.current) return;
    hasShown.current = true;
    mark.scrollIntoView({ block: 'center' });
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
    goal.current = event.key === 'End' && event.target === event.currentTarget ? 'end' : null;
    if (goal.current === null) return;
    event.preventDefault();
    virtualizer.scrollToEnd();
  };

  if (failed !== undefined) {
    return <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  return (
    // What scrolls has to be reached by keyboard; keys that nothing in it uses come up to it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={scroller}
      className={classes['text']}
      aria-label={t('page.text', { name: document })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={handleKey}
      onWheel={stayHere}
      onPointerDown={stayHere}
    >
      <div className={classes['inner']}>
        {first > 0 ? (
          <Button mb="sm" size="compact-sm" variant="default" onClick={() => goToPart(first - 1)}>
            {t('page.earlier')}
          </Button>
        ) : null}
        <div className={classes['rows']} style={{ height }}>
          {items.map((item) => {
            const segment = segmentAt(first + item.index);
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes['row']}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <SegmentRow
                  segment={segment}
                  continues={segment !== undefined && segmentAt(segment.index - 1)?.line === segment.line}
                  highlight={highlight}
                  onPassage={showPassage}
                />
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

function SegmentRow({
  segment,
  continues,
  highlight,
  onPassage,
}: {
  readonly segment: Segment | undefined;
  /** It goes on with the line of the segment before, whose number is not said again. */
  readonly continues: boolean;
  readonly highlight: Stretch | null;
  readonly onPassage: (mark: HTMLElement | null) => void;
}): ReactElement {
  if (segment === undefined) {
    return (
      <>
        <span />
        <span className={classes['placeholder']} />
      </>
    );
  }
  const isFirst = highlight !== null && beginsIn(segment, highlight);
  return (
    <>
      <span className={classes['line']}>{continues ? null : segment.line}</span>
      <span className={classes['content']}>
        {markedPieces(segment, highlight).map(({ text, isMarked }) =>
          isMarked ? (
            <mark key="marked" ref={isFirst ? onPassage : undefined} tabIndex={isFirst ? -1 : undefined}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </span>
    </>
  );
}
