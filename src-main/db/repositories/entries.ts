import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { EMPTY_CONTENT } from '../../domain/entry.ts';
import { citationSchema, descriptionSchema, entryContentSchema } from '../../domain/entry-schema.ts';
import type { EntryContent, EntryStatus, RevisionAuthor } from '../../domain/entry.ts';
import { ENTRY_VIEWS } from '../../domain/project-view.ts';
import type {
  EntryCounts,
  EntryDetails,
  EntryRow,
  EntrySort,
  EntryView,
  ListPage,
} from '../../domain/project-view.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** An entry with what the project knows of its term. */
export interface StoredEntry extends EntryContent {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  readonly aliases: readonly string[];
  readonly category: TermCategory;
  readonly status: EntryStatus;
  /** Whether a person wrote the text. */
  readonly edited: boolean;
  /** What a run would have put in place of a protected text. */
  readonly proposal: EntryContent | null;
}

/** The text that a step of a run made for a term. */
export interface EntryResult {
  readonly termKey: string;
  readonly content: EntryContent;
}

/** A text that an entry had at some time. */
export interface EntryRevision {
  readonly author: RevisionAuthor;
  readonly content: EntryContent;
  readonly replaced: EntryContent | null;
  readonly runId: string | null;
  readonly createdAt: string;
}

/** Which part of the list of entries is asked for. */
export interface EntryPageQuery {
  readonly view: EntryView;
  /** An entry fits where one of these stands in the search text of its term, */
  readonly searchForms: readonly string[];
  /** or one of these in its own text, whatever the case of the letters a to z. All fit where both are empty. */
  readonly textForms: readonly string[];
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What saving a person's text came to: a new entry, another text, or nothing. */
export type SavedText = 'added' | 'changed' | 'unchanged' | 'no-such-term';

/** Texts that a person saves within this time are one revision: a window saves while they type. */
const SAME_REVISION_MS = 10 * 60 * 1000;

interface ContentRow {
  readonly definition: string | null;
  readonly description: string | null;
  readonly confidence: number;
  readonly citations: string;
}

interface StoredRow extends ContentRow {
  readonly term_key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly variants: string;
  readonly category: TermCategory;
  readonly status: EntryStatus;
  readonly edited: number;
  readonly proposal: string | null;
}

function toContent(row: ContentRow): EntryContent {
  return {
    definition: row.definition,
    description: row.description === null ? null : descriptionSchema.parse(JSON.parse(row.description)),
    confidence: row.confidence,
    citations: z.array(citationSchema).parse(JSON.parse(row.citations)),
  };
}

function parseContent(json: string): EntryContent {
  return entryContentSchema.parse(JSON.parse(json));
}

/** JSON with one order of keys, so that equal contents are equal texts. */
function serialise(content: EntryContent): string {
  return JSON.stringify(entryContentSchema.parse(content));
}

function toColumns(content: EntryContent): ContentRow {
  return {
    definition: content.definition,
    description: content.description === null ? null : JSON.stringify(content.description),
    confidence: content.confidence,
    citations: JSON.stringify(content.citations),
  };
}

function toEntry(row: StoredRow): StoredEntry {
  return {
    ...toContent(row),
    termKey: row.term_key,
    term: row.term,
    reading: row.reading,
    aliases: z.array(z.string()).parse(JSON.parse(row.variants)),
    category: row.category,
    status: row.status,
    edited: row.edited === 1,
    proposal: row.proposal === null ? null : parseContent(row.proposal),
  };
}

const COLUMNS = `terms.key AS term_key, terms.term, terms.reading, terms.variants, terms.category,
  entries.definition, entries.description, entries.confidence, entries.citations, entries.status, entries.edited, entries.proposal`;

const FROM_GLOSSARY = `FROM entries JOIN terms ON terms.id = entries.term_id WHERE terms.status <> 'rejected'`;

const VIEWS: Readonly<Record<EntryView, string>> = {
  all: '1',
  draft: `entries.status = 'draft'`,
  approved: `entries.status = 'approved'`,
  undefined: 'definition IS NULL',
  issues: `EXISTS (SELECT 1 FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open')`,
};

const SORTS: Readonly<Record<EntrySort, string>> = {
  reading: 'terms.sort_text',
  score: 'terms.score',
  confidence: 'confidence',
};

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
  readonly openIssues: number;
}

const LISTED = `terms.key AS termKey, terms.term, terms.reading, terms.category, entries.status,
  CASE WHEN definition IS NOT NULL THEN 'definition' WHEN description IS NOT NULL THEN 'description' ELSE 'nothing' END AS kind,
  substr(${TEXT}, 1, ${EXCERPT_LENGTH}) AS excerpt, confidence, edited,
  (SELECT count(*) FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open') AS openIssues`;

