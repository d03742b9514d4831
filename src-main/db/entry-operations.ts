import type { ProposalPart } from '../domain/entry.ts';
import type { WriteHandle } from './handle.ts';
import type { decisionWriter, NewDecision } from './repositories/decisions.ts';
import { entryEditor } from './repositories/edited-entries.ts';
import type { SavedText } from './repositories/edited-entries.ts';
import { entryHistoryWriter } from './repositories/entry-history.ts';
import type { RestoredText } from './repositories/entry-history.ts';
import { entryProposalWriter } from './repositories/entry-proposals.ts';
import type { EntryRowWriter } from './repositories/entry-rows.ts';
import type { issueWriter } from './repositories/issues.ts';
import type { revisionWriter } from './repositories/revisions.ts';
import { immediateTransaction } from './transactions.ts';

/** What these operations write with. */
interface EntryParts {
  readonly decisions: ReturnType<typeof decisionWriter>;
  readonly entryRows: EntryRowWriter;
  readonly issues: ReturnType<typeof issueWriter>;
  readonly revisions: ReturnType<typeof revisionWriter>;
  /** Inside a transaction: does what a person decided, as one step that can be taken back. */
  readonly asStep: <Result>(decision: NewDecision, at: string, work: () => Result) => Result;
}

/** What a person decides about entries: their texts, their approval, and what runs propose for them. */
export function entryOperations(
  db: WriteHandle,
  { decisions, entryRows, issues, revisions, asStep }: EntryParts,
) {
  const entries = entryEditor(db, entryRows);
  const entryHistory = entryHistoryWriter(db, entryRows);
  const proposals = entryProposalWriter(db, entryRows);
  const deciding = <Result>(decision: NewDecision, at: string, work: () => Result): Result =>
    immediateTransaction(db, () => asStep(decision, at, work));

  /** What else changes with the texts of entries that have just got a definition. */
  const noteDefined = (termKeys: readonly string[]): void => {
    const resolved = termKeys.filter((termKey) => issues.resolve(termKey, 'undefined')).length;
    if (resolved > 0) revisions.bump('issues');
  };

  return {
    saveUserText: (termKey: string, definition: string, at: string): SavedText =>
      immediateTransaction(db, () => {
        // No step of its own: what was damaged is nothing to go back to.
        if (entries.emptyIfDamaged(termKey, at)) revisions.bump('entries');
        const isSameSitting = decisions.isSitting('definition-changed', termKey, at);
        return asStep({ kind: 'definition-changed', sitting: termKey }, at, () => {
          const saved = entries.saveUserText(termKey, definition, isSameSitting, at);
          if (saved === 'added' || saved === 'changed') revisions.bump('entries');
          // A term tells whether it has an entry.
          if (saved === 'added') revisions.bump('terms');
          const isDefined = (saved === 'added' || saved === 'changed') && definition.trim() !== '';
          if (isDefined) noteDefined([termKey]);
          return saved;
        });
      }),
    /** Approves an entry, or makes it a draft again. Tells whether there is one. */
    setApproval: (termKey: string, approved: boolean, at: string): boolean =>
      deciding({ kind: approved ? 'entry-approved' : 'entry-reopened', sitting: null }, at, () => {
        const exists = entries.setApproval(termKey, approved);
        if (exists) revisions.bump('entries');
        return exists;
      }),
    /** Approves entries that say something, as one step. Answers how many of them were drafts. */
    approveEntries: (termKeys: readonly string[], at: string): number =>
      deciding({ kind: 'entry-approved', sitting: null }, at, () => {
        const approved = termKeys.filter((termKey) => entries.approveDraft(termKey)).length;
        if (approved > 0) revisions.bump('entries');
        return approved;
      }),
    /** Takes the texts that runs propose for entries, as one step. Answers how many there were. */
    takeProposals: (termKeys: readonly string[], at: string): number =>
      deciding({ kind: 'proposal-taken', sitting: null }, at, () => {
        const taken = termKeys.flatMap((termKey) => {
          const defines = proposals.take(termKey, at);
          return defines === null ? [] : [{ termKey, defines }];
        });
        if (taken.length > 0) revisions.bump('entries');
        noteDefined(taken.filter(({ defines }) => defines).map(({ termKey }) => termKey));
        return taken.length;
      }),
    /**
     * Takes a part of the text that a run proposes for an entry, as a person put it together. Tells whether the texts were
     * still those that the person saw; where they were not, nothing is done.
     */
    takePartOfProposal: (termKey: string, part: ProposalPart, at: string): boolean =>
      deciding({ kind: 'proposal-part-taken', sitting: null }, at, () => {
        const isTaken = proposals.takePart(termKey, part, at);
        if (isTaken) revisions.bump('entries');
        return isTaken;
      }),
    /** Drops the texts that runs propose for entries, as one step. Answers how many there were. */
    dismissProposals: (termKeys: readonly string[], at: string): number =>
      deciding({ kind: 'proposal-dismissed', sitting: null }, at, () => {
        const dismissed = termKeys.filter((termKey) => proposals.dismiss(termKey)).length;
        if (dismissed > 0) revisions.bump('entries');
        return dismissed;
      }),
    /** Goes back to a text that an entry had. */
    restoreText: (termKey: string, versionId: number, at: string): RestoredText =>
      deciding({ kind: 'text-restored', sitting: null }, at, () => {
        const restored = entryHistory.restore(termKey, versionId, at);
        if (restored === 'defined' || restored === 'without-definition') revisions.bump('entries');
        if (restored === 'defined') noteDefined([termKey]);
        return restored;
      }),
  };
}
