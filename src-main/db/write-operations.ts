import { z } from 'zod';
import type { ProjectPart } from '../domain/project-view.ts';
import type { FailedUnit, RunProgress, StepSummary, UnitCounts } from '../domain/run.ts';
import type { BlockingRun, GoneRun, NewRun, StartOutcome } from '../domain/run-request.ts';
import { citationSchema, entryContentSchema } from '../domain/entry-schema.ts';
import { TERM_CATEGORIES, TERMHOOD_FEATURES } from '../domain/term.ts';
import type { DecisionKind, DecisionOutcome } from '../domain/decision.ts';
import type { ProposalPart } from '../domain/entry.ts';
import type { WriteHandle } from './handle.ts';
import { publishedRankingWriter } from './repositories/published-ranking.ts';
import { candidateJudgementWriter } from './repositories/candidate-judgements.ts';
import type { JudgementToStore } from './repositories/candidate-judgements.ts';
import { decisionWriter } from './repositories/decisions.ts';
import type { NewDecision } from './repositories/decisions.ts';
import { documentWriter } from './repositories/documents.ts';
import type { DocumentToStore, LanguageOfDocument } from './repositories/documents.ts';
import { entryEditor } from './repositories/edited-entries.ts';
import type { SavedText } from './repositories/edited-entries.ts';
import { entryHistoryWriter } from './repositories/entry-history.ts';
import type { RestoredText } from './repositories/entry-history.ts';
import { entryProposalWriter } from './repositories/entry-proposals.ts';
import { entryRowWriter } from './repositories/entry-rows.ts';
import { failedUnitWriter } from './repositories/failed-units.ts';
import { issueWriter } from './repositories/issues.ts';
import type { IssueDecision, IssueName, IssueOutcome, IssueToStore } from './repositories/issues.ts';
import { synonymEntryWriter } from './repositories/entries-of-synonyms.ts';
import { entryPublisher } from './repositories/published-entries.ts';
import type { EntryResult } from './repositories/published-entries.ts';
import { revisionWriter } from './repositories/revisions.ts';
import { projectWriter } from './repositories/project.ts';
import { runEventWriter } from './repositories/run-events.ts';
import type { NewRunEvent } from './repositories/run-events.ts';
import { runStepWriter } from './repositories/run-steps.ts';
import { runReader, runWriter } from './repositories/runs.ts';
import type { RunEnd } from './repositories/runs.ts';
import { staleEntryWriter } from './repositories/stale-entries.ts';
import { synonymWriter } from './repositories/synonym-writer.ts';
import { termListReader } from './repositories/term-lists.ts';
import type { TermSelection } from './repositories/term-lists.ts';
import { termWriter } from './repositories/terms.ts';
import type {
  JoinedForm,
  TermDecision,
  TermReading,
  TermToAdd,
  TermToSeparate,
} from './repositories/terms.ts';
import { unitResultReader, unitResultWriter } from './repositories/unit-results.ts';
import type { UnitResult } from './repositories/unit-results.ts';
import { textOf } from '../threads/packed.ts';
import { synonymOperations } from './synonym-operations.ts';
import { immediateTransaction } from './transactions.ts';

/** Names a run and proves that the caller holds it. */
export interface RunLease {
  readonly runId: string;
  readonly token: string;
}

/** What became of the steps of a run since it was told last. */
export interface StepChanges {
  readonly steps: readonly StepSummary[];
  readonly failedUnits: readonly FailedUnit[];
}

const rankedTermsSchema = z.array(
  z.object({
    key: z.string().min(1),
    term: z.string().min(1),
    reading: z.string().nullable(),
    score: z.number(),
    proposed: z.boolean(),
    category: z.enum(TERM_CATEGORIES),
    frequency: z.int().min(0),
    documents: z.int().min(0),
    variants: z.array(z.string()),
    forms: z.array(z.object({ form: z.string(), count: z.int().min(0), key: z.string() })),
    explanation: z.array(z.object({ feature: z.enum(TERMHOOD_FEATURES), contribution: z.number() })),
    categoryEvidence: citationSchema.nullable(),
    first: z.object({ document: z.string(), line: z.int().min(0) }),
    /** Numbers of documents; none where they are not known. */
    inDocuments: z.array(z.int().min(0)).default([]),
    searchText: z.string(),
    sortText: z.string(),
  }),
);

/** The terms of all parts, of which one at a time is in memory. Throws for a part that is no list of ranked terms. */
function* termsIn(parts: readonly string[]): Generator<z.infer<typeof rankedTermsSchema>[number]> {
  for (const part of parts) yield* rankedTermsSchema.parse(JSON.parse(part));
}

/**
 * Everything that the rest of the program may write. Runs in the writer thread. Each operation is one
 * transaction; whatever is written for a run is fenced by the run's token in that same transaction.
 */
