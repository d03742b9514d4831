import { wordsOf } from '../../domain/entry.ts';
import type { EntryContent, RevisionAuthor } from '../../domain/entry.ts';
import type { EntryVersion, ListPage } from '../../domain/project-view.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { parseContent, serialise, toContent } from './entry-content.ts';
import type { ContentRow } from './entry-content.ts';
import type { EntryRowWriter } from './entry-rows.ts';

/** A text that an entry had at some time. */
export interface EntryRevision {
  readonly author: RevisionAuthor;
  readonly content: EntryContent;
  readonly replaced: EntryContent | null;
  readonly runId: string | null;
  readonly createdAt: string;
}

/** Which part of an entry's history is asked for, the newest text first. */
export interface HistoryQuery {
  readonly termKey: string;
  readonly offset: number;
  readonly limit: number;
}

/** What going back to a text came to. */
export type RestoredText = 'defined' | 'without-definition' | 'unchanged' | 'no-such-text';

interface StoredRevision {
  readonly id: number;
  readonly author: RevisionAuthor;
  readonly content: string;
  readonly replaced: string | null;
  readonly run_id: string | null;
  readonly created_at: string;
}

const COLUMNS = 'entry_revisions.id, author, content, replaced, run_id, entry_revisions.created_at';
const OF_TERM = `JOIN entries ON entries.id = entry_id JOIN terms ON terms.id = entries.term_id WHERE terms.key = ?`;

/** Reads of the `entry_revisions` table. */
export function entryHistoryReader({ connection }: ReadHandle) {
  const all = connection.prepare<[string], StoredRevision>(
    `SELECT ${COLUMNS} FROM entry_revisions ${OF_TERM} ORDER BY entry_revisions.id`,
  );
  const page = connection.prepare<[string, number, number], StoredRevision>(
    `SELECT ${COLUMNS} FROM entry_revisions ${OF_TERM} ORDER BY entry_revisions.id DESC LIMIT ? OFFSET ?`,
  );
  const count = connection.prepare<[string], { total: number }>(
    `SELECT count(*) AS total FROM entry_revisions ${OF_TERM}`,
  );
  const present = connection.prepare<[string], ContentRow>(
    `SELECT entries.* FROM entries JOIN terms ON terms.id = entries.term_id WHERE terms.key = ?`,
  );
  return {
    /** Every text that the entry of a term had, oldest first. */
    list: (termKey: string): EntryRevision[] =>
      all.all(termKey).map((row) => ({
        author: row.author,
        content: parseContent(row.content),
        replaced: row.replaced === null ? null : parseContent(row.replaced),
        runId: row.run_id,
        createdAt: row.created_at,
      })),

    /** A part of the texts that the entry of a term had, newest first. Call it inside a transaction. */
    page: ({ termKey, offset, limit }: HistoryQuery): ListPage<EntryVersion> => {
      const row = present.get(termKey);
      const now = row === undefined ? null : wordsAndKind(toContent(row));
      return {
        total: count.get(termKey)?.total ?? 0,
        rows: page.all(termKey, limit, offset).map((revision) => {
          const content = parseContent(revision.content);
          const said = wordsAndKind(content);
          return {
            id: revision.id,
            author: revision.author,
            runId: revision.run_id,
            at: revision.created_at,
            ...said,
            replaced: revision.replaced === null ? null : wordsOf(parseContent(revision.replaced)),
            writer: content.writer,
            isCurrent: now !== null && said.text === now.text && said.kind === now.kind,
          };
        }),
      };
    },
  };
}

/** A person goes back to a text of the history. Call it inside a transaction. */
export function entryHistoryWriter({ connection }: WriteHandle, rows: EntryRowWriter) {
  const revision = connection.prepare<[number, number], { content: string }>(
    'SELECT content FROM entry_revisions WHERE id = ? AND entry_id = ?',
  );
  return {
    /**
     * Puts a text that the entry had in place of the present one. It is a person's choice then, which no run replaces.
     *
     * @returns whether there is a definition then, where there is such a text and it is another one
     * @throws ActionableError `entry-damaged`
     */
    restore: (termKey: string, id: number, at: string): RestoredText => {
      const term = rows.termOf(termKey);
      const entry = term === undefined ? undefined : rows.current(term);
      const found = entry === undefined ? undefined : revision.get(id, entry.id);
      if (entry === undefined || found === undefined) return 'no-such-text';
      const content = parseContent(found.content);
      const before = serialise(toContent(entry));
      if (serialise(content) === before) return 'unchanged';
      rows.write(entry.id, content, true, at);
      rows.keepRevision(
        entry.id,
        { content: serialise(content), replaced: before },
        { author: 'user', runId: null, at },
      );
      if (entry.status === 'approved') rows.setStatus(entry.id, 'draft');
      return content.definition === null ? 'without-definition' : 'defined';
    },
  };
}

function wordsAndKind(content: EntryContent): Pick<EntryVersion, 'text' | 'kind'> {
  const { definition, description } = content;
  const kind = definition !== null ? 'definition' : description !== null ? 'description' : 'nothing';
  return { kind, text: wordsOf(content) };
}
