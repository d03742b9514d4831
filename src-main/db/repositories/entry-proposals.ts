import type { Citation } from '../../domain/citation.ts';
import type { ProposalPart } from '../../domain/entry.ts';
import type { WriteHandle } from '../handle.ts';
import { byPerson } from './edited-entries.ts';
import { parseContent, proposedWords, serialise, toContent } from './entry-content.ts';
import type { CurrentRow, EntryRowWriter } from './entry-rows.ts';

/** What a person decides about texts that wait beside entries. Call it inside a transaction. */
export function entryProposalWriter({ connection }: WriteHandle, rows: EntryRowWriter) {
  const close = connection.prepare<[string | null, number]>(
    `UPDATE entries SET proposal = NULL, proposal_run = NULL, proposal_author = NULL, dismissed_proposal = ? WHERE id = ?`,
  );

  /** The entry of a term with what is proposed for it; null where nothing is. Throws ActionableError `entry-damaged`. */
  const waiting = (termKey: string): { readonly entry: CurrentRow; readonly proposal: string } | null => {
    const term = rows.termOf(termKey);
    const entry = term === undefined ? undefined : rows.current(term);
    return entry === undefined || entry.proposal === null ? null : { entry, proposal: entry.proposal };
  };

  return {
    /**
     * Puts the proposed text in place of the present one, as the run's that wrote it. The entry is a draft then: who
     * approved a text has not approved the next one.
     *
     * @returns whether it defines the term; null where nothing was proposed
     * @throws ActionableError `entry-damaged`
     */
    take: (termKey: string, at: string): boolean | null => {
      const found = waiting(termKey);
      if (found === null) return null;
      const { entry, proposal } = found;
      const content = parseContent(proposal);
      close.run(null, entry.id);
      rows.write(entry.id, content, false, at);
      rows.keepRevision(
        entry.id,
        { content: serialise(content), replaced: serialise(toContent(entry)) },
        { author: entry.proposal_author ?? 'generate', runId: entry.proposal_run, at },
      );
      if (entry.status === 'approved') rows.setStatus(entry.id, 'draft');
      return content.definition !== null;
    },

    /**
     * Puts a text that a person made of the present one and the proposed one in place of the present one. It is theirs,
     * rests on the passages of both, and is a draft. The proposal is decided about then: what was left out of it does not
     * come back as long as a run proposes the same words.
     *
     * @returns false where there are other texts by now; nothing is done then
     * @throws ActionableError `entry-damaged`
     */
    takePart: (termKey: string, { present, proposed, text }: ProposalPart, at: string): boolean => {
      const found = waiting(termKey);
      if (found === null) return false;
      const { entry } = found;
      const before = toContent(entry);
      const proposal = parseContent(found.proposal);
      if (before.definition !== present || proposal.definition !== proposed) return false;
      const citations = withoutRepeats([...before.citations, ...proposal.citations]);
      const content = { ...before, definition: text, citations, writer: null };
      close.run(proposedWords(proposal), entry.id);
      rows.write(entry.id, content, true, at);
      rows.keepRevision(entry.id, { content: serialise(content), replaced: serialise(before) }, byPerson(at));
      if (entry.status === 'approved') rows.setStatus(entry.id, 'draft');
      return true;
    },

    /**
     * Drops the proposed text; it does not come back as long as a run proposes the same words. Tells whether there was
     * one. Throws ActionableError `entry-damaged`.
     */
    dismiss: (termKey: string): boolean => {
      const found = waiting(termKey);
      if (found === null) return false;
      close.run(proposedWords(parseContent(found.proposal)), found.entry.id);
      return true;
    },
  };
}

/** Passages without those that stand in the list before. */
function withoutRepeats(citations: readonly Citation[]): readonly Citation[] {
  return [
    ...new Map(
      citations.map((citation) => [
        JSON.stringify([citation.document, citation.start, citation.end]),
        citation,
      ]),
    ).values(),
  ];
}
