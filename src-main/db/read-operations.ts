import type { TermStanding } from '../domain/reading-view.ts';
import type { FailedUnit, Run, RunEvent, StepSummary } from '../domain/run.ts';
import type { ReadHandle } from './handle.ts';
import { publishedRankingReader } from './repositories/published-ranking.ts';
import { candidateJudgementReader } from './repositories/candidate-judgements.ts';
import { decisionReader } from './repositories/decisions.ts';
import { documentReader } from './repositories/documents.ts';
import { entryReader } from './repositories/entries.ts';
import { entryHistoryReader } from './repositories/entry-history.ts';
import type { HistoryQuery } from './repositories/entry-history.ts';
import { entryListReader } from './repositories/entry-lists.ts';
import type { EntryFilter, EntryOrder, EntryPageQuery } from './repositories/entry-lists.ts';
import { failedUnitReader } from './repositories/failed-units.ts';
import { issueReader } from './repositories/issues.ts';
import type { StoredIssue } from './repositories/issues.ts';
import { projectReader } from './repositories/project.ts';
import { readerTermReader } from './repositories/reader-terms.ts';
import { revisionReader } from './repositories/revisions.ts';
import type { Revisions } from './repositories/revisions.ts';
import { runEventReader } from './repositories/run-events.ts';
import { runStepReader } from './repositories/run-steps.ts';
import { runReader } from './repositories/runs.ts';
import { termListReader } from './repositories/term-lists.ts';
import type { TermOrder, TermPageQuery } from './repositories/term-lists.ts';
import { termReader } from './repositories/terms.ts';
import { unitResultReader } from './repositories/unit-results.ts';
import { transaction } from './transactions.ts';

/** What somebody has seen of a project when they look again. */
export interface SeenActivity {
  /** The last run that there was. */
  readonly lastPlace: number;
  /** The runs that they follow, each with the sequence number of the last line of its log that they know. */
  readonly runs: Readonly<Record<string, number>>;
}

/** What happened in a project. */
export interface Activity {
  readonly revisions: Revisions;
  readonly lastPlace: number;
  readonly runs: readonly { readonly run: Run; readonly events: readonly RunEvent[] }[];
}

/** A run with its history, all of one and the same moment. */
export interface RunHistory {
  readonly run: Run;
  /** JSON. */
  readonly options: string;
  readonly steps: readonly StepSummary[];
  readonly failedUnits: readonly FailedUnit[];
}

