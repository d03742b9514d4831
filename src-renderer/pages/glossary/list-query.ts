import { useCallback, useState } from 'react';
import type { EntryRow, EntrySort, EntryView } from '../../../src-main/domain/project-view.ts';
import { request } from '../../api/bridge.ts';
import type { RowSource } from '../../components/paged-list-rows.ts';

/** The orders that the list of entries can be put in. */
export const ENTRY_ORDERS = ['reading', 'score', 'leastCertain', 'mostCertain'] as const;
export type EntryOrder = (typeof ENTRY_ORDERS)[number];

/** What the list of entries is asked for by each order. */
export const SORT_OF_ORDER: Readonly<
  Record<EntryOrder, { readonly sort: EntrySort; readonly descending: boolean }>
> = {
  reading: { sort: 'reading', descending: false },
  score: { sort: 'score', descending: true },
  leastCertain: { sort: 'confidence', descending: false },
  mostCertain: { sort: 'confidence', descending: true },
};

/** Which entries the list shows, and in which order. */
export interface ListQuery {
  readonly view: EntryView;
  readonly search: string;
  readonly order: EntryOrder;
}

const EVERYTHING: ListQuery = { view: 'all', search: '', order: 'reading' };

/** What was asked for last, by project: whoever comes back from a document finds the list as it was. */
const lastQueries = new Map<string, ListQuery>();

/** Which entries the list of a project shows, and what changes a part of that and answers the whole. */
export function useListQuery(
  projectId: string,
): readonly [query: ListQuery, change: (part: Partial<ListQuery>) => ListQuery] {
  const [query, setQuery] = useState(lastQueries.get(projectId) ?? EVERYTHING);
  const change = useCallback(
    (part: Partial<ListQuery>): ListQuery => {
      const next = { ...(lastQueries.get(projectId) ?? EVERYTHING), ...part };
      lastQueries.set(projectId, next);
      setQuery(next);
      return next;
    },
    [projectId],
  );
  return [query, change];
}

/** Where the rows of the list come from. */
export function entriesOf(projectId: string, { view, search, order }: ListQuery): RowSource<EntryRow> {
  const asked = { projectId, view, search, ...SORT_OF_ORDER[order] };
  return {
    key: ['entries:page', asked],
    read: (offset, limit) => request('entries:page', { ...asked, offset, limit }),
    findPlace: (termKey) => request('entries:place', { ...asked, termKey }),
  };
}
