import { Button, Checkbox, NativeSelect, Popover, Select, Stack } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermFilters } from '../../../src-main/domain/project-view.ts';
import { TERM_ORIGINS } from '../../../src-main/domain/term.ts';
import { useAnswer } from '../../api/queries.ts';
import type { TermsQuery } from './terms-query.ts';

/** So many of the best terms can be chosen. */
const BEST = [50, 100, 200, 500, 1000, 2000, 5000] as const;

/** So many documents are offered at once; a part of the name finds the others. */
const DOCUMENTS_AT_ONCE = 100;

/** What the list is narrowed down by beside its view, category and search. */
export const MoreFilters = memo(function MoreFilters({
  projectId,
  filters,
  onChange,
}: {
  readonly projectId: string;
  readonly filters: TermFilters;
  readonly onChange: (changes: Pick<TermsQuery, 'filters'>) => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const narrow = (changes: Partial<TermFilters>): void => onChange({ filters: { ...filters, ...changes } });
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<ListFilter size={14} aria-hidden />}>
          {t('filters.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.title')} w={300}>
        <Stack gap="sm">
          <DocumentChoice
            projectId={projectId}
            document={filters.document}
            onChange={(document) => narrow({ document })}
          />
          <NativeSelect
            size="xs"
            label={t('filters.best')}
            value={filters.best ?? ''}
            data={[
              { value: '', label: t('filters.anyRank') },
              ...BEST.map((count) => ({ value: String(count), label: t('filters.bestOf', { count }) })),
            ]}
            onChange={(event) =>
              narrow({
                best: BEST.find((count) => String(count) === event.currentTarget.value) ?? null,
              })
            }
          />
          <NativeSelect
            size="xs"
            label={t('filters.origin')}
            value={filters.origin ?? ''}
            data={[
              { value: '', label: t('filters.anyOrigin') },
              ...TERM_ORIGINS.map((origin) => ({ value: origin, label: t(`filters.originOf.${origin}`) })),
            ]}
            onChange={(event) =>
              narrow({
                origin: TERM_ORIGINS.find((origin) => origin === event.currentTarget.value) ?? null,
              })
            }
          />
          <Checkbox
            size="xs"
            label={t('filters.isNew')}
            checked={filters.isNew}
            onChange={(event) => narrow({ isNew: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
});

/** The document that the terms occur in. Asked for only when somebody chooses. */
function DocumentChoice({
  projectId,
  document,
  onChange,
}: {
  readonly projectId: string;
  readonly document: string | null;
  readonly onChange: (document: string | null) => void;
}): ReactElement {
  const { t } = useTranslation('terms');
  const { data: documents } = useAnswer('documents:list', { projectId });
  return (
    <Select
      size="xs"
      label={t('filters.document')}
      placeholder={t('filters.anyDocument')}
      searchable
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': t('filters.anyDocument') }}
      limit={DOCUMENTS_AT_ONCE}
      nothingFoundMessage={t('filters.noDocument')}
      comboboxProps={{ withinPortal: false }}
      data={documents?.map(({ path }) => path) ?? []}
      value={document}
      onChange={onChange}
    />
  );
}
