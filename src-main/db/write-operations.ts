import type { DecisionKind, DecisionOutcome } from '../domain/decision.ts';
import type { ProjectPart } from '../domain/project-view.ts';
import type { BlockingRun } from '../domain/run-request.ts';
import { textOf } from '../threads/packed.ts';
import { entryOperations } from './entry-operations.ts';
import type { WriteHandle } from './handle.ts';
import { decisionWriter } from './repositories/decisions.ts';
import type { NewDecision } from './repositories/decisions.ts';
import { documentWriter } from './repositories/documents.ts';
import type { DocumentToStore } from './repositories/documents.ts';
import { synonymEntryWriter } from './repositories/entries-of-synonyms.ts';
import { entryRowWriter } from './repositories/entry-rows.ts';
import { issueWriter } from './repositories/issues.ts';
import type { IssueDecision, IssueName } from './repositories/issues.ts';
import { projectWriter } from './repositories/project.ts';
import { revisionWriter } from './repositories/revisions.ts';
import { runReader } from './repositories/runs.ts';
import { staleEntryWriter } from './repositories/stale-entries.ts';
import { synonymWriter } from './repositories/synonym-writer.ts';
import { termListReader } from './repositories/term-lists.ts';
import type { TermSelection } from './repositories/term-lists.ts';
import { termWriter } from './repositories/term-writer.ts';
import type {
  JoinedForm,
  TermDecision,
  TermReading,
  TermToAdd,
  TermToSeparate,
} from './repositories/term-writer.ts';
import { runOperations } from './run-operations.ts';
import { synonymOperations } from './synonym-operations.ts';
import { immediateTransaction } from './transactions.ts';

/**
 * Everything that the rest of the program may write. Runs in the writer thread. Each operation is one
 * transaction; whatever is written for a run is fenced by the run's token in that same transaction.
 */
