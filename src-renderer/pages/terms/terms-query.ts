import { NO_TERM_FILTERS } from '../../../src-main/domain/project-view.ts';
import type { TermFilters, TermRow, TermSort, TermView } from '../../../src-main/domain/project-view.ts';
import type { TermCategory } from '../../../src-main/domain/term.ts';
import { request } from '../../api/bridge.ts';
import type { RowSource } from '../../components/paged-list-rows.ts';

/** Which terms are shown, and in which order. */
export interface TermsQuery {
  readonly view: TermView;
  readonly category: TermCategory | null;
  readonly filters: TermFilters;
  readonly search: string;
  readonly sort: TermSort;
  readonly descending: boolean;
}

/** What the page shows at first: the terms for the glossary, the most telling ones first. */
export const FIRST_QUERY: TermsQuery = {
  view: 'wanted',
  category: null,
  filters: NO_TERM_FILTERS,
  search: '',
  sort: 'score',
  descending: true,
};

/** Whether a search, a category or a filter leaves terms of the view out. */
export function isNarrowed({ category, filters, search }: TermsQuery): boolean {
  return (
    category !== null || search.trim() !== '' || Object.values(filters).some((filter) => Boolean(filter))
  );
}

/** What is sorted by numbers, of which the large ones matter more. */
const LARGE_FIRST: ReadonlySet<TermSort> = new Set(['score', 'frequency', 'documents']);

/** The query after a header was pressed: the other way round, or by another column in its natural order. */
export function sortedBy(query: TermsQuery, sort: TermSort): TermsQuery {
  return {
    ...query,
    sort,
    descending: query.sort === sort ? !query.descending : LARGE_FIRST.has(sort),
  };
}

/** Where the rows of the list come from. */
export function termsOf(projectId: string, query: TermsQuery): RowSource<TermRow> {
  return {
    key: ['terms:page', { projectId, ...query }],
    read: (offset, limit) => request('terms:page', { projectId, ...query, offset, limit }),
    findPlace: (termKey) => request('terms:place', { projectId, ...query, termKey }),
  };
}
