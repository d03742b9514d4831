import type { EntryStatus } from '../../domain/entry.ts';
import { ENTRY_VIEWS, LOW_CONFIDENCE } from '../../domain/project-view.ts';
import type { EntryCounts, EntryRow, EntrySort, EntryView, ListPage } from '../../domain/project-view.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { ReadHandle } from '../handle.ts';
import { pageReader } from './page-reader.ts';
import { HAS_TEXT, IS_SYNONYM, textToFind } from './synonym-conditions.ts';

/** Which entries are asked for. */
export interface EntryFilter {
  readonly view: EntryView;
  /** An entry fits where one of these stands in the search text of its term, */
  readonly searchForms: readonly string[];
  /** or one of these in its own text, whatever the case of the letters a to z. All fit where both are empty. */
  readonly textForms: readonly string[];
}

/** Which entries a list has, and in which order. */
export interface EntryOrder extends EntryFilter {
  readonly sort: EntrySort;
  readonly descending: boolean;
}

/** Which part of the list of entries is asked for. */
export interface EntryPageQuery extends EntryOrder {
  readonly offset: number;
  readonly limit: number;
}

/** The glossary: entries whose term was not rejected and is no synonym. */
export const GLOSSARY = `entries JOIN terms ON terms.id = entries.term_id WHERE terms.status <> 'rejected' AND NOT ${IS_SYNONYM}`;

const VIEWS: Readonly<Record<EntryView, string>> = {
  all: '1',
  draft: `entries.status = 'draft'`,
  approved: `entries.status = 'approved'`,
  changed: 'proposal IS NOT NULL',
  issues: `EXISTS (SELECT 1 FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open')`,
  stale: 'stale IS NOT NULL',
  uncertain: `definition IS NOT NULL AND confidence < ${LOW_CONFIDENCE} AND edited = 0 AND entries.status = 'draft'`,
  undefined: 'definition IS NULL',
};

const SORTS: Readonly<Record<EntrySort, string>> = {
  reading: 'terms.sort_text',
  score: 'terms.score',
  confidence: 'confidence',
};

function orderOf({ sort, descending }: EntryOrder): string {
  return `${SORTS[sort]} ${descending ? 'DESC' : 'ASC'}, terms.key`;
}

/** What an entry says: its definition, or else its description. */
const TEXT = `coalesce(definition, json_extract(description, '$.text'), '')`;

/** Characters of an entry's text that a list shows. */
const EXCERPT_LENGTH = 240;

interface ListedRow {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  readonly category: TermCategory;
  readonly status: EntryStatus;
  readonly kind: EntryRow['kind'];
  readonly excerpt: string;
  readonly confidence: number;
  readonly edited: number;
  readonly isStale: number;
  readonly hasProposal: number;
  readonly openIssues: number;
}

const LISTED = `terms.key AS termKey, terms.term, terms.reading, terms.category, entries.status,
  CASE WHEN definition IS NOT NULL THEN 'definition' WHEN description IS NOT NULL THEN 'description' ELSE 'nothing' END AS kind,
  substr(${TEXT}, 1, ${EXCERPT_LENGTH}) AS excerpt, confidence, edited,
  stale IS NOT NULL AS isStale, proposal IS NOT NULL AS hasProposal,
  (SELECT count(*) FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open') AS openIssues`;

/** The lists of entries. */
export function entryListReader(db: ReadHandle) {
  const { connection } = db;
  const readPage = pageReader(db);
  const counts = connection.prepare<[], EntryCounts>(
    `SELECT ${ENTRY_VIEWS.map((view) => `count(*) FILTER (WHERE ${VIEWS[view]}) AS "${view}"`).join(', ')} FROM ${GLOSSARY}`,
  );
  return {
    /** A part of the glossary as a list shows it. Call it inside a transaction, so that all of it is of one moment. */
    page: (query: EntryPageQuery): ListPage<EntryRow> => {
      const { from, values } = filtered(query);
      const { rows, total } = readPage<ListedRow>({
        columns: LISTED,
        from,
        values,
        order: orderOf(query),
        offset: query.offset,
        limit: query.limit,
      });
      return {
        total,
        rows: rows.map(({ edited, isStale, hasProposal, excerpt, ...row }) => ({
          ...row,
          excerpt: excerpt.replace(/\s+/g, ' '),
          edited: edited === 1,
          isStale: isStale === 1,
          hasProposal: hasProposal === 1,
        })),
      };
    },

    /** How many rows stand before an entry in the list; null where the list does not have it. */
    place: (query: EntryOrder, termKey: string): number | null => {
      const { from, values } = filtered(query);
      const found = connection
        .prepare<string[], { place: number }>(
          `SELECT place FROM (SELECT terms.key AS key, row_number() OVER (ORDER BY ${orderOf(query)}) - 1 AS place FROM ${from})
           WHERE key = ?`,
        )
        .get(...values, termKey);
      return found?.place ?? null;
    },

    /** The keys of all entries that fit, by the order of their terms' keys. */
    keys: (query: EntryFilter): string[] => {
      const { from, values } = filtered(query);
      return connection
        .prepare<string[], { key: string }>(`SELECT terms.key AS key FROM ${from} ORDER BY terms.key`)
        .all(...values)
        .map(({ key }) => key);
    },

    /** How many entries each view shows. */
    counts: (): EntryCounts => {
      const row = counts.get();
      if (row === undefined) throw new Error('SQLite gave no row for a count.');
      return row;
    },
  };
}

/** What stands behind `FROM` in a query for what fits, and the values for it. */
function filtered({ view, searchForms, textForms }: EntryFilter): {
  readonly from: string;
  readonly values: readonly string[];
} {
  const fits = [
    ...searchForms.map(() => HAS_TEXT),
    ...textForms.map(() => `instr(lower(${TEXT}), lower(?)) > 0`),
  ];
  const search = fits.length === 0 ? '' : ` AND (${fits.join(' OR ')})`;
  return {
    from: `${GLOSSARY} AND ${VIEWS[view]}${search}`,
    values: [...searchForms.flatMap(textToFind), ...textForms],
  };
}
