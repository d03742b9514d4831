import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Check, Pin } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TermRow, TermSort } from '../../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../../src-main/domain/term.ts';
import type { Language } from '../../../src-preload/contract.ts';
import type { ListColumn } from '../../components/paged-list-columns.ts';
import { SynonymNames } from './synonyms/synonym-names.tsx';
import classes from './terms-page.module.css';

/** The columns of the list of terms. What matters least is left out first where there is little room. */
export function termColumns(
  t: TFunction<['terms', 'common']>,
  language: Language,
): readonly ListColumn<TermRow, TermSort>[] {
  const numbers = new Intl.NumberFormat(language);
  // Looked up once for each list, not for each row.
  const categories = new Map(TERM_CATEGORIES.map((category) => [category, t(`common:category.${category}`)]));
  const statuses = new Map(TERM_STATUSES.map((status) => [status, t(`status.${status}`)]));
  return [
    {
      name: 'term',
      header: t('column.term'),
      width: 'minmax(0, 1fr)',
      sort: 'term',
      cell: (row) => <TermCell row={row} newText={t('newTerm')} requiredText={t('required')} />,
    },
    {
      name: 'score',
      header: t('column.score'),
      width: '4.125rem',
      sort: 'score',
      cell: ({ score }) => <Score share={score} />,
    },
    {
      name: 'frequency',
      header: t('column.frequency'),
      width: '4.75rem',
      align: 'end',
      from: 400,
      sort: 'frequency',
      cell: ({ frequency }) => numbers.format(frequency),
    },
    {
      name: 'documents',
      header: t('column.documents'),
      width: '5.125rem',
      align: 'end',
      from: 660,
      sort: 'documents',
      // The documents of synonyms may be others.
      cell: ({ documents, synonymNames }) =>
        `${synonymNames.length === 0 ? '' : '≥ '}${numbers.format(documents)}`,
    },
    {
      name: 'category',
      header: t('column.category'),
      width: '6.5rem',
      from: 580,
      sort: 'category',
      cell: ({ category }) => <span title={categories.get(category)}>{categories.get(category)}</span>,
    },
    {
      name: 'status',
      header: t('column.status'),
      width: '5.875rem',
      from: 340,
      sort: 'status',
      cell: ({ status, leftOut }) => {
        const text =
          leftOut === null || leftOut === 'person' ? statuses.get(status) : t(`leftOut.short.${leftOut}`);
        return (
          <span className={status === 'accepted' ? undefined : classes['quiet']} title={text}>
            {text}
          </span>
        );
      },
    },
  ];
}

function TermCell({
  row: { term, reading, status, required, isNew, synonymNames },
  newText,
  requiredText,
}: {
  readonly row: TermRow;
  readonly newText: string;
  readonly requiredText: string;
}): ReactElement {
  return (
    <span title={reading === null ? term : `${term} ${reading}`}>
      {status === 'accepted' ? <Check size={14} className={classes['icon']} aria-hidden /> : null}
      <span className={`${classes['term']} ${status === 'rejected' ? classes['rejected'] : ''}`}>{term}</span>
      {reading === null ? null : (
        <span className={`${classes['reading']} ${classes['quiet']}`}>{reading}</span>
      )}
      {required ? (
        <span title={requiredText}>
          <Pin size={12} className={classes['pin']} aria-hidden />
          <VisuallyHidden>{requiredText}</VisuallyHidden>
        </span>
      ) : null}
      {isNew && status === 'candidate' ? <span className={classes['new']}>{newText}</span> : null}
      <SynonymNames names={synonymNames} />
    </span>
  );
}

/** A share of the highest score, 0 to 1, as a bar and as a number up to 100. */
function Score({ share }: { readonly share: number }): ReactElement {
  const percent = Math.round(share * 100);
  return (
    <span className={classes['score']}>
      <span className={classes['bar']} aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </span>
      {percent}
    </span>
  );
}
