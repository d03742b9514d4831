import { z } from 'zod';
import type {
  ListPage,
  TermCounts,
  TermDetails,
  TermRow,
  TermSort,
  TermView,
} from '../../domain/project-view.ts';
import { TERM_VIEWS } from '../../domain/project-view.ts';
import { TERM_CATEGORIES, TERM_STATUSES } from '../../domain/term.ts';
import type { RankedTerm, TermCategory, TermOrigin, TermStatus } from '../../domain/term.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A term as the project holds it: what extraction found and what a person decided. */
export interface StoredTerm extends RankedTerm {
  readonly status: TermStatus;
  readonly required: boolean;
  readonly notes: string;
  readonly origin: TermOrigin;
}

/** What a person may change about a term; what is left out stays. */
export interface TermDecision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly notes?: string;
  readonly category?: TermCategory;
}

/** What a list finds and orders a term by; made where texts are normalised. */
interface ListTexts {
  readonly searchText: string;
  readonly sortText: string;
}

/** A term as extraction gives it to the project. */
export type TermToStore = RankedTerm & ListTexts;

/** A term that a person adds. */
export interface TermToAdd extends ListTexts {
  readonly key: string;
  readonly term: string;
  readonly category: TermCategory;
}

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

interface StoredRow {
  readonly key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly score: number;
  readonly proposed: number;
  readonly category: TermCategory;
  readonly frequency: number;
  readonly document_count: number;
  readonly variants: string;
  readonly first_document: string | null;
  readonly first_line: number | null;
  readonly status: TermStatus;
  readonly required: number;
  readonly notes: string;
  readonly origin: TermOrigin;
}

const variantsSchema = z.array(z.string());

function toTerm(row: StoredRow): StoredTerm {
  return {
    key: row.key,
    term: row.term,
    reading: row.reading,
    score: row.score,
    proposed: row.proposed === 1,
    category: row.category,
    frequency: row.frequency,
    documents: row.document_count,
    variants: variantsSchema.parse(JSON.parse(row.variants)),
    first: { document: row.first_document ?? '', line: row.first_line ?? 0 },
    status: row.status,
    required: row.required === 1,
    notes: row.notes,
    origin: row.origin,
  };
}

/** Which terms belong into the glossary: proposed by extraction or wanted by a person, and not rejected. */
const WANTED = `status <> 'rejected' AND (proposed = 1 OR status = 'accepted' OR required = 1)`;

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

type ListedRow = Pick<
  StoredRow,
  | 'key'
  | 'term'
  | 'reading'
  | 'category'
  | 'status'
  | 'proposed'
  | 'required'
  | 'origin'
  | 'score'
  | 'frequency'
  | 'document_count'
>;

