import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { EMPTY_CONTENT } from '../../domain/entry.ts';
import { citationSchema, descriptionSchema, entryContentSchema } from '../../domain/entry-schema.ts';
import type { EntryContent, EntryStatus, RevisionAuthor } from '../../domain/entry.ts';
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

interface ContentRow {
  readonly definition: string | null;
  readonly description: string | null;
  readonly confidence: number;
  readonly citations: string;
}

interface EntryRow extends ContentRow {
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

const COLUMNS = `terms.key AS term_key, terms.term, terms.reading, terms.variants, terms.category,
  entries.definition, entries.description, entries.confidence, entries.citations, entries.status, entries.edited, entries.proposal`;

/** Reads of the `entries` and `entry_revisions` tables. */
export function entryReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], EntryRow>(
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
  return {
    /** The glossary: all entries whose term was not rejected, by key. */
    list: (): StoredEntry[] =>
      list.all().map((row) => ({
        ...toContent(row),
        termKey: row.term_key,
        term: row.term,
        reading: row.reading,
        aliases: z.array(z.string()).parse(JSON.parse(row.variants)),
        category: row.category,
        status: row.status,
        edited: row.edited === 1,
        proposal: row.proposal === null ? null : parseContent(row.proposal),
      })),
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
  const approve = connection.prepare<[string]>(
    `UPDATE entries SET status = 'approved' WHERE term_id = (SELECT id FROM terms WHERE key = ?)`,
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

    /** Keeps a text that a person wrote. Tells whether there is such a term. */
    saveUserText: (termKey: string, definition: string, at: string): boolean => {
      const entry = entryOf(termKey, at);
      if (entry === null) return false;
      write(entry, 'user', { ...toContent(entry), definition }, null, at);
      return true;
    },

    /** Approves an entry as it stands. Tells whether there is one. */
    approve: (termKey: string): boolean => approve.run(termKey).changes > 0,
  };
}
