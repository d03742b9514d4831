import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventLevel, RunEvent } from '../../../src-main/domain/run.ts';
import { hasEarlier } from '../../api/run-log.ts';
import { useRunLog } from '../../api/use-runs.ts';
import type { RunLogReading } from '../../api/use-runs.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { formatTime } from '../../components/times.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { foundPieces, shownLines } from './log-lines.ts';
import type { LogView } from './log-lines.ts';
import { LogToolbar } from './log-toolbar.tsx';
import styles from './run-log-view.module.css';
import { useLineText } from './use-line-text.ts';

const ICONS: Readonly<Record<EventLevel, LucideIcon>> = {
  info: Info,
  warning: TriangleAlert,
  error: CircleX,
};

/** Whoever is so near to the end, in pixels, wants to see what comes. */
const NEAR_END = 24;
const LINE_HEIGHT = 26;

/** The log of a run, read for itself. Another run wants another component: give it a key. */
export function RunLogView({
  projectId,
  runId,
}: {
  readonly projectId: string;
  readonly runId: string;
}): ReactElement {
  return <RunLogLines projectId={projectId} runId={runId} reading={useRunLog(projectId, runId)} />;
}

/** The log of a run, live: the newest line stays in view unless one has scrolled away from it. */
export function RunLogLines({
  projectId,
  runId,
  reading: { log, error, readEarlier, readBeginning },
}: {
  readonly projectId: string;
  readonly runId: string;
  readonly reading: RunLogReading;
}): ReactElement {
  const { t } = useTranslation('runs');
  const [view, setView] = useState<LogView>('all');
  const [search, setSearch] = useState('');
  const textOf = useLineText();
  // What is typed stands there at once, however long the log is.
  const sought = useDeferredValue(search);
  const lines = useMemo(() => shownLines(log.lines, view, sought, textOf), [log.lines, view, sought, textOf]);
  const scroller = useRef<HTMLDivElement>(null);
  const earlierTop = useRef(0);
  const [isFollowing, setFollowing] = useState(true);
  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => lines[index]?.sequence ?? index,
    overscan: 12,
  });

  const last = lines.at(-1)?.sequence ?? 0;
  // Lines are measured when they are drawn: the end is where it was only when the last of them are.
  const height = rows.getTotalSize();
  useLayoutEffect(() => {
    if (isFollowing && last > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [isFollowing, last, lines.length, height, rows]);

  const goToBeginning = async (): Promise<void> => {
    setFollowing(false);
    await readBeginning();
    rows.scrollToIndex(0, { align: 'start' });
  };

  return (
    <section className={styles['log']} aria-label={t('log.title')}>
      <LogToolbar
        projectId={projectId}
        runId={runId}
        lines={lines}
        allLines={log.lines}
        textOf={textOf}
        view={view}
        onView={setView}
        search={search}
        onSearch={setSearch}
      />
      {error === null ? null : <ProblemNotice error={error} />}
      {hasEarlier(log) ? (
        <Group px="md" pb={4}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setFollowing(false);
              readEarlier();
            }}
          >
            {t('log.earlier')}
          </Button>
        </Group>
      ) : null}
      {lines.length === 0 && error === null ? (
        <Text size="sm" px="md" className={styles['quiet']}>
          {log.lines.length === 0 ? t('log.empty') : t('log.noneFound')}
        </Text>
      ) : null}
      {/* A region that scrolls has to be within reach of the keyboard, and goes to its ends by Home and End. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className={styles['scroller']}
        role="log"
        aria-live="off"
        aria-label={t('log.title')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
          if (event.key === 'End') setFollowing(true);
          else if (event.key === 'Home') void goToBeginning();
          else return;
          // The browser itself would go to where it takes the end for, before the lines there are measured.
          event.preventDefault();
        }}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          const isUpwards = scrollTop < earlierTop.current;
          earlierTop.current = scrollTop;
          // New lines take the end away too: only whoever scrolls up goes away from it.
          if (scrollHeight - scrollTop - clientHeight < NEAR_END) setFollowing(true);
          else if (isUpwards) setFollowing(false);
        }}
      >
        <div style={{ height, position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={styles['line']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line line={line} text={textOf(line)} search={sought} />
              </div>
            );
          })}
        </div>
      </div>
      {isFollowing || lines.length === 0 ? null : (
        <Button
          size="compact-sm"
          className={styles['newest']}
          leftSection={<ArrowDown size={14} aria-hidden />}
          onClick={() => setFollowing(true)}
        >
          {t('log.newest')}
        </Button>
      )}
    </section>
  );
}

function Line({
  line,
  text,
  search,
}: {
  readonly line: RunEvent;
  /** What it says, in the language of the interface. */
  readonly text: string;
  readonly search: string;
}): ReactElement {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const Icon = ICONS[line.level];
  return (
    <>
      <time className={styles['time']} dateTime={line.at}>
        {formatTime(line.at, language)}
      </time>
      <span className={styles['level']} data-level={line.level}>
        <Icon size={14} aria-hidden />
        <VisuallyHidden>{t(`log.${line.level}`)}</VisuallyHidden>
      </span>
      <span className={styles['text']}>
        {foundPieces(text, search).map((piece, index) =>
          piece.isFound ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </span>
    </>
  );
}
