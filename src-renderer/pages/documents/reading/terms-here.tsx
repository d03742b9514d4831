import { Text, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Check, Circle, CircleDashed, Pin, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentTerm, TermStanding } from '../../../../src-main/domain/reading-view.ts';
import type { Language } from '../../../../src-preload/contract.ts';
import { request } from '../../../api/bridge.ts';
import type { ListColumn } from '../../../components/paged-list-columns.ts';
import type { RowSource } from '../../../components/paged-list-rows.ts';
import { PagedList } from '../../../components/paged-list.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import classes from './terms-here.module.css';
import type { ShownDocument } from './use-document-rows.ts';

const ICONS: Readonly<Record<TermStanding, typeof Check>> = {
  required: Pin,
  accepted: Check,
  proposed: CircleDashed,
  candidate: Circle,
  rejected: X,
};

/** The terms that are shown in a document, with how often each stands in it. */
export function TermsHere({
  shown: { projectId, document, standings },
  selectedKey,
  onGo,
}: {
  readonly shown: ShownDocument;
  readonly selectedKey: string | null;
  /** Leads to the next occurrence of a term. */
  readonly onGo: (term: DocumentTerm) => void;
}): ReactElement {
  const { t } = useTranslation('documents');
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState(selectedKey);
  const source = useMemo((): RowSource<DocumentTerm> => {
    const query = { projectId, document, standings: [...standings], search };
    return {
      key: ['documents:terms', query],
      read: (offset, limit) => request('documents:terms', { ...query, offset, limit }),
    };
  }, [projectId, document, standings, search]);
  const columns = useMemo(() => columnsOf(t, language), [t, language]);
  return (
    <section className={classes['panel']} aria-label={t('reader.list.label')}>
      <div className={classes['search']}>
        <SearchField label={t('reader.list.search')} value={search} onChange={setSearch} />
      </div>
      <div className={classes['list']}>
        <PagedList
          source={source}
          label={t('reader.list.label')}
          columns={columns}
          keyOf={({ key }) => key}
          rowHeight={32}
          selectedKey={selectedKey ?? selected}
          onSelect={({ key }) => setSelected(key)}
          onActivate={onGo}
          empty={
            <Text size="sm" c="dimmed" p="md">
              {t(search === '' ? 'reader.list.none' : 'reader.list.noneFound')}
            </Text>
          }
        />
      </div>
    </section>
  );
}

function columnsOf(
  t: TFunction<'documents'>,
  language: Language,
): readonly ListColumn<DocumentTerm, never>[] {
  const numbers = new Intl.NumberFormat(language);
  return [
    {
      name: 'term',
      header: t('reader.list.term'),
      width: 'minmax(0, 1fr)',
      cell: (row) => <TermCell row={row} />,
    },
    {
      name: 'count',
      header: t('reader.list.count'),
      width: '4rem',
      align: 'end',
      cell: ({ count }) => numbers.format(count),
    },
  ];
}

function TermCell({ row: { term, standing } }: { readonly row: DocumentTerm }): ReactElement {
  const { t } = useTranslation('documents');
  const Icon = ICONS[standing];
  const name = t(`reader.standing.${standing}`);
  return (
    <span className={classes['term']} title={`${term} · ${name}`}>
      <Icon size={14} aria-hidden className={classes['icon']} />
      <VisuallyHidden>{name}</VisuallyHidden>
      <span className={classes['name']}>{term}</span>
    </span>
  );
}
