import { z } from 'zod';
import { citationSchema, entryContentSchema } from '../domain/entry-schema.ts';
import type { ProjectPart } from '../domain/project-view.ts';
import type { GoneRun, NewRun, StartOutcome } from '../domain/run-request.ts';
import type { FailedUnit, RunProgress, StepSummary, UnitCounts } from '../domain/run.ts';
import { TERM_CATEGORIES, TERMHOOD_FEATURES } from '../domain/term.ts';
import type { WriteHandle } from './handle.ts';
import { candidateJudgementWriter } from './repositories/candidate-judgements.ts';
import type { JudgementToStore } from './repositories/candidate-judgements.ts';
import type { documentWriter, DocumentToStore, LanguageOfDocument } from './repositories/documents.ts';
import type { EntryRowWriter } from './repositories/entry-rows.ts';
import { failedUnitWriter } from './repositories/failed-units.ts';
import type { issueWriter, IssueOutcome, IssueToStore } from './repositories/issues.ts';
import { entryPublisher } from './repositories/published-entries.ts';
import type { EntryResult } from './repositories/published-entries.ts';
import { publishedRankingWriter } from './repositories/published-ranking.ts';
import type { revisionWriter } from './repositories/revisions.ts';
import { runEventWriter } from './repositories/run-events.ts';
import type { NewRunEvent } from './repositories/run-events.ts';
import { runStepWriter } from './repositories/run-steps.ts';
import { runReader, runWriter } from './repositories/runs.ts';
import type { RunEnd } from './repositories/runs.ts';
import type { termWriter } from './repositories/term-writer.ts';
import { unitResultReader, unitResultWriter } from './repositories/unit-results.ts';
import type { UnitResult } from './repositories/unit-results.ts';
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

/** What these operations write with. */
interface RunParts {
  readonly documents: ReturnType<typeof documentWriter>;
  readonly entryRows: EntryRowWriter;
  readonly issues: ReturnType<typeof issueWriter>;
  readonly revisions: ReturnType<typeof revisionWriter>;
  readonly terms: ReturnType<typeof termWriter>;
  /** One transaction that changes parts of the project, and notes that they have changed. */
  readonly changing: <Result>(parts: readonly ProjectPart[], work: () => Result) => Result;
  /** Marks the entries that rest on what changed documents no longer say. */
  readonly markStale: (removed: readonly string[], stored: readonly DocumentToStore[]) => void;
}

/** What runs write: their own state, fenced by their tokens, and what they publish. */
export function runOperations(
  db: WriteHandle,
  { documents, entryRows, issues, revisions, terms, changing, markStale }: RunParts,
) {
  const candidateJudgements = candidateJudgementWriter(db);
  const publishedRanking = publishedRankingWriter(db);
  const publishedEntries = entryPublisher(db, entryRows);
  const events = runEventWriter(db);
  const runs = runWriter(db);
  const runRows = runReader(db);
  const steps = runStepWriter(db);
  const failedUnits = failedUnitWriter(db);
  const units = unitResultWriter(db);
  const unitResults = unitResultReader(db);

  /** A transaction that changes parts of the project, as only the holder of the run can do it. */
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
  };
}
