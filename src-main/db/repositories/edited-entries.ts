import { EMPTY_CONTENT, wordsOf } from '../../domain/entry.ts';
import type { EntryContent, RevisionAuthor } from '../../domain/entry.ts';
import { isEntryWhole } from '../content-hash.ts';
import type { WriteHandle } from '../handle.ts';
import {
  CONTENT_ASSIGNMENTS,
  NO_CONTENT,
  parseContent,
  serialise,
  toColumns,
  toContent,
} from './entry-content.ts';
import type { EntryRowWriter, TextSource } from './entry-rows.ts';

/** What saving a person's text came to: a new entry, another text, or nothing. */
export type SavedText = 'added' | 'changed' | 'unchanged' | 'no-such-term';

interface RevisionRow {
  readonly id: number;
  readonly author: RevisionAuthor;
  readonly replaced: string | null;
}

/** What a person writes into the glossary. Call it inside a transaction. */
export function entryEditor({ connection }: WriteHandle, rows: EntryRowWriter) {
  const empty = connection.prepare(
    `UPDATE entries SET ${CONTENT_ASSIGNMENTS}, status = 'draft', edited = 0, proposal = NULL, proposal_run = NULL,
       proposal_author = NULL, dismissed_proposal = NULL, stale = NULL, updated_at = @at WHERE id = @id`,
  );
  const newestRevision = connection.prepare<[number], RevisionRow>(
    `SELECT id, author, replaced FROM entry_revisions WHERE entry_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const reviseAgain = connection.prepare<[string, number]>(
    'UPDATE entry_revisions SET content = ? WHERE id = ?',
  );

  return {
    /**
     * Makes the entry of a term empty if it is damaged, so that a person can write it anew. Its history stays.
     * Tells whether it was.
     */
    emptyIfDamaged: (termKey: string, at: string): boolean => {
      const term = rows.termOf(termKey);
      const row = term === undefined ? undefined : rows.row(term.id);
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
      const term = rows.termOf(termKey);
      if (term === undefined) return 'no-such-term';
      const entry = rows.current(term);
      if ((entry?.definition ?? null) === text) return 'unchanged';
      if (entry === undefined) {
        rows.begin(term.id, withText(EMPTY_CONTENT, text), byPerson(at));
        return 'added';
      }
      const revision = newestRevision.get(entry.id);
      const continued = isSameSitting && entry.status === 'draft' && revision?.author === 'user';
      // What the person began with: a text that they deleted for a moment keeps its citations.
      const before = continued ? parseContent(revision.replaced ?? NO_CONTENT) : toContent(entry);
      const content = withText(before, text);
      rows.write(entry.id, content, true, at);
      const written = serialise(content);
      if (continued) reviseAgain.run(written, revision.id);
      else rows.keepRevision(entry.id, { content: written, replaced: serialise(before) }, byPerson(at));
      if (entry.status === 'approved') rows.setStatus(entry.id, 'draft');
      return 'changed';
    },

    /**
     * Approves an entry as it stands, after which it is no longer stale, or makes it a draft again. Tells whether
     * there is one. Throws ActionableError `entry-damaged`.
     */
    setApproval: (termKey: string, approved: boolean): boolean => {
      const term = rows.termOf(termKey);
      const entry = term === undefined ? undefined : rows.current(term);
      if (entry === undefined) return false;
      rows.setStatus(entry.id, approved ? 'approved' : 'draft');
      if (approved) rows.confirm(entry.id);
      return true;
    },

    /**
     * Approves an entry that says something as it stands. Tells whether it was a draft until then. Throws ActionableError
     * `entry-damaged`.
     */
    approveDraft: (termKey: string): boolean => {
      const term = rows.termOf(termKey);
      const entry = term === undefined ? undefined : rows.current(term);
      if (entry === undefined || entry.status === 'approved' || wordsOf(toContent(entry)) === '')
        return false;
      rows.setStatus(entry.id, 'approved');
      rows.confirm(entry.id);
      return true;
    },
  };
}

/**
 * A content with another definition. Without one there is nothing to cite or to trust; a first one rests on
 * the passage that described the term until then.
 */
function withText(content: EntryContent, definition: string | null): EntryContent {
  if (definition === null) return { ...content, definition, confidence: 0, citations: [], writer: null };
  const { citations, description } = content;
  const isFirst = citations.length === 0 && description !== null;
  return { ...content, definition, citations: isFirst ? [description.citation] : citations, writer: null };
}

/** A person as the source of a text. */
export function byPerson(at: string): TextSource {
  return { author: 'user', runId: null, at };
}
