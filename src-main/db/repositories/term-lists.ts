import { z } from 'zod';
import type {
  LeftOutReason,
  ListPage,
  RankBand,
  TermCounts,
  TermFilters,
  TermRow,
  TermSort,
  TermView,
} from '../../domain/project-view.ts';
import { NO_TERM_FILTERS, TERM_VIEWS } from '../../domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../domain/term.ts';
import type { TermCategory, TermOrigin, TermStatus } from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';
import { pageReader } from './page-reader.ts';
import {
  ALL_MEMBERS,
  DOCUMENT_COUNT,
  FREQUENCY,
  HAS_TEXT,
  IN_GROUPS,
  IS_SYNONYM,
  IS_WANTED,
  IS_WANTED_ALONE,
  textToFind,
} from './synonym-conditions.ts';
import { termSearcher } from './term-search.ts';
import type { TermsToSearch } from './term-search.ts';

const namesSchema = z.array(z.string());

/** Which terms are meant. */
export interface TermSelection {
  readonly view: TermView;
  readonly category: TermCategory | null;
  /** None where they are left out. */
  readonly filters?: TermFilters | undefined;
  /** A term fits where one of these stands in its search text; empty for all terms. */
  readonly searchForms: readonly string[];
}

/** Which terms a list has, and in which order. */
export interface TermOrder extends TermSelection {
  readonly sort: TermSort;
  readonly descending: boolean;
}

/** Which part of the list of terms is asked for. */
export interface TermPageQuery extends TermOrder {
  readonly offset: number;
  readonly limit: number;
}

/** Synonyms stand below their main term, in no view by themselves. */
function viewsBy(isSynonym: string, isWanted: string): Readonly<Record<TermView, string>> {
  return {
    wanted: isWanted,
    all: `NOT ${isSynonym}`,
    candidate: `status = 'candidate' AND ${isWanted}`,
    accepted: `status = 'accepted' AND NOT ${isSynonym}`,
    rejected: `status = 'rejected' AND NOT ${isSynonym}`,
    unproposed: `status = 'candidate' AND NOT ${isSynonym} AND NOT (${isWanted})`,
  };
}

const VIEWS = viewsBy(IS_SYNONYM, IS_WANTED);
/** The same for terms that neither are a synonym nor have one, which takes half the time. */
const VIEWS_ALONE = viewsBy('0', IS_WANTED_ALONE);