/** Reads of the `entries` and `entry_revisions` tables. */
export function entryReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], StoredRow>(
    `SELECT ${COLUMNS} FROM entries JOIN terms ON terms.id = entries.term_id
     WHERE terms.status <> 'rejected' ORDER BY terms.key`,
  );
  const revisions = connection.prepare<
    [string],
    {
      readonly author: RevisionAuthor;
      readonly content: string;
      readonly replaced: string | null;
      readonly run_id: string | null;
      readonly created_at: string;
    }
  >(
    `SELECT author, content, replaced, run_id, entry_revisions.created_at FROM entry_revisions
     JOIN entries ON entries.id = entry_id JOIN terms ON terms.id = entries.term_id
     WHERE terms.key = ? ORDER BY entry_revisions.id`,
  );
  const counts = connection.prepare<[], EntryCounts>(
    `SELECT ${ENTRY_VIEWS.map((view) => `count(*) FILTER (WHERE ${VIEWS[view]}) AS "${view}"`).join(', ')} ${FROM_GLOSSARY}`,
  );
  const details = connection.prepare<[string], StoredRow>(
    `SELECT ${COLUMNS} ${FROM_GLOSSARY} AND terms.key = ?`,
  );
  return {
    /** A part of the glossary as a list shows it. Call it inside a transaction, so that all of it is of one moment. */
    page: (query: EntryPageQuery): ListPage<EntryRow> => {
      const fits = [
        ...query.searchForms.map(() => 'instr(terms.search_text, ?) > 0'),
        ...query.textForms.map(() => `instr(lower(${TEXT}), lower(?)) > 0`),
      ];
      const values = [...query.searchForms, ...query.textForms];
      const rest = `${FROM_GLOSSARY} AND ${VIEWS[query.view]}${fits.length === 0 ? '' : ` AND (${fits.join(' OR ')})`}`;
      const total = connection
        .prepare<string[], { total: number }>(`SELECT count(*) AS total ${rest}`)
        .get(...values);
      const rows = connection
        .prepare<(string | number)[], ListedRow>(
          `SELECT ${LISTED} ${rest}
           ORDER BY ${SORTS[query.sort]} ${query.descending ? 'DESC' : 'ASC'}, terms.key LIMIT ? OFFSET ?`,
        )
        .all(...values, query.limit, query.offset);
      return {
        total: total?.total ?? 0,
        rows: rows.map(({ edited, excerpt, ...row }) => ({
          ...row,
          excerpt: excerpt.replace(/\s+/g, ' '),
          edited: edited === 1,
        })),
      };
    },

    /** How many entries each view shows. */
    counts: (): EntryCounts => {
      const row = counts.get();
      if (row === undefined) throw new Error('SQLite gave no row for a count.');
      return row;
    },

    /** The entry of a term that was not rejected, but for its issues; null where there is none. */
    details: (termKey: string): Omit<EntryDetails, 'issues'> | null => {
      const row = details.get(termKey);
      if (row === undefined) return null;
      const { proposal: _proposal, ...entry } = toEntry(row);
      return entry;
    },

    /** The glossary: all entries whose term was not rejected, by key. */
    list: (): StoredEntry[] => list.all().map(toEntry),
    /** Every text that the entry of a term had, oldest first. */
    revisions: (termKey: string): EntryRevision[] =>
      revisions.all(termKey).map((row) => ({
        author: row.author,
        content: parseContent(row.content),
        replaced: row.replaced === null ? null : parseContent(row.replaced),
        runId: row.run_id,
        createdAt: row.created_at,
      })),
  };
}

interface RevisionRow {
  readonly id: number;
  readonly author: RevisionAuthor;
  readonly replaced: string | null;
  readonly created_at: string;
}

interface CurrentRow extends ContentRow {
  readonly id: number;
  readonly status: EntryStatus;
  readonly edited: number;
}

