import type { Run, RunEvent } from '../domain/run.ts';
import type { ReadHandle } from './handle.ts';
import { documentReader } from './repositories/documents.ts';
import { entryReader } from './repositories/entries.ts';
import type { EntryPageQuery } from './repositories/entries.ts';
import { issueReader } from './repositories/issues.ts';
import { projectReader } from './repositories/project.ts';
import { revisionReader } from './repositories/revisions.ts';
import type { Revisions } from './repositories/revisions.ts';
import { runEventReader } from './repositories/run-events.ts';
import { runReader } from './repositories/runs.ts';
import { termReader } from './repositories/terms.ts';
import type { TermPageQuery } from './repositories/terms.ts';
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

/** Everything that the rest of the program may read. Runs in the reader thread. */
export function createReadOperations(db: ReadHandle) {
  const documents = documentReader(db);
  const entries = entryReader(db);
  const issues = issueReader(db);
  const project = projectReader(db);
  const revisions = revisionReader(db);
  const events = runEventReader(db);
  const runs = runReader(db);
  const terms = termReader(db);
  const units = unitResultReader(db);
  const dataVersion = db.connection.prepare<[], { data_version: number }>('PRAGMA data_version');

  return {
    /** Changes whenever another connection has committed something. */
    dataVersion: () => dataVersion.get()?.data_version ?? 0,
    revisions: () => revisions.all(),
    project: () => project.get(),

    listRuns: () => runs.list(),
    getRun: (id: string) => runs.get(id),
    getRunOptions: (id: string) => runs.options(id),
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
    listDocumentRows: () => documents.rows(),
    getDocumentIdentity: (path: string) => documents.identity(path),
    /** The folders and left-out files of one and the same moment. */
    documentSources: () =>
      transaction(db, () => ({
        documents: documents.list(),
        folders: documents.folders(),
        leftOut: documents.leftOut(),
      })),

    listTerms: (limit: number) => terms.list(limit),
    listWantedTerms: () => terms.wanted(),
    getTerm: (key: string) => terms.get(key),
    termPage: (query: TermPageQuery) => transaction(db, () => terms.page(query)),
    termCounts: () => terms.counts(),
    termDetails: (key: string) => transaction(db, () => terms.details(key)),

    listEntries: () => entries.list(),
    listRevisions: (termKey: string) => entries.revisions(termKey),
    entryPage: (query: EntryPageQuery) => transaction(db, () => entries.page(query)),
    entryCounts: () => entries.counts(),
    entryDetails: (termKey: string) =>
      transaction(db, () => {
        const entry = entries.details(termKey);
        return entry === null ? null : { ...entry, issues: issues.rowsOf(termKey) };
      }),
    listIssues: () => issues.list(),
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
