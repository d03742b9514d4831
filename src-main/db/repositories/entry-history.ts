import type { EntryContent, RevisionAuthor } from '../../domain/entry.ts';
import type { ReadHandle } from '../handle.ts';
import { parseContent } from './entry-content.ts';

/** A text that an entry had at some time. */
export interface EntryRevision {
  readonly author: RevisionAuthor;
  readonly content: EntryContent;
  readonly replaced: EntryContent | null;
  readonly runId: string | null;
  readonly createdAt: string;
}

interface StoredRevision {
  readonly author: RevisionAuthor;
  readonly content: string;
  readonly replaced: string | null;
  readonly run_id: string | null;
  readonly created_at: string;
}

/** Reads of the `entry_revisions` table. */
export function entryHistoryReader({ connection }: ReadHandle) {
  const revisions = connection.prepare<[string], StoredRevision>(
    `SELECT author, content, replaced, run_id, entry_revisions.created_at FROM entry_revisions
     JOIN entries ON entries.id = entry_id JOIN terms ON terms.id = entries.term_id
     WHERE terms.key = ? ORDER BY entry_revisions.id`,
  );
  return {
    /** Every text that the entry of a term had, oldest first. */
    list: (termKey: string): EntryRevision[] =>
      revisions.all(termKey).map((row) => ({
        author: row.author,
        content: parseContent(row.content),
        replaced: row.replaced === null ? null : parseContent(row.replaced),
        runId: row.run_id,
        createdAt: row.created_at,
      })),
  };
}
