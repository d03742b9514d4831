import { z } from 'zod';
import type { UnitCounts } from '../domain/run.ts';
import type { GoneRun, NewRun } from '../domain/run-request.ts';
import { entryContentSchema } from '../domain/entry-schema.ts';
import { TERM_CATEGORIES } from '../domain/term.ts';
import type { TermCategory } from '../domain/term.ts';
import type { WriteHandle } from './handle.ts';
import { documentWriter } from './repositories/documents.ts';
import type { DocumentToStore } from './repositories/documents.ts';
import { entryWriter } from './repositories/entries.ts';
import type { EntryResult } from './repositories/entries.ts';
import { issueWriter } from './repositories/issues.ts';
import type { IssueOutcome, IssueToStore } from './repositories/issues.ts';
import { runEventWriter } from './repositories/run-events.ts';
import type { NewRunEvent } from './repositories/run-events.ts';
import { runWriter } from './repositories/runs.ts';
import type { RunEnd } from './repositories/runs.ts';
import { termWriter } from './repositories/terms.ts';
import type { TermDecision } from './repositories/terms.ts';
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
  const runs = runWriter(db);
  const terms = termWriter(db);
  const units = unitResultWriter(db);
  const unitResults = unitResultReader(db);

  /** One transaction that only the holder of the run can make. */
  const asHolder = <Result>({ runId, token }: RunLease, work: () => Result): Result =>
    immediateTransaction(db, () => {
      runs.assertHeld(runId, token);
      return work();
    });

  return {
    startRun: (run: NewRun, gone: readonly GoneRun[]) => runs.start(run, gone),
    retireRuns: (gone: readonly GoneRun[], at: string) => runs.retire(gone, at),
    beginRun: ({ runId, token }: RunLease) => runs.begin(runId, token),
    heartbeat: ({ runId, token }: RunLease, at: string) => runs.heartbeat(runId, token, at),
    requestCancel: (runId: string) => runs.requestCancel(runId),
    finishRun: (lease: RunLease, end: RunEnd, log: readonly NewRunEvent[]) =>
      asHolder(lease, () => {
        const appended = events.append(lease.runId, log);
        runs.finish(lease.runId, end);
        return appended;
      }),

    /** Keeps finished units, the run's counts and its log lines, all of the same moment. */
    storeProgress: (
      lease: RunLease,
      progress: {
        readonly units: readonly UnitResult[];
        readonly counts: UnitCounts;
        readonly events: readonly NewRunEvent[];
      },
      at: string,
    ) =>
      asHolder(lease, () => {
        units.store(lease.runId, progress.units, at);
        runs.count(lease.runId, progress.counts);
        return events.append(lease.runId, progress.events);
      }),

    /** Takes changed documents in and gone ones out. */
    publishDocuments: (
      lease: RunLease,
      change: { readonly stored: readonly DocumentToStore[]; readonly removed: readonly string[] },
      at: string,
    ) =>
      asHolder(lease, () => {
        documents.remove(change.removed);
        documents.store(change.stored, at);
      }),

    /** Puts the ranked terms (JSON of RankedTerm[], which may be long) in place of the earlier ones. */
    publishTerms: (lease: RunLease, rankedTerms: string) => {
      const ranked = rankedTermsSchema.parse(JSON.parse(rankedTerms));
      asHolder(lease, () => terms.replaceExtracted(ranked));
    },

    /** Publishes the stored answers of units; a unit without one keeps the earlier entry of its term. */
    publishGenerated: (
      lease: RunLease,
      generated: readonly { readonly termKey: string; readonly hash: string }[],
      at: string,
    ) =>
      asHolder(lease, () => {
        const results = generated.flatMap(({ termKey, hash }) => {
          const [result] = unitResults.get([hash]);
          if (result === null || result === undefined) return [];
          return [{ termKey, content: entryContentSchema.parse(JSON.parse(result)) }];
        });
        entries.publish(results, 'generate', lease.runId, at);
        entries.removeUnwanted();
      }),

    publishIssues: (lease: RunLease, found: readonly IssueToStore[], at: string) =>
      asHolder(lease, () => issues.replace(found, lease.runId, at)),

    publishRefined: (
      lease: RunLease,
      refined: { readonly results: readonly EntryResult[]; readonly outcomes: readonly IssueOutcome[] },
      at: string,
    ) =>
      asHolder(lease, () => {
        entries.publish(refined.results, 'refine', lease.runId, at);
        issues.conclude(refined.outcomes);
      }),

    /** A person's decisions. They need no run and wait for none. */
    decideTerm: (key: string, decision: TermDecision) =>
      immediateTransaction(db, () => terms.decide(key, decision)),
    addTerm: (term: { readonly key: string; readonly term: string; readonly category: TermCategory }) =>
      immediateTransaction(db, () => terms.add(term)),
    saveUserText: (termKey: string, definition: string, at: string) =>
      immediateTransaction(db, () => entries.saveUserText(termKey, definition, at)),
    approveEntry: (termKey: string) => immediateTransaction(db, () => entries.approve(termKey)),
  };
}

export type WriteOperations = ReturnType<typeof createWriteOperations>;