export function createWriteOperations(db: WriteHandle) {
  const candidateJudgements = candidateJudgementWriter(db);
  const publishedRanking = publishedRankingWriter(db);
  const decisions = decisionWriter(db);
  const documents = documentWriter(db);
  const entryRows = entryRowWriter(db);
  const entries = entryEditor(db, entryRows);
  const entryHistory = entryHistoryWriter(db, entryRows);
  const proposals = entryProposalWriter(db, entryRows);
  const publishedEntries = entryPublisher(db, entryRows);
  const issues = issueWriter(db);
  const events = runEventWriter(db);
  const project = projectWriter(db);
  const revisions = revisionWriter(db);
  const runs = runWriter(db);
  const runRows = runReader(db);
  const staleEntries = staleEntryWriter(db);
  const steps = runStepWriter(db);
  const failedUnits = failedUnitWriter(db);
  const synonyms = synonymWriter(db);
  const terms = termWriter(db);
  const termLists = termListReader(db);
  const units = unitResultWriter(db);
  const unitResults = unitResultReader(db);

  /** One transaction that changes parts of the project, and notes that they have changed. */
  const changing = <Result>(parts: readonly ProjectPart[], work: () => Result): Result =>
    immediateTransaction(db, () => {
      const result = work();
      revisions.bump(...parts);
      return result;
    });

  /** The same, as only the holder of the run can do it. */
  const asHolder = <Result>(
    { runId, token }: RunLease,
    parts: readonly ProjectPart[],
    work: () => Result,
  ): Result =>
    changing(parts, () => {
      runs.assertHeld(runId, token);
      return work();
    });

  /** Keeps what became of the steps of a run. Call it as the holder. */
  const storeSteps = ({ runId }: RunLease, changes: StepChanges): void => {
    steps.store(runId, changes.steps);
    failedUnits.store(runId, changes.failedUnits);
  };

  /** Inside a transaction: does what a person decided, as one step that can be taken back. */
  const asStep = <Result>(decision: NewDecision, at: string, work: () => Result): Result => {
    const { result, isRecorded } = decisions.deciding(decision, at, work);
    if (isRecorded) revisions.bump('decisions');
    return result;
  };

  /** The same in a transaction of its own. */
  const deciding = <Result>(decision: NewDecision, at: string, work: () => Result): Result =>
    immediateTransaction(db, () => asStep(decision, at, work));

  /** What else changes with the texts of entries that have just got a definition. */
  const noteDefined = (termKeys: readonly string[]): void => {
    const resolved = termKeys.filter((termKey) => issues.resolve(termKey, 'undefined')).length;
    if (resolved > 0) revisions.bump('issues');
  };

  /** Marks the entries that rest on what changed documents no longer say. */
  const markStale = (removed: readonly string[], stored: readonly DocumentToStore[]): void => {
    const changed = new Map<string, string | null>(removed.map((path) => [path, null]));
    for (const { path, text } of stored) changed.set(path, textOf(text));
    if (staleEntries.mark(changed) > 0) revisions.bump('entries');
  };

  /** Inside a transaction: does what a person decided about terms. Answers how many of them there are. */
  const decideAbout = (keys: readonly string[], decision: TermDecision, at: string): number => {
    const kind = kindOf(decision);
    const [only] = keys;
    const sitting = kind === 'note-changed' && keys.length === 1 ? (only ?? null) : null;
    return asStep({ kind, sitting }, at, () => {
      const decided = keys.filter((key) => terms.decide(key, decision)).length;
      // Lists of entries and issues show categories, and leave out what was rejected.
      if (decided > 0) revisions.bump('terms', 'entries', 'issues');
      return decided;
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
    /**
     * The guard. One BEGIN IMMEDIATE transaction retires the runs that are known to be dead, looks for an
     * active run, and inserts the new one only if there is none.
     */
    startRun: (run: NewRun, gone: readonly GoneRun[]): StartOutcome =>
      immediateTransaction(db, () => {
        runs.retire(gone, run.startedAt);
        const blocking = runRows.blocking();
        if (blocking === null) runs.insert(run);
        if (blocking === null || gone.length > 0) revisions.bump('runs');
        return blocking === null ? { kind: 'started' } : { kind: 'blocked', by: blocking };
      }),
    retireRuns: (gone: readonly GoneRun[], at: string) => changing(['runs'], () => runs.retire(gone, at)),
    beginRun: (lease: RunLease) => asHolder(lease, ['runs'], () => runs.begin(lease.runId)),
    heartbeat: ({ runId, token }: RunLease, at: string) => runs.heartbeat(runId, token, at),
    requestCancel: (runId: string) => changing(['runs'], () => runs.requestCancel(runId)),
    finishRun: (lease: RunLease, end: RunEnd, log: readonly NewRunEvent[], changes: StepChanges) =>
      asHolder(lease, ['runs'], () => {
        const appended = events.append(lease.runId, log);
        storeSteps(lease, changes);
        runs.finish(lease.runId, end);
        return appended;
      }),
    /**
     * Takes an active run away from its owner and ends it: the new token is nobody's. Tells whether the token that
     * was judged still held it.
     */
    takeOverRun: (run: GoneRun, token: string, event: NewRunEvent): boolean =>
      changing(['runs'], () => {
        const isTaken = runs.takeOver(run, token, event.at);
        if (isTaken) events.append(run.id, [event]);
        return isTaken;
      }),

    /** Keeps finished units, the run's counts, how far its step has come and its log lines, all of the same moment. */
    storeProgress: (
      lease: RunLease,
      progress: {
        readonly units: readonly UnitResult[];
        readonly counts: UnitCounts;
        /** Null before the first step. */
        readonly step: RunProgress | null;
        readonly changes: StepChanges;
        readonly events: readonly NewRunEvent[];
      },
      at: string,
    ) =>
      asHolder(lease, ['runs'], () => {
        units.store(lease.runId, progress.units, at);
        runs.count(lease.runId, progress.counts);
        if (progress.step !== null) runs.progress(lease.runId, progress.step);
        storeSteps(lease, progress.changes);
        return events.append(lease.runId, progress.events);
      }),

    /** Takes changed documents in and gone ones out. */
    publishDocuments: (
      lease: RunLease,
      change: { readonly stored: readonly DocumentToStore[]; readonly removed: readonly string[] },
      at: string,
    ) =>
      asHolder(lease, ['documents'], () => {
        const removed = documents.remove(change.removed);
        const folders = new Set(change.stored.map(({ folder }) => folder));
        markStale(removed, documents.store(change.stored, folders, at));
      }),

    /**
     * Puts the ranked terms (JSON of RankedTerm[], in one or many parts, which are read one after another) in place of
     * the earlier ones, and keeps in which languages the documents are that they come from. Judgements of the earlier
     * ones go: nobody has judged these yet.
     *
     * @param extracted paths of the documents that were looked at; the terms name them by their places in this list
     * @param basis what the ranking was made from; null where the next run is to rank anew in any case
     */
    publishTerms: (
      lease: RunLease,
      rankedTerms: string | readonly string[],
      languages: readonly LanguageOfDocument[] = [],
      extracted: readonly string[] = [],
      basis: string | null = null,
    ) => {
      const parts = typeof rankedTerms === 'string' ? [rankedTerms] : rankedTerms;
      asHolder(lease, ['terms', 'entries', 'issues', 'documents'], () => {
        terms.replaceExtracted(termsIn(parts));
        publishedRanking.set(basis);
        candidateJudgements.clear();
        documents.setLanguages(languages);
        documents.setExtracted(extracted);
      });
    },

    /** Keeps what a model says of candidates, beside what it said of others since the terms were extracted. */
    publishJudgements: (lease: RunLease, judgements: readonly JudgementToStore[]) =>
      asHolder(lease, ['terms', 'entries', 'issues'], () => candidateJudgements.publish(judgements)),

    /**
     * Publishes the stored answers of units; a unit without one keeps the earlier entry of its term. Drafts of terms
     * that are no longer wanted go, unless these are the answers for a few chosen terms.
     */
    publishGenerated: (
      lease: RunLease,
      generated: readonly { readonly termKey: string; readonly hash: string }[],
      at: string,
      of: 'all-terms' | 'chosen-terms' = 'all-terms',
    ) =>
      asHolder(lease, ['entries', 'terms'], () => {
        const results = generated.flatMap(({ termKey, hash }) => {
          const [result] = unitResults.get([hash]);
          if (result === null || result === undefined) return [];
          return [{ termKey, content: entryContentSchema.parse(JSON.parse(result)) }];
        });
        publishedEntries.publish(results, 'generate', lease.runId, at);
        if (of === 'all-terms') publishedEntries.removeUnwanted();
      }),

    /** Puts what a review found in place of the earlier issues, of all terms or of a few by their keys. */
    publishIssues: (
      lease: RunLease,
      found: readonly IssueToStore[],
      at: string,
      termKeys: readonly string[] | null = null,
    ) => asHolder(lease, ['issues', 'entries'], () => issues.replace(found, lease.runId, at, termKeys)),

    publishRefined: (
      lease: RunLease,
      refined: { readonly results: readonly EntryResult[]; readonly outcomes: readonly IssueOutcome[] },
      at: string,
    ) =>
      asHolder(lease, ['entries', 'issues'], () => {
        publishedEntries.publish(refined.results, 'refine', lease.runId, at);
        issues.conclude(refined.outcomes);
      }),

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

    /** A person's decisions. They need no run and wait for none. Answers how many of the terms there are. */
    decideTerms: (keys: readonly string[], decision: TermDecision, at: string): number =>
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
        return decideAbout(
          keys.filter((key) => !left.has(key)),
          decision,
          at,
        );
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
    ...synonymOperations(db, {
      synonyms,
      entries: synonymEntryWriter(entryRows),
      issues,
      revisions,
      asStep,
    }),
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
