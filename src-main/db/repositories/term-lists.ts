import type { ListPage, TermCounts, TermRow, TermSort, TermView } from '../../domain/project-view.ts';
import { TERM_VIEWS } from '../../domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../domain/term.ts';
import type { TermCategory, TermOrigin, TermStatus } from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';

/** Which part of the list of terms is asked for. */
export interface TermPageQuery {
  readonly view: TermView;
  readonly category: TermCategory | null;
  /** A term fits where one of these stands in its search text; empty for all terms. */
  readonly searchForms: readonly string[];
  readonly sort: TermSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Which terms belong into the glossary: proposed by extraction or wanted by a person, and not rejected. */
export const WANTED = `status <> 'rejected' AND (proposed = 1 OR status = 'accepted' OR required = 1)`;

const VIEWS: Readonly<Record<TermView, string>> = {
  wanted: WANTED,
  all: '1',
  candidate: `status = 'candidate'`,
  accepted: `status = 'accepted'`,
  rejected: `status = 'rejected'`,
};

/** Orders a column as its values are listed, not by their names. */
function inOrder(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, place) => `WHEN '${value}' THEN ${place}`).join(' ')} END`;
}

const SORTS: Readonly<Record<TermSort, string>> = {
  score: 'score',
  term: 'sort_text',
  frequency: 'frequency',
  documents: 'document_count',
  category: inOrder('category', TERM_CATEGORIES),
  status: inOrder('status', TERM_STATUSES),
};

const ROW_COLUMNS = `key, term, reading, category, status, proposed, required, origin, score, frequency, document_count`;

/** What a list shows of a term, as it is stored. */
export interface ListedRow {
  readonly key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly category: TermCategory;
  readonly status: TermStatus;
  readonly proposed: number;
  readonly required: number;
  readonly origin: TermOrigin;
  readonly score: number;
  readonly frequency: number;
  readonly document_count: number;
}

/**
 * A term as lists show it.
 *
 * @param highestScore of all terms of the project
 */
export function toListedTerm(row: ListedRow, highestScore: number): TermRow {
  return {
    key: row.key,
    term: row.term,
    reading: row.reading,
    category: row.category,
    status: row.status,
    proposed: row.proposed === 1,
    required: row.required === 1,
    origin: row.origin,
    score: highestScore > 0 ? Math.max(row.score / highestScore, 0) : 0,
    frequency: row.frequency,
    documents: row.document_count,
  };
}

/** Counts the terms of each view, also in a file that was not migrated yet. */
export function countTerms({ connection }: ReadHandle): TermCounts {
  const row = connection
    .prepare<[], TermCounts>(
      `SELECT ${TERM_VIEWS.map((view) => `count(*) FILTER (WHERE ${VIEWS[view]}) AS "${view}"`).join(', ')} FROM terms`,
    )
    .get();
  if (row === undefined) throw new Error('SQLite gave no row for a count.');
  return row;
}

/** Gives the highest score of all terms; 0 where there is none. */
export function highestScoreReader({ connection }: ReadHandle): () => number {
  const highest = connection.prepare<[], { score: number | null }>('SELECT max(score) AS score FROM terms');
  return () => highest.get()?.score ?? 0;
}

/** Reads of the lists of terms. */
export function termListReader(db: ReadHandle) {
  const { connection } = db;
  const highestScore = highestScoreReader(db);
  return {
    /** A part of the list of terms. Call it inside a transaction, so that all of it is of one moment. */
    page: ({
      view,
      category,
      searchForms,
      sort,
      descending,
      offset,
      limit,
    }: TermPageQuery): ListPage<TermRow> => {
      const conditions = [
        VIEWS[view],
        ...(category === null ? [] : ['category = ?']),
        ...(searchForms.length === 0
          ? []
          : [`(${searchForms.map(() => 'instr(search_text, ?) > 0').join(' OR ')})`]),
      ].join(' AND ');
      const values = [...(category === null ? [] : [category]), ...searchForms];
      const total = connection
        .prepare<string[], { total: number }>(`SELECT count(*) AS total FROM terms WHERE ${conditions}`)
        .get(...values);
      const rows = connection
        .prepare<(string | number)[], ListedRow>(
          `SELECT ${ROW_COLUMNS} FROM terms WHERE ${conditions}
           ORDER BY ${SORTS[sort]} ${descending ? 'DESC' : 'ASC'}, key LIMIT ? OFFSET ?`,
        )
        .all(...values, limit, offset);
      const highestInProject = highestScore();
      return { total: total?.total ?? 0, rows: rows.map((row) => toListedTerm(row, highestInProject)) };
    },

    /** How many terms each view shows. */
    counts: (): TermCounts => countTerms(db),
  };
}