function toListedTerm(row: ListedRow, highestScore: number): TermRow {
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

/** Reads of the `terms` table. */
export function termReader({ connection }: ReadHandle) {
  const list = connection.prepare<[number], StoredRow>(
    'SELECT * FROM terms ORDER BY score DESC, key LIMIT ?',
  );
  const wanted = connection.prepare<[], StoredRow>(`SELECT * FROM terms WHERE ${WANTED} ORDER BY key`);
  const get = connection.prepare<[string], StoredRow>('SELECT * FROM terms WHERE key = ?');
  const highest = connection.prepare<[], { score: number | null }>('SELECT max(score) AS score FROM terms');
  const hasEntry = connection.prepare<[string], { found: number }>(
    `SELECT 1 AS found FROM entries JOIN terms ON terms.id = term_id WHERE key = ? AND terms.status <> 'rejected'`,
  );
  const isWanted = connection.prepare<[string], { found: number }>(
    `SELECT 1 AS found FROM terms WHERE key = ? AND ${WANTED}`,
  );
  const counts = connection.prepare<[], TermCounts>(
    `SELECT ${TERM_VIEWS.map((view) => `count(*) FILTER (WHERE ${VIEWS[view]}) AS "${view}"`).join(', ')} FROM terms`,
  );
  const highestScore = (): number => highest.get()?.score ?? 0;
  return {
    /** Terms, best first. */
    list: (limit: number): StoredTerm[] => list.all(limit).map(toTerm),
    /** The terms that are to have an entry, by key. */
    wanted: (): StoredTerm[] => wanted.all().map(toTerm),
    /** Which of these keys are of terms that are to have an entry. */
    wantedAmong: (keys: readonly string[]): string[] => keys.filter((key) => isWanted.get(key) !== undefined),
    /** Which of these keys are of terms that have one. */
    withEntryAmong: (keys: readonly string[]): string[] =>
      keys.filter((key) => hasEntry.get(key) !== undefined),
    get: (key: string): StoredTerm | null => {
      const row = get.get(key);
      return row === undefined ? null : toTerm(row);
    },

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
    counts: (): TermCounts => {
      const row = counts.get();
      if (row === undefined) throw new Error('SQLite gave no row for a count.');
      return row;
    },

    /** Everything about one term. Call it inside a transaction. */
    details: (key: string): TermDetails | null => {
      const row = get.get(key);
      if (row === undefined) return null;
      const { first, variants, notes } = toTerm(row);
      return {
        ...toListedTerm(row, highestScore()),
        variants,
        notes,
        first: row.first_document === null ? null : first,
        hasEntry: hasEntry.get(key) !== undefined,
      };
    },
  };
}

/** Writes of the `terms` table. Call them inside a transaction. */
export function termWriter({ connection }: WriteHandle) {
  // Lives in memory, beside the project file.
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS extracted (key TEXT PRIMARY KEY) WITHOUT ROWID');
  // Two keys may become one here: SQLite has no halves of characters, a faulty tokeniser might.
  const remember = connection.prepare<[string]>('INSERT OR IGNORE INTO temp.extracted (key) VALUES (?)');
  const forgetExtracted = connection.prepare('DELETE FROM temp.extracted');
  const upsert = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, frequency, document_count, variants, first_document, first_line, search_text, sort_text)
     VALUES (@key, @term, @reading, @score, @proposed, @category, @frequency, @documents, @variants, @firstDocument, @firstLine, @searchText, @sortText)
     ON CONFLICT (key) DO UPDATE SET
       term = excluded.term, reading = excluded.reading, score = excluded.score, proposed = excluded.proposed,
       category = CASE category_by WHEN 'user' THEN category ELSE excluded.category END,
       frequency = excluded.frequency, document_count = excluded.document_count, variants = excluded.variants,
       first_document = excluded.first_document, first_line = excluded.first_line,
       search_text = excluded.search_text, sort_text = excluded.sort_text`,
  );
  const clear = connection.prepare(
    `UPDATE terms SET score = 0, proposed = 0, frequency = 0, document_count = 0, variants = '[]',
       first_document = NULL, first_line = NULL
     WHERE key NOT IN (SELECT key FROM temp.extracted)`,
  );
  const forget = connection.prepare(
    `DELETE FROM terms WHERE key NOT IN (SELECT key FROM temp.extracted)
       AND status = 'candidate' AND required = 0 AND notes = '' AND origin = 'extraction' AND category_by = 'extraction'
       AND id NOT IN (SELECT term_id FROM entries) AND id NOT IN (SELECT term_id FROM issues WHERE state = 'dismissed')
       AND id NOT IN (SELECT term_id FROM synonym_members) AND id NOT IN (SELECT main_term_id FROM synonym_groups)`,
  );
  const decide = connection.prepare(
    `UPDATE terms SET status = coalesce(@status, status), required = coalesce(@required, required),
       notes = coalesce(@notes, notes), category = coalesce(@category, category),
       category_by = CASE WHEN @category IS NULL THEN category_by ELSE 'user' END
     WHERE key = @key`,
  );
  const add = connection.prepare(
    `INSERT INTO terms (key, term, reading, score, proposed, category, category_by, frequency, document_count, variants, status, origin, search_text, sort_text)
     VALUES (@key, @term, NULL, 0, 0, @category, 'user', 0, 0, '[]', 'accepted', 'user', @searchText, @sortText)
     ON CONFLICT (key) DO UPDATE SET status = 'accepted', origin = 'user'`,
  );

  return {
    /**
     * Puts the result of an extraction in place of the earlier one. What a person decided about a term
     * stays, and so does every term that a person or an entry needs, also when it was not found again.
     */
    replaceExtracted: (terms: readonly TermToStore[]): void => {
      forgetExtracted.run();
      for (const { first, proposed, variants, ...columns } of terms) {
        remember.run(columns.key);
        upsert.run({
          ...columns,
          proposed: proposed ? 1 : 0,
          variants: JSON.stringify(variants),
          firstDocument: first.document,
          firstLine: first.line,
        });
      }
      forget.run();
      clear.run();
      forgetExtracted.run();
    },

    /** Keeps a person's decision. Tells whether there is such a term. */
    decide: (key: string, decision: TermDecision): boolean =>
      decide.run({
        key,
        status: decision.status ?? null,
        required: decision.required === undefined ? null : Number(decision.required),
        notes: decision.notes ?? null,
        category: decision.category ?? null,
      }).changes > 0,

    /** Adds a term that a person wants, or accepts the one that is already there. */
    add: (term: TermToAdd): void => {
      add.run({ ...term });
    },
  };
}
