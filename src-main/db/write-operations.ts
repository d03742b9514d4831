import { z } from 'zod';
import type { ProjectPart } from '../domain/project-view.ts';
import type { RunProgress, UnitCounts } from '../domain/run.ts';
import type { BlockingRun, GoneRun, NewRun, StartOutcome } from '../domain/run-request.ts';
import { entryContentSchema } from '../domain/entry-schema.ts';
import type { IssueState } from '../domain/issue.ts';
import { TERM_CATEGORIES } from '../domain/term.ts';
import type { WriteHandle } from './handle.ts';
import { documentWriter } from './repositories/documents.ts';
import type { DocumentToStore } from './repositories/documents.ts';
import { entryWriter } from './repositories/entries.ts';
import type { EntryResult, SavedText } from './repositories/entries.ts';
import { issueWriter } from './repositories/issues.ts';
import type { IssueName, IssueOutcome, IssueToStore } from './repositories/issues.ts';
import { revisionWriter } from './repositories/revisions.ts';
import { projectWriter } from './repositories/project.ts';
import { runEventWriter } from './repositories/run-events.ts';
import type { NewRunEvent } from './repositories/run-events.ts';
import { runReader, runWriter } from './repositories/runs.ts';
import type { RunEnd } from './repositories/runs.ts';
import { termWriter } from './repositories/terms.ts';
import type { TermDecision, TermToAdd } from './repositories/terms.ts';
import { unitResultReader, unitResultWriter } from './repositories/unit-results.ts';
import type { UnitResult } from './repositories/unit-results.ts';
import { immediateTransaction } from './transactions.ts';

/** Names a run and proves that the caller holds it. */
export interface RunLease {
  readonly runId: string;
  readonly token: string;
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
    first: z.object({ document: z.string(), line: z.int().min(0) }),
    searchText: z.string(),
    sortText: z.string(),
  }),
);

/**
 * Everything that the rest of the program may write. Runs in the writer thread. Each operation is one
 * transaction; whatever is written for a run is fenced by the run's token in that same transaction.
 */
export function createWriteOperations(db: WriteHandle) {
  const documents = documentWriter(db);
  const entries = entryWriter(db);
  const issues = issueWriter(db);
  const events = runEventWriter(db);
  const project = projectWriter(db);
  const revisions = revisionWriter(db);
  const runs = runWriter(db);
  const runRows = runReader(db);
  const terms = termWriter(db);
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
    finishRun: (lease: RunLease, end: RunEnd, log: readonly NewRunEvent[]) =>
      asHolder(lease, ['runs'], () => {
        const appended = events.append(lease.runId, log);
        runs.finish(lease.runId, end);
        return appended;
      }),

    /** Keeps finished units, the run's counts, how far its step has come and its log lines, all of the same moment. */
    storeProgress: (
      lease: RunLease,
      progress: {
        readonly units: readonly UnitResult[];
        readonly counts: UnitCounts;
        /** Null before the first step. */
        readonly step: RunProgress | null;
        readonly events: readonly NewRunEvent[];
      },
      at: string,
    ) =>
      asHolder(lease, ['runs'], () => {
        units.store(lease.runId, progress.units, at);
        runs.count(lease.runId, progress.counts);
        if (progress.step !== null) runs.progress(lease.runId, progress.step);
        return events.append(lease.runId, progress.events);
      }),

    /** Takes changed documents in and gone ones out. */
    publishDocuments: (
      lease: RunLease,
      change: { readonly stored: readonly DocumentToStore[]; readonly removed: readonly string[] },
      at: string,
    ) =>
      asHolder(lease, ['documents'], () => {
        documents.remove(change.removed);
        documents.store(change.stored, new Set(change.stored.map(({ folder }) => folder)), at);
      }),

    /** Puts the ranked terms (JSON of RankedTerm[], which may be long) in place of the earlier ones. */
    publishTerms: (lease: RunLease, rankedTerms: string) => {
      const ranked = rankedTermsSchema.parse(JSON.parse(rankedTerms));
      asHolder(lease, ['terms', 'entries', 'issues'], () => terms.replaceExtracted(ranked));
    },

    /** Publishes the stored answers of units; a unit without one keeps the earlier entry of its term. */
    publishGenerated: (
      lease: RunLease,
      generated: readonly { readonly termKey: string; readonly hash: string }[],
      at: string,
    ) =>
      asHolder(lease, ['entries', 'terms'], () => {
        const results = generated.flatMap(({ termKey, hash }) => {
          const [result] = unitResults.get([hash]);
          if (result === null || result === undefined) return [];
          return [{ termKey, content: entryContentSchema.parse(JSON.parse(result)) }];
        });
        entries.publish(results, 'generate', lease.runId, at);
        entries.removeUnwanted();
      }),

    publishIssues: (lease: RunLease, found: readonly IssueToStore[], at: string) =>
      asHolder(lease, ['issues', 'entries'], () => issues.replace(found, lease.runId, at)),

    publishRefined: (
      lease: RunLease,
      refined: { readonly results: readonly EntryResult[]; readonly outcomes: readonly IssueOutcome[] },
      at: string,
    ) =>
      asHolder(lease, ['entries', 'issues'], () => {
        entries.publish(refined.results, 'refine', lease.runId, at);
        issues.conclude(refined.outcomes);
      }),

    renameProject: (name: string) => changing(['project'], () => project.rename(name)),

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
        documents.leaveOut(change.leftOut);
        documents.store(change.stored, change.folders, at);
        revisions.bump('documents');
        return null;
      }),

    /** A person's decisions. They need no run and wait for none. Answers how many of the terms there are. */
    decideTerms: (keys: readonly string[], decision: TermDecision): number =>
      immediateTransaction(db, () => {
        const decided = keys.filter((key) => terms.decide(key, decision)).length;
        // Lists of entries and issues show categories, and leave out what was rejected.
        if (decided > 0) revisions.bump('terms', 'entries', 'issues');
        return decided;
      }),
    addTerm: (term: TermToAdd): void =>
      immediateTransaction(db, () => {
        terms.add(term);
        revisions.bump('terms', 'entries', 'issues');
      }),
    saveUserText: (termKey: string, definition: string, at: string): SavedText =>
      immediateTransaction(db, () => {
        const saved = entries.saveUserText(termKey, definition, at);
        if (saved === 'added' || saved === 'changed') revisions.bump('entries');
        // A term tells whether it has an entry.
        if (saved === 'added') revisions.bump('terms');
        const isDefined = (saved === 'added' || saved === 'changed') && definition.trim() !== '';
        if (isDefined && issues.resolve(termKey, 'undefined')) revisions.bump('issues');
        return saved;
      }),
    /** Approves an entry, or makes it a draft again. Tells whether there is one. */
    setApproval: (termKey: string, approved: boolean): boolean =>
      immediateTransaction(db, () => {
        const exists = entries.setApproval(termKey, approved);
        if (exists) revisions.bump('entries');
        return exists;
      }),
    /** Keeps a person's decision about an issue. Tells whether there is such an issue. */
    setIssueState: (issue: IssueName, state: IssueState): boolean =>
      immediateTransaction(db, () => {
        const exists = issues.setState(issue, state);
        if (exists) revisions.bump('issues', 'entries');
        return exists;
      }),
  };
}

export type WriteOperations = ReturnType<typeof createWriteOperations>;
