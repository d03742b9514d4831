import type { ReadHandle } from './handle.ts';
import { documentReader } from './repositories/documents.ts';
import { entryReader } from './repositories/entries.ts';
import { issueReader } from './repositories/issues.ts';
import { projectReader } from './repositories/project.ts';
import { runEventReader } from './repositories/run-events.ts';
import { runReader } from './repositories/runs.ts';
import { termReader } from './repositories/terms.ts';
import { unitResultReader } from './repositories/unit-results.ts';
import { transaction } from './transactions.ts';

/** Everything that the rest of the program may read. Runs in the reader thread. */
export function createReadOperations(db: ReadHandle) {
  const documents = documentReader(db);
  const entries = entryReader(db);
  const issues = issueReader(db);
  const project = projectReader(db);
  const events = runEventReader(db);
  const runs = runReader(db);
  const terms = termReader(db);
  const units = unitResultReader(db);
  const dataVersion = db.connection.prepare<[], { data_version: number }>('PRAGMA data_version');

  return {
    /** Changes whenever another connection has committed something. */
    dataVersion: () => dataVersion.get()?.data_version ?? 0,
    project: () => project.get(),

    listRuns: () => runs.list(),
    getRun: (id: string) => runs.get(id),
    getRunOptions: (id: string) => runs.options(id),
    getBlockingRun: () => runs.blocking(),
    getRunStatus: (id: string) => runs.status(id),
    listEventsAfter: (runId: string, sequence: number) => events.listAfter(runId, sequence),

    listDocuments: () => documents.list(),
    getDocument: (path: string) => documents.get(path),

    listTerms: (limit: number) => terms.list(limit),
    listWantedTerms: () => terms.wanted(),
    getTerm: (key: string) => terms.get(key),

    listEntries: () => entries.list(),
    listRevisions: (termKey: string) => entries.revisions(termKey),
    listIssues: () => issues.list(),
    /** Entries and issues of one and the same moment. */
    glossary: () =>
      transaction(db, () => ({
        project: project.get(),
        entries: entries.list(),
        issues: issues.list().filter((issue) => issue.state === 'open'),
      })),

    knownUnits: (hashes: readonly string[]) => units.known(hashes),
    getUnitResults: (hashes: readonly string[]) => units.get(hashes),
    latestUnitHash: units.latestHash,
  };
}

export type ReadOperations = ReturnType<typeof createReadOperations>;
