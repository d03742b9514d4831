import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';
import classes from './issue-list.module.css';
import { IssueItem } from './issue-item.tsx';
import type { IssueActions } from './issue-item.tsx';
import { issueNear, neighbouringIssue } from './issue-rows.ts';
import type { ListedIssue, ListedRow } from './issue-rows.ts';
import { remediesFor } from './remedies.ts';
import { useIssueDecisions } from './use-issue-decisions.ts';
import { useRemedies } from './use-remedies.ts';

/** Usual heights of rows in pixels, before they are measured. */
const HEIGHTS = { head: 64, issue: 40 } as const;

/** How far lists were scrolled when they were left, in pixels, by name. */
const scrollTops = new Map<string, number>();

/** What of a row the keyboard is at. */
type Control = 'term' | 'decision';

/** The rows of the page, of which only those in view are drawn. The arrow keys go from issue to issue. */
export function VirtualIssues({
  rows,
  name,
  markedKeys,
  onToggle,
  onDismissWithReason,
}: {
  readonly rows: readonly ListedRow[];
  /** Names what is listed, to find the scroll position again. */
  readonly name: string;
  /** The issues that are marked, by the keys of their rows. */
  readonly markedKeys: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  readonly onDismissWithReason: (issue: IssueRow) => void;
}): ReactElement {
  const { t } = useTranslation('issues');
  const scroller = useRef<HTMLDivElement>(null);
  const { dismiss, reopen } = useIssueDecisions();
  const applyRemedy = useRemedies();
  // oxlint-disable-next-line react/incompatible-library -- rows are drawn anew with each scroll, as they have to be
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'issue'],
    getItemKey: (index) => rows[index]?.key ?? index,
    initialOffset: scrollTops.get(name) ?? 0,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();

  /** Where the keyboard is to go as soon as that row is drawn. */
  const [wanted, setWanted] = useState<{ readonly index: number; readonly control: Control } | null>(null);
  const focus = (index: number, control: Control): void => {
    virtualizer.scrollToIndex(index);
    setWanted({ index, control });
  };
  useEffect(() => {
    if (wanted === null) return;
    const row = scroller.current?.querySelector(`[data-index="${wanted.index}"]`);
    const control = row?.querySelector<HTMLElement>(`[data-control="${wanted.control}"]`);
    if (control === undefined || control === null) return;
    control.focus();
    setWanted(null);
  }, [wanted, items]);

  // The row of a decision goes away: the keyboard goes on with the next one.
  const decided = useRef<{ readonly key: string; readonly index: number } | null>(null);
  useEffect(() => {
    const gone = decided.current;
    if (gone === null || rows.some(({ key }) => key === gone.key)) return;
    decided.current = null;
    const next = issueNear(rows, gone.index);
    if (next >= 0 && document.activeElement === document.body)
      setWanted({ index: next, control: 'decision' });
  }, [rows]);

  const actionsOn = ({ key, issue }: ListedIssue, index: number): IssueActions => {
    const goOn = (): void => {
      decided.current = { key, index };
    };
    return {
      dismiss: () => {
        goOn();
        dismiss([issue]);
      },
      dismissWithReason: () => {
        goOn();
        onDismissWithReason(issue);
      },
      reopen: () => {
        goOn();
        reopen([issue]);
      },
      remedy: (remedy) => {
        goOn();
        applyRemedy(remedy, [issue]);
      },
      toggle: () => onToggle(key),
    };
  };

  /** Does what a letter stands for on the issue that the keyboard is at. Tells whether it stands for anything. */
  const act = (letter: string, index: number): boolean => {
    const row = rows[index];
    if (row?.kind !== 'issue' || row.issue.state === 'resolved') return false;
    const actions = actionsOn(row, index);
    const isOpen = row.issue.state === 'open';
    if (letter === 'x') actions.toggle();
    else if (letter === 'd' && isOpen) actions.dismiss();
    else if (letter === 'e' && isOpen) actions.remedy('edit');
    else if (letter === 't' && isOpen && remediesFor(row.issue).includes('take-proposal'))
      actions.remedy('take-proposal');
    else if (letter === 'm' && isOpen && remediesFor(row.issue).includes('merge')) actions.remedy('merge');
    else return false;
    return true;
  };

  const handleKey = (event: KeyboardEvent): void => {
    // A menu of a row stands elsewhere in the page, and its keys are its own.
    if (!(event.target instanceof Node) || scroller.current?.contains(event.target) !== true) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey && event.target instanceof Element) {
      const at = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? -1);
      if (act(event.key.toLowerCase(), at)) {
        event.preventDefault();
        return;
      }
    }
    if (event.key === 'End' && event.target === event.currentTarget) {
      // Rows get their true heights on the way, which ends the browser's own way to the last one.
      event.preventDefault();
      virtualizer.scrollToEnd();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null || !(event.target instanceof HTMLElement)) return;
    const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    event.preventDefault();
    const control = event.target.dataset['control'] === 'decision' ? 'decision' : 'term';
    focus(index < 0 ? issueNear(rows, 0) : neighbouringIssue(rows, index, step), control);
  };

  return (
    // What scrolls has to be reached by keyboard; keys that nothing in it uses come up to it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={scroller}
      className={classes['scroller']}
      aria-label={t('list')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={handleKey}
      onScroll={(event) => scrollTops.set(name, event.currentTarget.scrollTop)}
    >
      <ul className={classes['list']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'head' ? (
                <div className={classes['head']}>
                  <h2 className={classes['title']}>
                    {t(`type.${row.type}`)}{' '}
                    <span className={classes['count']}>{t('count', { count: row.count })}</span>
                  </h2>
                  <p className={classes['meaning']}>{t(`meaning.${row.type}`)}</p>
                </div>
              ) : (
                <IssueItem
                  issue={row.issue}
                  isMarked={markedKeys.has(row.key)}
                  actions={actionsOn(row, index)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