/** Writes of the `entries` and `entry_revisions` tables. Call them inside a transaction. */
export function entryWriter({ connection }: WriteHandle) {
  const termId = connection.prepare<[string], { id: number }>('SELECT id FROM terms WHERE key = ?');
  const current = connection.prepare<[number], CurrentRow>(
    'SELECT id, definition, description, confidence, citations, status, edited FROM entries WHERE term_id = ?',
  );
  const insert = connection.prepare(
    `INSERT INTO entries (term_id, definition, description, confidence, citations, updated_at)
     VALUES (@termId, @definition, @description, @confidence, @citations, @at)`,
  );
  const update = connection.prepare(
    `UPDATE entries SET definition = @definition, description = @description, confidence = @confidence,
       citations = @citations, edited = @edited, updated_at = @at WHERE id = @id`,
  );
  const propose = connection.prepare<[string | null, string | null, number]>(
    'UPDATE entries SET proposal = ?, proposal_run = ? WHERE id = ?',
  );
  const setStatus = connection.prepare<[EntryStatus, number]>('UPDATE entries SET status = ? WHERE id = ?');
  const newestRevision = connection.prepare<[number], RevisionRow>(
    `SELECT id, author, replaced, created_at FROM entry_revisions WHERE entry_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const reviseAgain = connection.prepare<[string, number]>(
    'UPDATE entry_revisions SET content = ? WHERE id = ?',
  );
  const lastGenerated = connection.prepare<[number], { content: string }>(
    `SELECT content FROM entry_revisions WHERE entry_id = ? AND author = 'generate' ORDER BY id DESC LIMIT 1`,
  );
  const revise = connection.prepare(
    `INSERT INTO entry_revisions (entry_id, author, content, replaced, run_id, created_at)
     VALUES (@entryId, @author, @content, @replaced, @runId, @at)`,
  );
  const removeUnwanted = connection.prepare(
    `DELETE FROM entries WHERE status = 'draft' AND edited = 0 AND term_id IN
       (SELECT id FROM terms WHERE NOT (status <> 'rejected' AND (proposed = 1 OR status = 'accepted' OR required = 1)))`,
  );

  /** The entry of a term, made empty if there is none yet. */
  const entryOf = (termKey: string, at: string): CurrentRow | null => {
    const term = termId.get(termKey);
    if (term === undefined) return null;
    const existing = current.get(term.id);
    if (existing !== undefined) return existing;
    insert.run({ termId: term.id, ...toColumns(EMPTY_CONTENT), at });
    return current.get(term.id) ?? null;
  };

  const write = (
    entry: CurrentRow,
    author: RevisionAuthor,
    content: EntryContent,
    runId: string | null,
    at: string,
  ): void => {
    const before = toContent(entry);
    update.run({ id: entry.id, ...toColumns(content), edited: author === 'user' ? 1 : entry.edited, at });
    revise.run({
      entryId: entry.id,
      author,
      content: serialise(content),
      replaced: isDeepStrictEqual(before, EMPTY_CONTENT) ? null : serialise(before),
      runId,
      at,
    });
  };

  return {
    /**
     * Puts the texts of a step in place of the earlier ones. A text that a person edited or approved is
     * never replaced: the new one waits beside it as a proposal. A generated text that is the same as the
     * last generated one changes nothing, so that what refinement made of it stays.
     */
    publish: (
      results: readonly EntryResult[],
      author: 'generate' | 'refine',
      runId: string,
      at: string,
    ): void => {
      for (const { termKey, content } of results) {
        const entry = entryOf(termKey, at);
        if (entry === null) continue;
        const serialised = serialise(content);
        const isSame = serialised === serialise(toContent(entry));
        if (entry.status === 'approved' || entry.edited === 1) {
          propose.run(isSame ? null : serialised, isSame ? null : runId, entry.id);
          continue;
        }
        if (isSame) continue;
        if (author === 'generate' && lastGenerated.get(entry.id)?.content === serialised) continue;
        write(entry, author, content, runId, at);
      }
    },

    /** Removes drafts of terms that are no longer wanted; a person's texts stay. */
    removeUnwanted: (): void => {
      removeUnwanted.run();
    },

    /**
     * Keeps a text that a person wrote, with the citations of the text that it replaces. A text without a
     * visible character is none. What they save while they type is one revision, unless they approved a
     * text meanwhile: that one stays in the history.
     */
    saveUserText: (termKey: string, definition: string, at: string): SavedText => {
      const text = definition.trim() === '' ? null : definition;
      const term = termId.get(termKey);
      if (term === undefined) return 'no-such-term';
      const existing = current.get(term.id);
      if ((existing?.definition ?? null) === text) return 'unchanged';
      const entry = entryOf(termKey, at);
      if (entry === null) return 'no-such-term';
      const revision = newestRevision.get(entry.id);
      const isSameRevision =
        revision?.author === 'user' &&
        entry.status === 'draft' &&
        Date.parse(at) - Date.parse(revision.created_at) < SAME_REVISION_MS;
      if (!isSameRevision) {
        write(entry, 'user', withText(toContent(entry), text), null, at);
      } else {
        // What the person began with: a text that they deleted for a moment keeps its citations.
        const before = revision.replaced === null ? EMPTY_CONTENT : parseContent(revision.replaced);
        const content = withText(before, text);
        update.run({ id: entry.id, ...toColumns(content), edited: 1, at });
        reviseAgain.run(serialise(content), revision.id);
      }
      if (entry.status === 'approved') setStatus.run('draft', entry.id);
      return existing === undefined ? 'added' : 'changed';
    },

    /** Approves an entry as it stands, or makes it a draft again. Tells whether there is one. */
    setApproval: (termKey: string, approved: boolean): boolean => {
      const term = termId.get(termKey);
      const entry = term === undefined ? undefined : current.get(term.id);
      if (entry === undefined) return false;
      setStatus.run(approved ? 'approved' : 'draft', entry.id);
      return true;
    },
  };
}

/**
 * A content with another definition. Without one there is nothing to cite or to trust; a first one rests on
 * the passage that described the term until then.
 */
function withText(content: EntryContent, definition: string | null): EntryContent {
  if (definition === null) return { ...content, definition, confidence: 0, citations: [] };
  const { citations, description } = content;
  const isFirst = citations.length === 0 && description !== null;
  return { ...content, definition, citations: isFirst ? [description.citation] : citations };
}
