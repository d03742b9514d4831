import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { BadgeCheck, ClockAlert, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { EntryRow, EntrySort } from '../../../src-main/domain/project-view.ts';
import type { ListColumn } from '../../components/paged-list-grid.tsx';
import classes from './entry-columns.module.css';

/** Height of a row with two lines, in pixels. */
export const ENTRY_ROW_HEIGHT = 56;

/** The columns of the list of entries. */
export function entryColumns(t: TFunction<'glossary'>): readonly ListColumn<EntryRow, EntrySort>[] {
  return [
    {
      name: 'entry',
      header: t('entry'),
      width: 'minmax(0, 1fr)',
      cell: (row) => <EntryCell row={row} t={t} />,
    },
    {
      name: 'confidence',
      header: t('confidence.title'),
      width: '84px',
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
