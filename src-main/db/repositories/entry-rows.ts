import type { EntryContent, EntryStatus, RevisionAuthor } from '../../domain/entry.ts';
import { entryDamaged } from '../check-rows.ts';
import { isEntryWhole, keepEntryHashes } from '../content-hash.ts';
import type { WriteHandle } from '../handle.ts';
import { CONTENT_ASSIGNMENTS, HASHED_COLUMNS, NO_CONTENT, serialise, toColumns } from './entry-content.ts';
import type { HashedRow } from './entry-content.ts';

/** The term of an entry. */
export interface EntryTerm {
  readonly id: number;
  readonly term: string;
}

/** An entry's row as it is before a change. */
export interface CurrentRow extends HashedRow {
  readonly id: number;
  readonly stale: string | null;
  /** Null beside a proposal means `generate`. */
  readonly proposal_author: 'generate' | 'refine' | null;
  readonly proposal_run: string | null;
  /** The words of the proposal that a person dismissed last, see `proposedWords`. */
  readonly dismissed_proposal: string | null;
}

/** What writes a text: a step of a run, or a person. */
export interface TextSource {
  readonly author: RevisionAuthor;
  /** Null for a person. */
  readonly runId: string | null;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/**
 * What all changes of entries are made of: each text that is written is also kept as a revision. Whoever changes an entry
 * reads it by `current` before. Call it inside a transaction.
 */
export function entryRowWriter(db: WriteHandle) {
  const { connection } = db;
  keepEntryHashes(db);
  const termOf = connection.prepare<[string], EntryTerm>('SELECT id, term FROM terms WHERE key = ?');
  const select = connection.prepare<[number], CurrentRow>(
    `SELECT id, ${HASHED_COLUMNS}, stale, proposal_author, proposal_run, dismissed_proposal FROM entries WHERE term_id = ?`,
  );
  const insert = connection.prepare(
    `INSERT INTO entries (term_id, definition, description, confidence, citations, alternatives, extractive, writer, edited, updated_at)
     VALUES (@termId, @definition, @description, @confidence, @citations, @alternatives, @extractive, @writer, @edited, @at)`,
  );
  const update = connection.prepare(
    `UPDATE entries SET ${CONTENT_ASSIGNMENTS}, edited = @edited, updated_at = @at, stale = NULL WHERE id = @id`,
  );
  const confirm = connection.prepare<[number]>(
    'UPDATE entries SET stale = NULL WHERE id = ? AND stale IS NOT NULL',
  );
  const setStatus = connection.prepare<[EntryStatus, number]>('UPDATE entries SET status = ? WHERE id = ?');
  const revise = connection.prepare(
    `INSERT INTO entry_revisions (entry_id, author, content, replaced, run_id, created_at)
     VALUES (@entryId, @author, @content, @replaced, @runId, @at)`,
  );

  const keepRevision = (
    entryId: number,
    { content, replaced }: { readonly content: string; readonly replaced: string },
    source: TextSource,
  ): void => {
    revise.run({ entryId, content, replaced: replaced === NO_CONTENT ? null : replaced, ...source });
  };

  return {
    termOf: (termKey: string): EntryTerm | undefined => termOf.get(termKey),

    /** The row of an entry, damaged or not; undefined where there is none. */
    row: (termId: number): CurrentRow | undefined => select.get(termId),

    /** The entry of a term as it is; undefined where there is none. Throws ActionableError `entry-damaged`. */
    current: (term: EntryTerm): CurrentRow | undefined => {
      const row = select.get(term.id);
      if (row !== undefined && !isEntryWhole(row)) throw entryDamaged(term.term);
      return row;
    },

    /** Makes the entry of a term that has none. */
    begin: (termId: number, content: EntryContent, source: TextSource): void => {
      const edited = source.author === 'user' ? 1 : 0;
      const { lastInsertRowid } = insert.run({ termId, ...toColumns(content), edited, at: source.at });
      const written = serialise(content);
      if (written === NO_CONTENT) return;
      keepRevision(Number(lastInsertRowid), { content: written, replaced: NO_CONTENT }, source);
    },

    /** Puts a content into an entry, which is no longer stale then; keeps no revision. */
    write: (id: number, content: EntryContent, edited: boolean, at: string): void => {
      update.run({ id, ...toColumns(content), edited: edited ? 1 : 0, at });
    },

    /** Keeps a text that was written, and the one that it replaced, both as JSON. */
    keepRevision,

    /** Says that the text holds as the documents are now. */
    confirm: (id: number): void => {
      confirm.run(id);
    },

    setStatus: (id: number, status: EntryStatus): void => {
      setStatus.run(status, id);
    },
  };
}

export type EntryRowWriter = ReturnType<typeof entryRowWriter>;
