import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedTerm } from '../../src-main/domain/synonyms.ts';
import { useAnswer } from '../api/queries.ts';
import { useProject } from '../api/window-state.tsx';

/** How many terms are offered at most. */
const MOST_OFFERED = 6;
/** The longest text that can be searched for, in UTF-16 code units. */
const LONGEST = 200;

/** The list of all terms, the best first. */
export const ALL_TERMS = {
  view: 'all',
  category: null,
  sort: 'score',
  descending: true,
  offset: 0,
} as const;

/** A field that finds a term of the project and chooses it. */
export function TermChoice({
  label,
  placeholder,
  likely,
  isLeftOut,
  onChoose,
  ref,
}: {
  readonly label: string;
  readonly placeholder: string;
  /** The terms that are offered before anything is searched for, the likeliest first. */
  readonly likely: readonly NamedTerm[];
  /** Tells the terms that are never offered. */
  readonly isLeftOut: (term: NamedTerm) => boolean;
  readonly onChoose: (term: NamedTerm) => void;
  readonly ref?: Ref<HTMLInputElement>;
}): ReactElement {
  const { t } = useTranslation('synonyms');
  const { id: projectId } = useProject();
  const [search, setSearch] = useState('');
  const isSearched = search.trim() !== '';
  const { data, isPlaceholderData } = useAnswer(
    'terms:page',
    isSearched ? { projectId, ...ALL_TERMS, search, limit: MOST_OFFERED + 1 } : null,
  );
  // Nothing of an earlier search: whoever types and chooses at once means what they typed.
  const rows = isPlaceholderData ? undefined : data?.rows;
  const found = isSearched ? (rows ?? []) : likely;
  const offered = found.filter((term) => !isLeftOut(term)).slice(0, MOST_OFFERED);
  return (
    <Select
      {...(ref === undefined ? {} : { ref })}
      size="xs"
      searchable
      // Closed, it would have its place worked out for each term that is shown.
      comboboxProps={{ keepMounted: false }}
      // So few that nothing has to be scrolled.
      withScrollArea={false}
      aria-label={label}
      placeholder={placeholder}
      nothingFoundMessage={isSearched && rows !== undefined ? t('nothingFound') : undefined}
      maxLength={LONGEST}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      // The terms are found by the main process, which knows other kana, widths and cases.
      filter={({ options }) => options}
      data={offered.map(({ key, term }) => ({ value: key, label: term }))}
      onChange={(key) => {
        const chosen = offered.find((term) => term.key === key);
        if (chosen === undefined) return;
        setSearch('');
        onChoose(chosen);
      }}
    />
  );
}
