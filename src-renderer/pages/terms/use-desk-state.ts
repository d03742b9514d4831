import { useCallback, useEffect, useState } from 'react';
import { FIRST_QUERY } from './terms-query.ts';
import type { TermsQuery } from './terms-query.ts';

/** What each project's list showed when it was left: whoever comes back goes on there. */
const queries = new Map<string, TermsQuery>();
const places = new Map<string, string>();

/** The query of a project's list, kept while the window is open, and what changes a part of it and answers the whole. */
export function useTermsQuery(
  projectId: string,
): readonly [query: TermsQuery, change: (changes: Partial<TermsQuery>) => TermsQuery] {
  const [query, setQuery] = useState(queries.get(projectId) ?? FIRST_QUERY);
  const change = useCallback(
    (changes: Partial<TermsQuery>): TermsQuery => {
      const next = { ...(queries.get(projectId) ?? FIRST_QUERY), ...changes };
      queries.set(projectId, next);
      setQuery(next);
      return next;
    },
    [projectId],
  );
  return [query, change];
}

/**
 * The term that was selected when the list was left; null where there was none.
 *
 * @param selectedKey the term that is selected now, which is remembered
 */
export function useLastTerm(projectId: string, selectedKey: string | null): string | null {
  useEffect(() => {
    if (selectedKey !== null) places.set(projectId, selectedKey);
  }, [projectId, selectedKey]);
  return places.get(projectId) ?? null;
}
