import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTerm } from '../../../../src-main/domain/synonyms.ts';
import { useAnswer } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';

/** How many terms are offered at most. */
const MOST_OFFERED = 6;
/** The longest text that can be searched for, in UTF-16 code units. */
const LONGEST = 200;

/** A field that finds a term that means the same as another one. */
export function AddSynonym({
  main,
  onAdd,
}: {
  readonly main: NamedTerm;
  readonly onAdd: (term: NamedTerm) => void;
}): ReactElement {
  const { t } = useTranslation('synonyms');
  const { id: projectId } = useProject();
  const [search, setSearch] = useState('');
  const query = { view: 'all', category: null, sort: 'score', descending: true, offset: 0 } as const;
  const { data } = useAnswer(
    'terms:page',
    search.trim() === '' ? null : { projectId, ...query, search, limit: MOST_OFFERED },
  );
  const offered = (search.trim() === '' ? [] : (data?.rows ?? [])).filter(({ key }) => key !== main.key);
  return (
    <Select
      size="xs"
      mt={6}
      maw={360}
      searchable
      // So few that nothing has to be scrolled.
      withScrollArea={false}
      aria-label={t('add')}
      placeholder={t('addPlaceholder')}
      nothingFoundMessage={search.trim() === '' ? undefined : t('nothingFound')}
      maxLength={LONGEST}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      // The terms are found by the main process, which knows other kana, widths and cases.
      filter={({ options }) => options}
      data={offered.map(({ key, term }) => ({ value: key, label: term }))}
      onChange={(key) => {
        const chosen = offered.find((row) => row.key === key);
        if (chosen === undefined) return;
        setSearch('');
        onAdd(chosen);
      }}
    />
  );
}