/** Everything that the rest of the program may read. Runs in the reader thread. */
export function createReadOperations(db: ReadHandle) {
  const candidateJudgements = candidateJudgementReader(db);
  const publishedRanking = publishedRankingReader(db);
  const decisions = decisionReader(db);
  const documents = documentReader(db);
  const entries = entryReader(db);
  const entryHistory = entryHistoryReader(db);
  const entryLists = entryListReader(db);
  const issues = issueReader(db);
  const project = projectReader(db);
  const readerTerms = readerTermReader(db);
  const revisions = revisionReader(db);
  const events = runEventReader(db);
  const runs = runReader(db);
  const runSteps = runStepReader(db);
  const failedUnits = failedUnitReader(db);
  const terms = termReader(db);
  const termLists = termListReader(db);
  const units = unitResultReader(db);
  const dataVersion = db.connection.prepare<[], { data_version: number }>('PRAGMA data_version');
  const openIssues = (termKeys: readonly string[] | null): StoredIssue[] => {
    const keys = termKeys === null ? null : new Set(termKeys);
    return issues.list().filter(({ state, termKey }) => state === 'open' && keys?.has(termKey) !== false);
  };

  return {
    /** Changes whenever another connection has committed something. */
    dataVersion: () => dataVersion.get()?.data_version ?? 0,
    revisions: () => revisions.all(),
    project: () => project.get(),
    /** JSON; null where it was never chosen who writes the definitions. */
    providerSettings: () => project.provider(),

    listRuns: () => runs.list(),
    /** The run that was started last. */
    getLastRun: () => runs.last(),
    getRun: (id: string) => runs.get(id),
    /** At most `limit` of the failed units; all of them without a limit. */
    getRunHistory: (id: string, limit?: number): RunHistory | null =>
      transaction(db, () => {
        const run = runs.get(id);
        if (run === null) return null;
        return {
          run,
          options: runs.options(id) ?? '',
          steps: runSteps.list(id),
          failedUnits: failedUnits.list(id, limit),
        };
      }),
    getRunOptions: (id: string) => runs.options(id),
    /** The addresses of the servers that runs were started with, each once. */
    listModelAddresses: () => runs.modelAddresses(),
    /** What runs have asked of models, step by step, the newest first. */
    listModelUse: (limit: number) => events.modelUse(limit),
    getBlockingRun: () => runs.blocking(),
    getRunStatus: (id: string) => runs.status(id),
    listEventsAfter: (runId: string, sequence: number, limit?: number) =>
      events.listAfter(runId, sequence, limit),
    /**
     * What has happened since somebody looked last, all of one and the same moment: null for the first look,
     * which tells of the active run alone. At most `limit` lines of each run's log.
     */
    activity: (seen: SeenActivity | null, limit: number): Activity =>
      transaction(db, () => ({
        revisions: revisions.all(),
        lastPlace: runs.lastPlace(),
        runs: (seen === null ? runs.active() : runs.after(seen.lastPlace, Object.keys(seen.runs))).map(
          (run) => ({
            run,
            events: events.listAfter(run.id, seen?.runs[run.id] ?? 0, limit),
          }),
        ),
      })),

    listDocuments: () => documents.list(),
    getDocument: (path: string) => documents.get(path),
    /** In the order asked for; null where there is none. */
    getDocuments: (paths: readonly string[]) => paths.map((path) => documents.get(path)),
    listDocumentRows: () => documents.rows(),
    getDocumentIdentity: (path: string) => documents.identity(path),
    /** The folders and left-out files of one and the same moment. */
    documentSources: () =>
      transaction(db, () => ({
        documents: documents.list(),
        folders: documents.folders(),
        leftOut: documents.leftOut(),
      })),

    /** The terms that a reader is shown in documents, by how they stand. */
    listReaderTerms: (standings: readonly TermStanding[]) =>
      transaction(db, () => readerTerms.list(standings)),

    decisionState: () => transaction(db, () => decisions.state()),

    listTerms: (limit: number) => transaction(db, () => terms.list(limit)),
    listWantedTerms: () => transaction(db, () => terms.wanted()),
    listCandidatesToJudge: () => candidateJudgements.candidates(),
    wantedAmong: (keys: readonly string[]) => terms.wantedAmong(keys),
    withEntryAmong: (keys: readonly string[]) => terms.withEntryAmong(keys),
    getTerm: (key: string) => terms.get(key),
    /** All written forms of a term and of its synonyms; null where there is no such term. */
    formsOfTerm: (key: string) => transaction(db, () => terms.formsOf(key)),
    addedTerms: () => terms.added(),
    /** Whether terms that are ranked from this again would stay as they are. */
    isRankingPublished: (basis: string) => transaction(db, () => publishedRanking.stands(basis)),
    rankingDecisions: () => transaction(db, () => terms.rankingDecisions()),
    prepareTermSearch: (query: TermOrder) => termLists.prepareSearch(query),
    termPage: (query: TermPageQuery) => transaction(db, () => termLists.page(query)),
    termCounts: () => transaction(db, () => termLists.counts()),
    listedTermKeys: (query: TermPageQuery) => termLists.keys(query),
    termPlace: (query: TermOrder, termKey: string) => transaction(db, () => termLists.place(query, termKey)),
    termRankBands: () => termLists.rankBands(),
    termDetails: (key: string) => transaction(db, () => terms.details(key)),

    entriesToLink: () => transaction(db, () => entries.toLink()),
    listEntries: () => transaction(db, () => entries.list()),
    listRevisions: (termKey: string) => entryHistory.list(termKey),
    entryHistory: (query: HistoryQuery) => transaction(db, () => entryHistory.page(query)),
    entryPage: (query: EntryPageQuery) => transaction(db, () => entryLists.page(query)),
    entryKeys: (query: EntryFilter) => entryLists.keys(query),
    entryPlace: (query: EntryOrder, termKey: string) => entryLists.place(query, termKey),
    entryCounts: () => entryLists.counts(),
    entryDetails: (termKey: string) =>
      transaction(db, () => {
        const entry = entries.details(termKey);
        return entry === null ? null : { ...entry, issues: issues.rowsOf(termKey) };
      }),
    listIssues: () => issues.list(),
    /** Open issues, of the terms with these keys; null for those of all terms. */
    listOpenIssues: openIssues,
    countOpenIssues: (termKeys: readonly string[] | null): number => openIssues(termKeys).length,
    /** What caused the issues that a person has dismissed. */
    listDismissedCauses: () => issues.dismissedCauses(),
    issueRows: () => transaction(db, () => issues.rows()),
    /** Entries and issues of one and the same moment. */
    glossary: () =>
      transaction(db, () => {
        const glossary = entries.list();
        // A term may have been rejected since the review.
        const keys = new Set(glossary.map(({ termKey }) => termKey));
        return {
          project: project.get(),
          entries: glossary,
          issues: issues.list().filter(({ state, termKey }) => state === 'open' && keys.has(termKey)),
        };
      }),

    knownUnits: (hashes: readonly string[]) => units.known(hashes),
    getUnitResults: (hashes: readonly string[]) => units.get(hashes),
    latestUnitHash: units.latestHash,
  };
}

export type ReadOperations = ReturnType<typeof createReadOperations>;