export function createWriteOperations(db: WriteHandle) {
  const decisions = decisionWriter(db);
  const documents = documentWriter(db);
  const entryRows = entryRowWriter(db);
  const issues = issueWriter(db);
  const project = projectWriter(db);
  const revisions = revisionWriter(db);
  const runRows = runReader(db);
  const staleEntries = staleEntryWriter(db);
  const synonyms = synonymWriter(db);
  const terms = termWriter(db);
  const termLists = termListReader(db);

  /** One transaction that changes parts of the project, and notes that they have changed. */
  const changing = <Result>(parts: readonly ProjectPart[], work: () => Result): Result =>
    immediateTransaction(db, () => {
      const result = work();
      revisions.bump(...parts);
      return result;
    });

  /** Inside a transaction: does what a person decided, as one step that can be taken back. */
  const asStep = <Result>(decision: NewDecision, at: string, work: () => Result): Result => {
    const { result, isRecorded } = decisions.deciding(decision, at, work);
    if (isRecorded) revisions.bump('decisions');
    return result;
  };

  /** The same in a transaction of its own. */
  const deciding = <Result>(decision: NewDecision, at: string, work: () => Result): Result =>
    immediateTransaction(db, () => asStep(decision, at, work));

  /** Marks the entries that rest on what changed documents no longer say. */
  const markStale = (removed: readonly string[], stored: readonly DocumentToStore[]): void => {
    const changed = new Map<string, string | null>(removed.map((path) => [path, null]));
    for (const { path, text } of stored) changed.set(path, textOf(text));
    if (staleEntries.mark(changed) > 0) revisions.bump('entries');
  };

  /** Inside a transaction: does what a person decided about terms. Answers the keys of those that are not there. */
  const decideAbout = (keys: readonly string[], decision: TermDecision, at: string): readonly string[] => {
    const kind = kindOf(decision);
    const [only] = keys;
    const sitting = kind === 'note-changed' && keys.length === 1 ? (only ?? null) : null;
    return asStep({ kind, sitting }, at, () => {
      const gone = keys.filter((key) => !terms.decide(key, decision));
      // Lists of entries and issues show categories, and leave out what was rejected.
      if (gone.length < keys.length) revisions.bump('terms', 'entries', 'issues');
      return gone;
    });
  };

  const goThroughDecisions = (go: () => DecisionOutcome): DecisionOutcome =>
    immediateTransaction(db, () => {
      const outcome = go();
      if (outcome.kind === 'done' && SEPARATING.has(outcome.decision.kind)) terms.settle();
      if (outcome.kind === 'done') revisions.bump('terms', 'entries', 'issues');
      if (outcome.kind !== 'nothing') revisions.bump('decisions');
      return outcome;
    });

  return {
    ...runOperations(db, { documents, entryRows, issues, revisions, terms, changing, markStale }),
    renameProject: (name: string) => changing(['project'], () => project.rename(name)),
    /** @param settings JSON; holds no key */
    setProviderSettings: (settings: string) => changing(['project'], () => project.setProvider(settings)),

    /** Takes documents in and out as a person wants it, unless a run is active, which is answered then. */
    changeDocuments: (
      change: {
        readonly stored: readonly DocumentToStore[];
        /** Folders (absolute) that were taken in as folders. */
        readonly folders: readonly string[];
        readonly leftOut: readonly string[];
      },
      at: string,
    ): BlockingRun | null =>
      immediateTransaction(db, () => {
        const blocking = runRows.blocking();
        if (blocking !== null) return blocking;
        const removed = documents.leaveOut(change.leftOut);
        markStale(removed, documents.store(change.stored, change.folders, at));
        revisions.bump('documents');
        return null;
      }),

    /**
     * A person's decisions. They need no run and wait for none. Answers the keys of the terms that are not there: a run may
     * have removed them since the person saw them.
     */
    decideTerms: (keys: readonly string[], decision: TermDecision, at: string): readonly string[] =>
      immediateTransaction(db, () => decideAbout(keys, decision, at)),
    /**
     * The same about all terms that are meant but for a few. Where it is another number of terms than the person has
     * seen, nothing is done, and null is answered.
     */
    decideSelectedTerms: (
      selection: TermSelection,
      { seen, except }: { readonly seen: number; readonly except: readonly string[] },
      decision: TermDecision,
      at: string,
    ): number | null =>
      immediateTransaction(db, () => {
        const keys = termLists.selectedKeys(selection);
        if (keys.length !== seen) return null;
        const left = new Set(except);
        const chosen = keys.filter((key) => !left.has(key));
        decideAbout(chosen, decision, at);
        return chosen.length;
      }),
    /** Keeps how a person reads a term. Tells whether there is such a term. */
    setReading: (key: string, reading: TermReading, at: string): boolean =>
      deciding({ kind: 'reading-changed', sitting: null }, at, () => {
        const exists = terms.setReading(key, reading);
        if (exists) revisions.bump('terms', 'entries', 'issues');
        return exists;
      }),
    addTerm: (term: TermToAdd, at: string): void =>
      deciding({ kind: 'term-added', sitting: null }, at, () => {
        terms.add(term);
        revisions.bump('terms', 'entries', 'issues');
      }),
    /** Makes a variant of a term a term of its own. Tells whether there was such a variant. */
    separateForm: (termKey: string, separate: TermToSeparate, at: string): boolean =>
      deciding({ kind: 'form-separated', sitting: null }, at, () => {
        const isSeparated = terms.separate(termKey, separate);
        if (isSeparated) revisions.bump('terms', 'entries', 'issues');
        return isSeparated;
      }),
    /** Makes a term that was taken out of the variants of another one a variant again. */
    joinForm: (termKey: string, at: string): JoinedForm =>
      deciding({ kind: 'form-joined', sitting: null }, at, () => {
        const joined = terms.join(termKey, synonyms.release);
        if (joined === 'joined') revisions.bump('terms', 'entries', 'issues');
        return joined;
      }),
    ...entryOperations(db, { decisions, entryRows, issues, revisions, asStep }),
    ...synonymOperations(db, {
      synonyms,
      entries: synonymEntryWriter(entryRows),
      issues,
      revisions,
      asStep,
    }),
    /** Keeps a person's decision about issues, as one step. Answers how many of them there are. */
    decideIssues: (names: readonly IssueName[], decision: IssueDecision, at: string): number =>
      deciding(
        { kind: decision.state === 'dismissed' ? 'issue-dismissed' : 'issue-reopened', sitting: null },
        at,
        () => {
          const decided = names.filter((name) => issues.decide(name, decision)).length;
          if (decided > 0) revisions.bump('issues', 'entries');
          return decided;
        },
      ),

    /** Takes the newest decision of a person back. */
    undoDecision: (): DecisionOutcome => goThroughDecisions(decisions.undo),
    /** Repeats the decision that was taken back last. */
    redoDecision: (): DecisionOutcome => goThroughDecisions(decisions.redo),
  };
}

export type WriteOperations = ReturnType<typeof createWriteOperations>;

/** Decisions about which forms are variants: what runs have counted has to follow them. */
const SEPARATING: ReadonlySet<DecisionKind> = new Set(['form-separated', 'form-joined']);

/** What a decision about terms is called. */
function kindOf({ status, required, category }: TermDecision): DecisionKind {
  // Whoever wants a term always in the glossary accepts it as well.
  if (required === true) return 'terms-required';
  switch (status) {
    case 'accepted':
      return 'terms-accepted';
    case 'rejected':
      return 'terms-rejected';
    case 'candidate':
      return 'terms-undecided';
    case undefined:
      break;
  }
  if (required === false) return 'terms-not-required';
  return category === undefined ? 'note-changed' : 'category-changed';
}
