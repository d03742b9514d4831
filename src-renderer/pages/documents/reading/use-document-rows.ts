import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type {
  DocumentHighlights,
  ReadingRow,
  ReadingView,
  RowPage,
  TermStanding,
} from '../../../../src-main/domain/reading-view.ts';
import { request } from '../../../api/bridge.ts';
import { pagesOf } from '../../../components/paged-list-range.ts';
import type { RowRange } from '../../../components/paged-list-range.ts';
import { endOfRow } from './marked-text.ts';
import type { StandingHit } from './term-paint.ts';

/** Rows that are asked for at once. */
export const ROWS_AT_ONCE = 100;

/** The document that is read, and what is shown of it. */
export interface ShownDocument {
  readonly projectId: string;
  readonly document: string;
  readonly view: ReadingView;
  readonly standings: readonly TermStanding[];
}

/** The rows of a document as far as they are there. */
export interface DocumentRows {
  readonly rowAt: (index: number) => ReadingRow | undefined;
  /** The terms in a row; always the same list as long as they are the same. */
  readonly hitsAt: (index: number) => readonly StandingHit[];
  /** Why rows could not be read, and what reads them again; null where they could. */
  readonly failed: { readonly error: Error; readonly retry: () => void } | null;
}

const NO_HITS: readonly StandingHit[] = [];

/** Reads the rows of a document that are drawn, and then the terms in them: text never waits for terms. */
export function useDocumentRows(
  { projectId, document, view, standings }: ShownDocument,
  range: RowRange,
): DocumentRows {
  const offsets = pagesOf(range, ROWS_AT_ONCE);
  const pages = useQueries({
    queries: offsets.map((from) => {
      const argument = { projectId, document, view, from, count: ROWS_AT_ONCE };
      return {
        queryKey: ['documents:rows', argument],
        queryFn: () => request('documents:rows', argument),
      };
    }),
  });
  const highlights = useQueries({
    queries: pages.map(({ data }) => {
      const rows = data?.rows ?? [];
      const last = rows.at(-1);
      const start = rows[0]?.start ?? 0;
      const end = last === undefined ? 0 : endOfRow(last);
      const argument = { projectId, document, standings: [...standings], start, end };
      return {
        queryKey: ['documents:highlights', argument],
        queryFn: () => request('documents:highlights', argument),
        enabled: end > start && standings.length > 0,
        placeholderData: keepPreviousData,
      };
    }),
  });
  const pageOf = (index: number): number => offsets.indexOf(Math.floor(index / ROWS_AT_ONCE) * ROWS_AT_ONCE);
  const failed = [...pages, ...highlights].flatMap(({ error, refetch }) =>
    error === null ? [] : [{ error, refetch }],
  )[0];
  return {
    rowAt: (index) => pages[pageOf(index)]?.data?.rows[index % ROWS_AT_ONCE],
    hitsAt: (index) => {
      const page = pages[pageOf(index)]?.data;
      const found = highlights[pageOf(index)]?.data;
      if (page === undefined || found === undefined || standings.length === 0) return NO_HITS;
      return hitsByRow(page, found).get(index) ?? NO_HITS;
    },
    failed: failed === undefined ? null : { error: failed.error, retry: () => void failed.refetch() },
  };
}

/** What was found for each page of rows, so that a row is given the same list again. */
const grouped = new WeakMap<
  DocumentHighlights,
  { readonly page: RowPage; readonly byRow: ReadonlyMap<number, readonly StandingHit[]> }
>();

function hitsByRow(page: RowPage, found: DocumentHighlights): ReadonlyMap<number, readonly StandingHit[]> {
  const known = grouped.get(found);
  if (known?.page === page) return known.byRow;
  const byRow = new Map<number, StandingHit[]>();
  let at = 0;
  for (const row of page.rows) {
    const end = endOfRow(row);
    while ((found.hits[at]?.end ?? Infinity) <= row.start) at++;
    const hits: StandingHit[] = [];
    for (let index = at; (found.hits[index]?.start ?? Infinity) < end; index++) {
      const hit = found.hits[index];
      const term = hit && found.terms[hit.term];
      if (hit === undefined || term === undefined || hit.end <= row.start) continue;
      hits.push({ start: hit.start, end: hit.end, ...term });
    }
    if (hits.length > 0) byRow.set(row.index, hits);
  }
  grouped.set(found, { page, byRow });
  return byRow;
}
