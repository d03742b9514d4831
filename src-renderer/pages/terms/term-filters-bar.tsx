import { Group } from '@mantine/core';
import { memo } from 'react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/bridge.ts';
import { SearchField } from '../../components/search-field.tsx';
import { ActiveFilters } from './active-filters.tsx';
import { MoreFilters } from './more-filters.tsx';
import { CategoryChoice, ViewChoice } from './term-view-choice.tsx';
import type { TermsQuery } from './terms-query.ts';

/** Which terms are shown: views with their counts, a category, a search and more; and a line that says what is on. */
export const TermFiltersBar = memo(function TermFiltersBar({
  projectId,
  query,
  onChange,
  searchRef,
}: {
  readonly projectId: string;
  readonly query: TermsQuery;
  readonly onChange: (changes: Partial<TermsQuery>) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}): ReactElement {
  const { t } = useTranslation('terms');
  return (
    <>
      <Group gap="xs" px="md" pb={6} justify="space-between">
        <ViewChoice projectId={projectId} view={query.view} onChange={onChange} />
        <Group gap="xs" wrap="nowrap">
          <CategoryChoice category={query.category} onChange={onChange} />
          <MoreFilters projectId={projectId} filters={query.filters} onChange={onChange} />
          <SearchField
            ref={searchRef}
            label={t('search')}
            value={query.search}
            onChange={(search) => onChange({ search })}
            onFocus={() => {
              request('terms:prepareSearch', { projectId, ...query }).catch(() => {
                // What is searched for is found without, and what is in the way is told with the list.
              });
            }}
          />
        </Group>
      </Group>
      <ActiveFilters
        query={query}
        onChange={onChange}
        onCleared={() => {
          if (typeof searchRef === 'object') searchRef?.current?.focus();
        }}
      />
    </>
  );
});