/** Orders a column as its values are listed, not by their names. */
function inOrder(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, place) => `WHEN '${value}' THEN ${place}`).join(' ')} END`;
}

const SORTS: Readonly<Record<TermSort, string>> = {
  score: 'score',
  term: 'sort_text',
  frequency: FREQUENCY,
  documents: DOCUMENT_COUNT,
  category: inOrder('category', TERM_CATEGORIES),
  status: inOrder('status', TERM_STATUSES),
};

/** Why a term is left out; NULL where it is not. */
const LEFT_OUT = `CASE WHEN status = 'rejected' THEN 'person' WHEN ${IS_WANTED} THEN NULL
  WHEN key IN (SELECT term_key FROM candidate_judgements WHERE verdict <> 'term') THEN 'model'
  WHEN frequency = 0 THEN 'not-found'
  WHEN category = 'common-noun' AND category_by = 'extraction' THEN 'common-noun' ELSE 'score' END`;

/** The columns of a ListedRow; counts are those of the term and its synonyms together. */
export const LISTED_COLUMNS = `key, term, reading, category, status, proposed, required, origin, is_new, score,
  ${FREQUENCY} AS frequency, ${DOCUMENT_COUNT} AS document_count, ${LEFT_OUT} AS left_out,
  (SELECT json_group_array(member.term ORDER BY member.frequency DESC, member.key) FROM synonym_groups
    JOIN synonym_members ON group_id = synonym_groups.id JOIN terms AS member ON member.id = term_id
    WHERE main_term_id = terms.id) AS synonym_names`;

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
  readonly is_new: number;
  readonly left_out: LeftOutReason | null;
  readonly score: number;
  readonly frequency: number;
  readonly document_count: number;
  /** JSON array of the synonyms as they are shown. */
  readonly synonym_names: string;
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
    isNew: row.is_new === 1,
    leftOut: row.left_out,
    score: highestScore > 0 ? Math.max(row.score / highestScore, 0) : 0,
    frequency: row.frequency,
    documents: row.document_count,
    synonymNames: namesSchema.parse(JSON.parse(row.synonym_names)),
  };
}

/** Counts the terms of each view, also in a file that was not migrated yet. */
export function countTerms({ connection }: ReadHandle): TermCounts {
  const count = (views: Readonly<Record<TermView, string>>, condition: string): TermCounts => {
    const counts = TERM_VIEWS.map((view) => `count(*) FILTER (WHERE ${views[view]}) AS "${view}"`).join(', ');
    const row = connection.prepare<[], TermCounts>(`SELECT ${counts} FROM terms WHERE ${condition}`).get();
    if (row === undefined) throw new Error('SQLite gave no row for a count.');
    return row;
  };
  const alone = count(VIEWS_ALONE, `terms.id NOT IN ${IN_GROUPS}`);
  const grouped = count(VIEWS, `terms.id IN ${IN_GROUPS}`);
  return {
    wanted: alone.wanted + grouped.wanted,
    all: alone.all + grouped.all,
    candidate: alone.candidate + grouped.candidate,
    accepted: alone.accepted + grouped.accepted,
    rejected: alone.rejected + grouped.rejected,
    unproposed: alone.unproposed + grouped.unproposed,
  };
}

/** Gives the highest score of all terms; 0 where there is none. */
export function highestScoreReader({ connection }: ReadHandle): () => number {
  const highest = connection.prepare<[], { score: number | null }>('SELECT max(score) AS score FROM terms');
  return () => highest.get()?.score ?? 0;
}

/** A condition of SQL with the values of its parameters. */
interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

function conditionOf({ view, category, filters = NO_TERM_FILTERS, searchForms }: TermSelection): Condition {
  const { document, best, origin, isNew } = filters;
  const conditions: Condition[] = [];
  // What few terms fit comes first, so that the rest is asked of few.
  if (searchForms.length > 0) {
    const found = searchForms.map(() => HAS_TEXT).join(' OR ');
    conditions.push({ sql: `(${found})`, values: searchForms.flatMap(textToFind) });
  }
  conditions.push({ sql: VIEWS[view], values: [] });
  if (category !== null) conditions.push({ sql: 'category = ?', values: [category] });
  if (origin !== null) conditions.push({ sql: 'origin = ?', values: [origin] });
  if (isNew) conditions.push({ sql: 'is_new = 1', values: [] });
  if (best !== null) {
    // Where there are fewer, all of them are among the best.
    const last = 'SELECT score FROM terms ORDER BY score DESC, key LIMIT 1 OFFSET ?';
    conditions.push({
      sql: `score >= coalesce((${last}), (SELECT min(score) FROM terms))`,
      values: [best - 1],
    });
  }
  if (document !== null) {
    const number = 'SELECT number FROM extracted_documents WHERE path = ?';
    const standsIn = (table: string): string =>
      `instr(${table}.document_numbers, ' ' || (${number}) || ' ') > 0`;
    conditions.push({
      sql: `(${standsIn('terms')} OR terms.id IN (SELECT main_term_id FROM ${ALL_MEMBERS} WHERE ${standsIn('member')}))`,
      values: [document, document],
    });
  }
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function orderOf({ sort, descending }: Pick<TermOrder, 'sort' | 'descending'>): string {
  return `${SORTS[sort]} ${descending ? 'DESC' : 'ASC'}, key`;
}

/** The ranks that are taken together when it is counted how many terms a person accepted. */
const BAND = 50;

/** Reads of the lists of terms. */
export function termListReader(db: ReadHandle) {
  const { connection } = db;
  const highestScore = highestScoreReader(db);
  const readPage = pageReader(db);
  const searcher = termSearcher(db);

  const listOf = ({ sort, descending, ...selection }: TermOrder): TermsToSearch => {
    const { sql, values } = conditionOf({ ...selection, searchForms: [] });
    return { condition: sql, values, order: orderOf({ sort, descending }) };
  };

  /** What a search finds in memory; null where nothing is searched for, or not there yet. */
  const foundIds = (query: TermOrder): readonly number[] | null =>
    query.searchForms.length === 0 ? null : searcher.find(listOf(query), query.searchForms);
  // Made ready once: to read what it says takes SQLite as long as to find the rows.
  const rowsOfIds = connection.prepare<[string], ListedRow>(
    `SELECT ${LISTED_COLUMNS} FROM (SELECT key AS place, value AS term_id FROM json_each(?)) AS wanted
       JOIN terms ON terms.id = wanted.term_id ORDER BY wanted.place`,
  );

  /** A part of what a search finds in memory; null as `foundIds`. */
  const foundPage = (query: TermPageQuery): ListPage<ListedRow> | null => {
    const ids = foundIds(query);
    if (ids === null) return null;
    const rows = rowsOfIds.all(JSON.stringify(ids.slice(query.offset, query.offset + query.limit)));
    return { rows, total: ids.length };
  };
  const idOfKey = connection.prepare<[string], number>('SELECT id FROM terms WHERE key = ?').pluck();
  const bands = connection.prepare<[], { band: number; decided: number; accepted: number }>(
    `SELECT (rank - 1) / ${BAND} AS band, count(*) AS decided, count(*) FILTER (WHERE status = 'accepted') AS accepted
     FROM (SELECT status, row_number() OVER (ORDER BY score DESC, key) AS rank FROM terms WHERE NOT ${IS_SYNONYM})
     WHERE status <> 'candidate' GROUP BY band ORDER BY band`,
  );
  return {
    /** A part of the list of terms. Call it inside a transaction, so that all of it is of one moment. */
    page: (query: TermPageQuery): ListPage<TermRow> => {
      const { sql, values } = conditionOf(query);
      const { rows, total } =
        foundPage(query) ??
        readPage<ListedRow>({
          columns: LISTED_COLUMNS,
          from: `terms WHERE ${sql}`,
          values,
          order: orderOf(query),
          offset: query.offset,
          limit: query.limit,
        });
      const highestInProject = highestScore();
      return { total, rows: rows.map((row) => toListedTerm(row, highestInProject)) };
    },

    /** Reads what a search of a list needs while nobody waits: what is typed is then found at once. */
    prepareSearch: (query: TermOrder): void => searcher.prepare(listOf(query)),

    /** The keys of a part of the list, in its order. */
    keys: ({ sort, descending, offset, limit, ...selection }: TermPageQuery): string[] => {
      const { sql, values } = conditionOf(selection);
      return connection
        .prepare<(string | number)[], { key: string }>(
          `SELECT key FROM terms WHERE ${sql}
           ORDER BY ${orderOf({ sort, descending })} LIMIT ? OFFSET ?`,
        )
        .all(...values, limit, offset)
        .map(({ key }) => key);
    },

    /** How many rows stand before a term in the list; null where the list does not have it. Call it inside a transaction. */
    place: (query: TermOrder, termKey: string): number | null => {
      const found = foundIds(query);
      if (found !== null) {
        const place = found.indexOf(idOfKey.get(termKey) ?? NaN);
        return place === -1 ? null : place;
      }
      const { sql, values } = conditionOf(query);
      const row = connection
        .prepare<(string | number)[], { place: number }>(
          `SELECT place FROM (SELECT key, row_number() OVER (ORDER BY ${orderOf(query)}) - 1 AS place
             FROM terms WHERE ${sql}) WHERE key = ?`,
        )
        .get(...values, termKey);
      return row?.place ?? null;
    },

    /** The keys of all terms that are meant, in no order. */
    selectedKeys: (selection: TermSelection): string[] => {
      const { sql, values } = conditionOf(selection);
      return connection
        .prepare<(string | number)[], { key: string }>(`SELECT key FROM terms WHERE ${sql}`)
        .all(...values)
        .map(({ key }) => key);
    },

    /** How many terms each view shows. Call it inside a transaction. */
    counts: (): TermCounts => countTerms(db),

    /** What was decided about the terms in the order of their scores, 50 ranks together; bands without a decision are left out. */
    rankBands: (): RankBand[] =>
      bands.all().map(({ band, decided, accepted }) => ({
        first: band * BAND + 1,
        last: (band + 1) * BAND,
        decided,
        accepted,
      })),
  };
}
