import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseQueryOptions } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ListPage } from '../../src-main/domain/project-view.ts';
import type { RequestName } from '../../src-preload/contract.ts';
import { pagesOf } from './paged-list-range.ts';
import type { RowRange } from './paged-list-range.ts';

/** Rows of a page: what fits on the largest screen, and some more for scrolling. */
const PAGE_SIZE = 100;

/** Rows below those in view that are read as well: whoever goes down by a key held down meets no gap. */
const ROWS_AHEAD = 100;

/** Where the rows of a list come from. */
export interface RowSource<Row> {
  /** Names the query: the request, so that its answers are read again when they change, and what it asks for. */
  readonly key: readonly [RequestName, ...unknown[]];
  readonly read: (offset: number, limit: number) => Promise<ListPage<Row>>;
  /** How many rows stand before the one with a key; null where the list does not have it. */
  readonly findPlace?: (key: string) => Promise<number | null>;
}

/** The rows of a list as far as they are there. */
export interface PagedRows<Row> {
  /** Names the query that the rows answer; the earlier one as long as a new one has no answer. */
  readonly identity: string;
  /** Number of rows; null before the first answer. */
  readonly total: number | null;
  /** A row; undefined where it is not there yet. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Why rows could not be read; null where they could. */
  readonly error: Error | null;
  readonly retry: () => void;
  /** As of the source that the rows come from. */
  readonly findPlace: RowSource<Row>['findPlace'];
  /** Says which rows are drawn. */
  readonly onRange: (range: RowRange) => void;
}

/** What is drawn before the size of the list is known: its top. */
const TOP: RowRange = { first: 0, end: 1 };

/**
 * Reads the pages of a list that hold the rows in view. The rows of the earlier query stay until the first page of
 * a new one is there; answers to queries that nobody waits for any more are not shown.
 */
export function usePagedRows<Row>(source: RowSource<Row>): PagedRows<Row> {
  const client = useQueryClient();
  const [shown, setShown] = useState(source);
  const [range, setRange] = useState(TOP);
  const identity = JSON.stringify(shown.key);
  const isNew = JSON.stringify(source.key) !== identity;

  const firstPage = useQuery(pageOf(source, 0));
  const isReady = isNew && firstPage.data !== undefined;
  if (isReady) {
    setShown(source);
    setRange(TOP);
  }
  const current = isReady ? source : shown;
  const drawn = isReady ? TOP : range;
  const rowsThere = client.getQueryData<ListPage<Row>>([...current.key, 0])?.total ?? drawn.end;
  const offsets = pagesOf(
    { first: drawn.first, end: Math.max(Math.min(drawn.end + ROWS_AHEAD, rowsThere), drawn.end) },
    PAGE_SIZE,
  );
  const pages = useQueries({ queries: offsets.map((offset) => pageOf(current, offset)) });
  const answered = [...(isNew && !isReady ? [] : [firstPage]), ...pages].filter(
    (page) => page.data !== undefined,
  );
  const newest = answered.toSorted((one, other) => other.dataUpdatedAt - one.dataUpdatedAt)[0];
  const failed = isNew && !isReady ? firstPage : pages.find((page) => page.error !== null);
  // Names the answers: another function only where other rows are there.
  const answers = pages.map((page) => page.dataUpdatedAt).join(' ');

  const rowAt = useCallback(
    (index: number): Row | undefined => {
      if (index < 0) return undefined;
      const offset = Math.floor(index / PAGE_SIZE) * PAGE_SIZE;
      return client.getQueryData<ListPage<Row>>([...current.key, offset])?.rows[index - offset];
    },
    // oxlint-disable-next-line react/exhaustive-deps -- what the function reads changes with the answers
    [client, current, answers],
  );

  return {
    identity: JSON.stringify(current.key),
    total: newest?.data?.total ?? client.getQueryData<ListPage<Row>>([...current.key, 0])?.total ?? null,
    rowAt,
    error: failed?.error ?? null,
    retry: () => {
      void failed?.refetch();
    },
    findPlace: current.findPlace,
    onRange: setRange,
  };
}

/** Asks for the top of a list that is to be shown next: it is looked for while what was typed is being drawn. */
export function askAhead<Row>(client: QueryClient, source: RowSource<Row>): void {
  client.query(pageOf(source, 0)).catch(() => {
    // The list that shows the answer tells of the failure.
  });
}

function pageOf<Row>(
  { key, read }: RowSource<Row>,
  offset: number,
): UseQueryOptions<ListPage<Row>, Error, ListPage<Row>> {
  return { queryKey: [...key, offset], queryFn: () => read(offset, PAGE_SIZE) };
}
