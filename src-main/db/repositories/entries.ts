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
import type { MarkedForms } from '../../domain/synonyms.ts';
import type { TermCategory } from '../../domain/term.ts';
import { entryDamaged } from '../check-rows.ts';
import { isEntryWhole, keepEntryHashes } from '../content-hash.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { assertIndexOfKeys } from './assert-index-of-keys.ts';
import { HAS_TEXT, IS_SYNONYM, IS_WANTED } from './synonym-conditions.ts';
import { synonymReader } from './synonyms.ts';
import type { AliasesOf, MarkedAmong } from './synonyms.ts';

/** An entry with what the project knows of its term. */
export interface StoredEntry extends EntryContent {
  readonly termKey: string;
  readonly term: string;
  readonly reading: string | null;
  /** Its variants, its synonyms and theirs. */
  readonly aliases: readonly string[];
  /** Among the term and its aliases. */
  readonly markedForms: MarkedForms;
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

interface ContentRow {
  readonly definition: string | null;
  readonly description: string | null;
  readonly confidence: number;
  readonly citations: string;
  readonly alternatives: string;
  readonly extractive: string | null;
}

interface HashedRow extends ContentRow {
  readonly status: EntryStatus;
  readonly edited: number;
  readonly proposal: string | null;
  readonly content_hash: string;
}

interface StoredRow extends HashedRow {
  readonly term_key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly variants: string;
  readonly category: TermCategory;
  readonly stale: string | null;
}

const staleSchema = z.object({
  code: z.enum(['document-changed', 'document-removed']),
  document: z.string(),
});

function toContent(row: ContentRow): EntryContent {
  return {
    definition: row.definition,
    description: row.description === null ? null : descriptionSchema.parse(JSON.parse(row.description)),
    confidence: row.confidence,
    citations: z.array(citationSchema).parse(JSON.parse(row.citations)),
    alternatives: z.array(descriptionSchema).parse(JSON.parse(row.alternatives)),
    extractive: row.extractive === null ? null : descriptionSchema.parse(JSON.parse(row.extractive)),
  };
}

function parseContent(json: string): EntryContent {
  return entryContentSchema.parse(JSON.parse(json));
}

/** JSON with one order of keys, so that equal contents are equal texts. */
function serialise(content: EntryContent): string {
  return JSON.stringify(entryContentSchema.parse(content));
}

/** The content of an entry that says nothing, as JSON. */
const NO_CONTENT = serialise(EMPTY_CONTENT);

function toColumns(content: EntryContent): ContentRow {
  return {
    definition: content.definition,
    description: content.description === null ? null : JSON.stringify(content.description),
    confidence: content.confidence,
    citations: JSON.stringify(content.citations),
    alternatives: JSON.stringify(content.alternatives),
    extractive: content.extractive === null ? null : JSON.stringify(content.extractive),
  };
}

/** What is known of written forms: the aliases of a term, and which of some forms are marked. */
interface WrittenForms {
  readonly aliases: AliasesOf;
  readonly marks: MarkedAmong;
}

function toEntry(row: StoredRow, forms: WrittenForms): StoredEntry {
  if (!isEntryWhole(row)) throw entryDamaged(row.term);
  const variants = z.array(z.string()).parse(JSON.parse(row.variants));
  const aliases = forms.aliases(row.term_key, row.term, variants);
  return {
    ...toContent(row),
    termKey: row.term_key,
    term: row.term,
    reading: row.reading,
    aliases,
    markedForms: forms.marks([row.term, ...aliases]),
    category: row.category,
    status: row.status,
    edited: row.edited === 1,
    proposal: row.proposal === null ? null : parseContent(row.proposal),
  };
}

const COLUMNS = `terms.key AS term_key, terms.term, terms.reading, terms.variants, terms.category,
  entries.definition, entries.description, entries.confidence, entries.citations, entries.alternatives, entries.extractive, entries.status, entries.edited, entries.proposal,
  entries.content_hash, entries.stale`;

const FROM_GLOSSARY = `FROM entries JOIN terms ON terms.id = entries.term_id WHERE terms.status <> 'rejected' AND NOT ${IS_SYNONYM}`;

const VIEWS: Readonly<Record<EntryView, string>> = {
  all: '1',
  draft: `entries.status = 'draft'`,
  approved: `entries.status = 'approved'`,
  undefined: 'definition IS NULL',
  issues: `EXISTS (SELECT 1 FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open')`,
  stale: 'stale IS NOT NULL',
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
  readonly isStale: number;
  readonly openIssues: number;
}

const LISTED = `terms.key AS termKey, terms.term, terms.reading, terms.category, entries.status,
  CASE WHEN definition IS NOT NULL THEN 'definition' WHEN description IS NOT NULL THEN 'description' ELSE 'nothing' END AS kind,
  substr(${TEXT}, 1, ${EXCERPT_LENGTH}) AS excerpt, confidence, edited,
  stale IS NOT NULL AS isStale,
  (SELECT count(*) FROM issues WHERE issues.term_id = entries.term_id AND issues.state = 'open') AS openIssues`;

/** Reads of the `entries` and `entry_revisions` tables. */
export function entryReader(db: ReadHandle) {
  const { connection } = db;
  const list = connection.prepare<[], StoredRow>(`SELECT ${COLUMNS} ${FROM_GLOSSARY} ORDER BY terms.key`);
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
  const synonyms = synonymReader(db);
  const readForms = (termKey: string | null): WrittenForms => ({
    aliases: synonyms.aliases(termKey),
    marks: synonyms.marks(),
  });
  return {
    /** A part of the glossary as a list shows it. Call it inside a transaction, so that all of it is of one moment. */
    page: (query: EntryPageQuery): ListPage<EntryRow> => {
      const fits = [
        ...query.searchForms.map(() => HAS_TEXT),
        ...query.textForms.map(() => `instr(lower(${TEXT}), lower(?)) > 0`),
      ];
      const values = [...query.searchForms.flatMap((form) => [form, form]), ...query.textForms];
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
        rows: rows.map(({ edited, isStale, excerpt, ...row }) => ({
          ...row,
          excerpt: excerpt.replace(/\s+/g, ' '),
          edited: edited === 1,
          isStale: isStale === 1,
        })),
      };
    },

    /** How many entries each view shows. */
    counts: (): EntryCounts => {
      const row = counts.get();
      if (row === undefined) throw new Error('SQLite gave no row for a count.');
      return row;
    },

    /**
     * The entry of a term that was not rejected, but for its issues; null where there is none. Throws
     * ActionableError `entry-damaged`.
     */
    details: (termKey: string): Omit<EntryDetails, 'issues'> | null => {
      const row = details.get(termKey);
      if (row === undefined) {
        assertIndexOfKeys(db, termKey);
        return null;
      }
      const { proposal: _proposal, ...entry } = toEntry(row, readForms(termKey));
      return { ...entry, stale: row.stale === null ? null : staleSchema.parse(JSON.parse(row.stale)) };
    },

    /** The glossary: all entries whose term was not rejected and is no synonym, by key. Throws ActionableError `entry-damaged`. */
    list: (): StoredEntry[] => {
      const forms = readForms(null);
      return list.all().map((row) => toEntry(row, forms));
    },
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
}

interface CurrentRow extends HashedRow {
  readonly id: number;
  readonly stale: string | null;
}

/** Writes of the `entries` and `entry_revisions` tables. Call them inside a transaction. */
export function entryWriter(db: WriteHandle) {
  const { connection } = db;
  keepEntryHashes(db);
  const termOf = connection.prepare<[string], { id: number; term: string }>(
    'SELECT id, term FROM terms WHERE key = ?',
  );
  // A run may have begun before the term became a synonym: its own entry stays as it was.
  const termToPublish = connection.prepare<[string], { id: number; term: string }>(
    `SELECT id, term FROM terms WHERE key = ? AND NOT ${IS_SYNONYM}`,
  );
  const select = connection.prepare<[number], CurrentRow>(
    `SELECT id, definition, description, confidence, citations, alternatives, extractive, status, edited, proposal, content_hash, stale
     FROM entries WHERE term_id = ?`,
  );
  const insert = connection.prepare(
    `INSERT INTO entries (term_id, definition, description, confidence, citations, alternatives, extractive, edited, updated_at)
     VALUES (@termId, @definition, @description, @confidence, @citations, @alternatives, @extractive, @edited, @at)`,
  );
  const update = connection.prepare(
    `UPDATE entries SET definition = @definition, description = @description, confidence = @confidence,
       citations = @citations, alternatives = @alternatives, extractive = @extractive, edited = @edited, updated_at = @at, stale = NULL WHERE id = @id`,
  );
  const dropProposal = connection.prepare<[number]>(
    'UPDATE entries SET proposal = NULL, proposal_run = NULL WHERE id = ? AND proposal IS NOT NULL',
  );
  const confirm = connection.prepare<[number]>(
    'UPDATE entries SET stale = NULL WHERE id = ? AND stale IS NOT NULL',
  );
  const empty = connection.prepare(
    `UPDATE entries SET definition = @definition, description = @description, confidence = @confidence,
       citations = @citations, alternatives = @alternatives, extractive = @extractive, status = 'draft', edited = 0, proposal = NULL, proposal_run = NULL, stale = NULL,
       updated_at = @at WHERE id = @id`,
  );
  const propose = connection.prepare<[string | null, string | null, number]>(
    'UPDATE entries SET proposal = ?, proposal_run = ? WHERE id = ?',
  );
  const setStatus = connection.prepare<[EntryStatus, number]>('UPDATE entries SET status = ? WHERE id = ?');
  const newestRevision = connection.prepare<[number], RevisionRow>(
    `SELECT id, author, replaced FROM entry_revisions WHERE entry_id = ? ORDER BY id DESC LIMIT 1`,
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
       (SELECT id FROM terms WHERE NOT (${IS_WANTED}) AND NOT ${IS_SYNONYM})`,
  );

  /** The entry of a term as it is; undefined where there is none. Throws ActionableError `entry-damaged`. */
  const current = (term: { readonly id: number; readonly term: string }): CurrentRow | undefined => {
    const row = select.get(term.id);
    if (row !== undefined && !isEntryWhole(row)) throw entryDamaged(term.term);
    return row;
  };

  const keepRevision = (
    entryId: number,
    author: RevisionAuthor,
    { content, replaced }: { readonly content: string; readonly replaced: string },
    runId: string | null,
    at: string,
  ): void => {
    revise.run({ entryId, author, content, replaced: replaced === NO_CONTENT ? null : replaced, runId, at });
  };

  /** Makes the entry of a term that has none. */
  const begin = (
    termId: number,
    author: RevisionAuthor,
    content: EntryContent,
    runId: string | null,
    at: string,
  ): void => {
    const edited = author === 'user' ? 1 : 0;
    const { lastInsertRowid } = insert.run({ termId, ...toColumns(content), edited, at });
    const written = serialise(content);
    if (written === NO_CONTENT) return;
    keepRevision(Number(lastInsertRowid), author, { content: written, replaced: NO_CONTENT }, runId, at);
  };

  return {
    /**
     * Puts the texts of a step in place of the earlier ones. A text that a person edited or approved is
     * never replaced: the new one waits beside it as a proposal. A generated text that is the same as the
     * last generated one changes nothing, so that what refinement made of it stays. A text that is written or
     * confirmed is no longer stale.
     *
     * @throws ActionableError `entry-damaged`: what a person may have written is not overwritten unseen
     */
    publish: (
      results: readonly EntryResult[],
      author: 'generate' | 'refine',
      runId: string,
      at: string,
    ): void => {
      for (const { termKey, content } of results) {
        const term = termToPublish.get(termKey);
        if (term === undefined) continue;
        const entry = current(term);
        if (entry === undefined) {
          begin(term.id, author, content, runId, at);
          continue;
        }
        const serialised = serialise(content);
        const before = serialise(toContent(entry));
        const isSame = serialised === before;
        if (entry.status === 'approved' || entry.edited === 1) {
          propose.run(isSame ? null : serialised, isSame ? null : runId, entry.id);
          if (isSame && entry.stale !== null) confirm.run(entry.id);
          continue;
        }
        // Left from the time when the text was a person's; what the run writes now takes its place.
        if (entry.proposal !== null) dropProposal.run(entry.id);
        const isConfirmed =
          isSame || (author === 'generate' && lastGenerated.get(entry.id)?.content === serialised);
        if (!isConfirmed) {
          update.run({ id: entry.id, ...toColumns(content), edited: 0, at });
          keepRevision(entry.id, author, { content: serialised, replaced: before }, runId, at);
        } else if (entry.stale !== null) {
          confirm.run(entry.id);
        }
      }
    },

    /**
     * Gives the entry of another term to a term that has none, as a draft. A text that a person wrote or approved stays
     * protected from runs. Tells whether there is an entry more.
     *
     * @param fromKeys terms whose entry may be given, of which the first approved one is, else the first that a person
     * wrote, else the first that says something
     * @throws ActionableError `entry-damaged`
     */
    inherit: (termKey: string, fromKeys: readonly string[], at: string): boolean => {
      const term = termOf.get(termKey);
      if (term === undefined || current(term) !== undefined) return false;
      const own = fromKeys.flatMap((key) => {
        const other = termOf.get(key);
        return (other === undefined ? undefined : current(other)) ?? [];
      });
      const best =
        own.find(({ status }) => status === 'approved') ??
        own.find(({ edited }) => edited === 1) ??
        own.find(({ definition }) => definition !== null) ??
        own.find(({ description }) => description !== null);
      if (best === undefined) return false;
      const author = best.status === 'approved' || best.edited === 1 ? 'user' : 'generate';
      begin(term.id, author, toContent(best), null, at);
      return true;
    },

    /**
     * Puts the content of another term's entry in place of that of a term, as a person's own text. Tells whether there
     * was anything to put.
     *
     * @throws ActionableError `entry-damaged`
     */
    takeOver: (termKey: string, fromKey: string, at: string): boolean => {
      const term = termOf.get(termKey);
      const from = termOf.get(fromKey);
      const other = from === undefined ? undefined : current(from);
      if (term === undefined || other === undefined) return false;
      const content = toContent(other);
      const entry = current(term);
      if (entry === undefined) {
        begin(term.id, 'user', content, null, at);
        return true;
      }
      update.run({ id: entry.id, ...toColumns(content), edited: 1, at });
      if (entry.status === 'approved') setStatus.run('draft', entry.id);
      const replaced = serialise(toContent(entry));
      keepRevision(entry.id, 'user', { content: serialise(content), replaced }, null, at);
      return true;
    },

    /** Removes drafts of terms that are no longer wanted; a person's texts stay, and so do the entries of synonyms. */
    removeUnwanted: (): void => {
      removeUnwanted.run();
    },

    /**
     * Makes the entry of a term empty if it is damaged, so that a person can write it anew. Its history stays.
     * Tells whether it was.
     */
    emptyIfDamaged: (termKey: string, at: string): boolean => {
      const term = termOf.get(termKey);
      const row = term === undefined ? undefined : select.get(term.id);
      if (row === undefined || isEntryWhole(row)) return false;
      empty.run({ id: row.id, ...toColumns(EMPTY_CONTENT), at });
      return true;
    },

    /**
     * Keeps a text that a person wrote, with the citations of the text that it replaces. A text without a
     * visible character is none. What they save while they type is one revision, unless they approved a
     * text meanwhile: that one stays in the history.
     *
     * @param isSameSitting whether they have done nothing but write this text since its newest revision
     * @throws ActionableError `entry-damaged`
     */
    saveUserText: (termKey: string, definition: string, isSameSitting: boolean, at: string): SavedText => {
      const text = definition.trim() === '' ? null : definition;
      const term = termOf.get(termKey);
      if (term === undefined) return 'no-such-term';
      const entry = current(term);
      if ((entry?.definition ?? null) === text) return 'unchanged';
      if (entry === undefined) {
        begin(term.id, 'user', withText(EMPTY_CONTENT, text), null, at);
        return 'added';
      }
      const revision = newestRevision.get(entry.id);
      const continued = isSameSitting && entry.status === 'draft' && revision?.author === 'user';
      // What the person began with: a text that they deleted for a moment keeps its citations.
      const before = continued ? parseContent(revision.replaced ?? NO_CONTENT) : toContent(entry);
      const content = withText(before, text);
      update.run({ id: entry.id, ...toColumns(content), edited: 1, at });
      const written = serialise(content);
      if (continued) reviseAgain.run(written, revision.id);
      else keepRevision(entry.id, 'user', { content: written, replaced: serialise(before) }, null, at);
      if (entry.status === 'approved') setStatus.run('draft', entry.id);
      return 'changed';
    },

    /**
     * Approves an entry as it stands, after which it is no longer stale, or makes it a draft again. Tells whether
     * there is one. Throws ActionableError `entry-damaged`.
     */
    setApproval: (termKey: string, approved: boolean): boolean => {
      const term = termOf.get(termKey);
      const entry = term === undefined ? undefined : current(term);
      if (entry === undefined) return false;
      setStatus.run(approved ? 'approved' : 'draft', entry.id);
      if (approved) confirm.run(entry.id);
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
