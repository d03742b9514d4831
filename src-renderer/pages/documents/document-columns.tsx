import { ActionIcon, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Trash2 } from 'lucide-react';
import type { DocumentRow } from '../../../src-main/domain/project-view.ts';
import type { Language } from '../../../src-preload/contract.ts';
import type { ListColumn } from '../../components/paged-list-columns.ts';
import { formatDate, formatMoment } from '../../components/times.ts';
import { LanguageCell } from './language-cell.tsx';
import type { DocumentSort } from './documents-order.ts';
import classes from './documents-page.module.css';

/**
 * The columns of the list of documents.
 *
 * @param now milliseconds since 1970
 */
export function documentColumns({
  t,
  language,
  now,
  onRemove,
}: {
  readonly t: TFunction<['documents', 'common']>;
  readonly language: Language;
  readonly now: number;
  readonly onRemove: (row: DocumentRow) => void;
}): readonly ListColumn<DocumentRow, DocumentSort>[] {
  const numbers = new Intl.NumberFormat(language);
  return [
    {
      name: 'name',
      header: t('column.name'),
      width: 'minmax(0, 3fr)',
      sort: 'name',
      cell: ({ path }) => (
        <span className={classes['name']} title={path}>
          {path}
        </span>
      ),
    },
    {
      name: 'folder',
      header: t('column.folder'),
      width: 'minmax(0, 2fr)',
      from: 740,
      sort: 'folder',
      cell: ({ folder }) => (
        <span className={classes['folder']} title={folder}>
          {folder}
        </span>
      ),
    },
    {
      name: 'format',
      header: t('column.format'),
      width: '5.75rem',
      from: 560,
      sort: 'format',
      cell: ({ format }) => t(`format.${format}`),
    },
    {
      name: 'language',
      header: t('column.language'),
      width: '6.5rem',
      from: 520,
      sort: 'language',
      cell: ({ language: spoken }, isSelected) => <LanguageCell language={spoken} isSelected={isSelected} />,
    },
    {
      name: 'length',
      header: t('column.length'),
      width: '6rem',
      align: 'end',
      sort: 'length',
      cell: ({ length }) => numbers.format(length),
    },
    {
      name: 'updated',
      header: t('column.updated'),
      width: '7.5rem',
      from: 480,
      sort: 'updated',
      cell: ({ updatedAt }) => (
        <span title={formatDate(updatedAt, language)}>{formatMoment(updatedAt, language, now)}</span>
      ),
    },
    {
      name: 'remove',
      header: <VisuallyHidden>{t('column.remove')}</VisuallyHidden>,
      width: '1.75rem',
      cell: (row, isSelected) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={isSelected ? 0 : -1}
          aria-label={t('remove.one', { name: row.path })}
          title={t('column.remove')}
          onClick={() => onRemove(row)}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      ),
    },
  ];
}
