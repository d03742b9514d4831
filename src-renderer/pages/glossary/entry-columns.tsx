import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { BadgeCheck, ClockAlert, FilePen, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { EntryRow, EntrySort } from '../../../src-main/domain/project-view.ts';
import type { ListColumn } from '../../components/paged-list-columns.ts';
import classes from './entry-columns.module.css';
import type { Marks } from '../../components/use-marks.ts';

/** Height of a row with two lines, in pixels. */
export const ENTRY_ROW_HEIGHT = 56;

/** The columns of the list of entries. */
export function entryColumns(
  t: TFunction<'glossary'>,
  { keys, toggle }: Marks,
): readonly ListColumn<EntryRow, EntrySort>[] {
  return [
    {
      name: 'entry',
      header: t('entry'),
      width: 'minmax(0, 1fr)',
      cell: (row, isSelected) => (
        <>
          <EntryCell row={row} t={t} />
          <input
            type="checkbox"
            className={classes['mark']}
            aria-label={t('marked.one', { term: row.term })}
            // Controls of other rows are no stops of the Tab key.
            tabIndex={isSelected ? 0 : -1}
            checked={keys.has(row.termKey)}
            onChange={() => toggle(row.termKey)}
          />
        </>
      ),
    },
    {
      name: 'confidence',
      header: t('confidence.title'),
      width: '5.25rem',
      align: 'end',
      from: 320,
      cell: (row) => <span className={classes['second']}>{confidenceText(row, t)}</span>,
    },
  ];
}

function EntryCell({ row, t }: { readonly row: EntryRow; readonly t: TFunction<'glossary'> }): ReactElement {
  const { term, reading, status, openIssues, isStale } = row;
  return (
    <>
      <div className={classes['first']}>
        <span className={classes['term']} title={term}>
          {term}
        </span>
        {reading === null || reading === term ? null : <span className={classes['reading']}>{reading}</span>}
        {status === 'approved' ? (
          <Sign text={t('status.approved')}>
            <BadgeCheck size={14} className={classes['approved']} aria-hidden />
          </Sign>
        ) : null}
        {row.hasProposal ? (
          <Sign text={t('row.changed')}>
            <FilePen size={14} className={classes['changed']} aria-hidden />
          </Sign>
        ) : null}
        {isStale ? (
          <Sign text={t('row.stale')}>
            <ClockAlert size={14} className={classes['issues']} aria-hidden />
          </Sign>
        ) : null}
        {openIssues === 0 ? null : (
          <Sign text={t('row.issues', { count: openIssues })}>
            <TriangleAlert size={14} className={classes['issues']} aria-hidden />
          </Sign>
        )}
      </div>
      <div className={classes['second']}>
        {row.kind === 'description' ? (
          <span className={classes['label']}>{t('row.noDefinition')}</span>
        ) : null}
        {row.kind === 'nothing' ? t('row.nothing') : row.excerpt}
      </div>
    </>
  );
}

/** An icon with what it means. */
function Sign({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactElement {
  return (
    <span className={classes['sign']} title={text}>
      {children}
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

function confidenceText({ kind, edited, confidence }: EntryRow, t: TFunction<'glossary'>): string {
  if (kind !== 'definition') return t('confidence.none');
  return edited ? t('confidence.own') : t('confidence.share', { share: confidence });
}
