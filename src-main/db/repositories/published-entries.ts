import { isSameClaim } from '../../domain/entry.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { WriteHandle } from '../handle.ts';
import { proposedWords, serialise, toContent } from './entry-content.ts';
import type { EntryRowWriter } from './entry-rows.ts';
import { IS_SYNONYM, IS_WANTED } from './synonym-conditions.ts';

/** The text that a step of a run made for a term. */
export interface EntryResult {
  readonly termKey: string;
  readonly content: EntryContent;
}

/** What runs write into the glossary. Call it inside a transaction. */
export function entryPublisher({ connection }: WriteHandle, rows: EntryRowWriter) {
  const dropProposal = connection.prepare<[number]>(
    'UPDATE entries SET proposal = NULL, proposal_run = NULL, proposal_author = NULL WHERE id = ? AND proposal IS NOT NULL',
  );
  const propose = connection.prepare<[string, string, string, number]>(
    'UPDATE entries SET proposal = ?, proposal_run = ?, proposal_author = ? WHERE id = ?',
  );
  const lastGenerated = connection.prepare<[number], { content: string }>(
    `SELECT content FROM entry_revisions WHERE entry_id = ? AND author = 'generate' ORDER BY id DESC LIMIT 1`,
  );
  const removeUnwanted = connection.prepare(
    `DELETE FROM entries WHERE status = 'draft' AND edited = 0 AND term_id IN
       (SELECT id FROM terms WHERE NOT (${IS_WANTED}) AND NOT ${IS_SYNONYM})`,
  );
  const isSynonym = connection.prepare<[number], { id: number }>(
    `SELECT id FROM terms WHERE id = ? AND ${IS_SYNONYM}`,
  );

  return {
    /**
     * Puts the texts of a step in place of the earlier ones. A text that a person edited or approved is
     * never replaced: the new one waits beside it as a proposal, unless it says the same by the same passages, or what a
     * person has dismissed. A generated text that is the same as the
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
        const term = rows.termOf(termKey);
        // A run may have begun before the term became a synonym: its own entry stays as it was.
        if (term === undefined || isSynonym.get(term.id) !== undefined) continue;
        const entry = rows.current(term);
        if (entry === undefined) {
          rows.begin(term.id, content, { author, runId, at });
          continue;
        }
        const serialised = serialise(content);
        const before = serialise(toContent(entry));
        if (entry.status === 'approved' || entry.edited === 1) {
          const isConfirmed = isSameClaim(content, toContent(entry));
          if (isConfirmed || proposedWords(content) === entry.dismissed_proposal) dropProposal.run(entry.id);
          else propose.run(serialised, runId, author, entry.id);
          if (isConfirmed && entry.stale !== null) rows.confirm(entry.id);
          continue;
        }
        // Left from the time when the text was a person's; what the run writes now takes its place.
        if (entry.proposal !== null) dropProposal.run(entry.id);
        const isConfirmed =
          serialised === before ||
          (author === 'generate' && lastGenerated.get(entry.id)?.content === serialised);
        if (!isConfirmed) {
          rows.write(entry.id, content, false, at);
          rows.keepRevision(entry.id, { content: serialised, replaced: before }, { author, runId, at });
        } else if (entry.stale !== null) {
          rows.confirm(entry.id);
        }
      }
    },

    /** Removes drafts of terms that are no longer wanted; a person's texts stay, and so do the entries of synonyms. */
    removeUnwanted: (): void => {
      removeUnwanted.run();
    },
  };
}
