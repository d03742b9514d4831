import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileIdentity } from './db/file-identity.ts';
import { openProjectDatabase } from './db/project-database.ts';
import type { ProjectDatabase } from './db/project-database.ts';
import type { StoredTerm } from './db/repositories/terms.ts';
import { ActionableError } from './domain/errors.ts';
import type { Run, RunEvent, RunScope } from './domain/run.ts';
import type { GlossaryExport } from './exchange/glossary-export.ts';
import { extractiveProvider } from './llm/extractive-provider.ts';
import type { DefinitionInDocument } from './pipeline/text-tasks.ts';
import { startTextWorkers } from './pipeline/text-workers.ts';
import { checkScope } from './runs/check-scope.ts';
import { thisOwner } from './runs/owner.ts';
import { RunManager } from './runs/run-manager.ts';
import type { StartedRun } from './runs/run-manager.ts';
import { runOptionsSchema } from './runs/run-options.ts';
import type { RunOptions } from './runs/run-options.ts';
import type { RunListener } from './runs/run-session.ts';
import { findExtractions, loadExtractions } from './runs/steps/extract-terms.ts';
import { runScope } from './runs/steps/run-scope.ts';

/** More threads than this hold more dictionaries in memory than they save time. */
const MOST_WORKERS = 4;

/** Terms asked of SQLite at once when all of them are wanted. */
const ALL_TERMS = -1;

/** What the program is and where its thread files lie. */
export interface ProgramContext {
  /** Name of the program, for people: it stands in the runs that it starts. */
  readonly program: string;
  readonly threadFiles: { readonly database: URL; readonly text: URL };
  readonly now: () => Date;
}

/** How a project is to be worked on. */
export interface WorkSettings {
  /** Worker threads, and terms defined at once; by default one for each core, at most four. */
  readonly concurrency?: number | undefined;
}

/** An open project: everything that a window or a command can ask of it. */
export interface Project {
  readonly db: ProjectDatabase;
  /**
   * Starts a run after checking that its scope has what it needs.
   *
   * @throws ActionableError when something is missing; RunAlreadyActiveError; SQLite's own SQLITE_BUSY
   */
  startRun(
    scope: RunScope,
    options: RunOptions,
    listener?: RunListener,
    signal?: AbortSignal,
  ): Promise<StartedRun>;
  /** Starts a new run that goes on where the newest one stopped. Throws `nothing-to-resume` too. */
  resumeRun(listener?: RunListener): Promise<StartedRun>;
  cancelRun(runId: string): Promise<void>;
  listRuns(): Promise<readonly Run[]>;
  /** Throws ActionableError `run-not-found`. */
  showRun(runId: string): Promise<{ readonly run: Run; readonly events: readonly RunEvent[] }>;
  /** Terms, best first; all of them without a limit. */
  listTerms(limit?: number): Promise<readonly StoredTerm[]>;
  /** Every definition sentence of the documents, by document and place. */
  listDefinitions(): Promise<readonly DefinitionInDocument[]>;
  /** The glossary of one moment with its occurrences, ordered for readers. */
  exportGlossary(runId: string | null): Promise<GlossaryExport>;
  /** Stops the runs of this process and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a project file. A run whose owner is gone becomes `interrupted` at once.
 *
 * @param file absolute path
 * @param newName name of the project if there is no file yet and one is to be made; null to open only
 * @throws ActionableError when it cannot be opened, see `openProjectDatabase`
 */
export async function openProject(
  file: string,
  newName: string | null,
  { program, threadFiles, now }: ProgramContext,
  settings: WorkSettings = {},
): Promise<Project> {
  const create = newName === null ? null : { name: newName, createdAt: now().toISOString() };
  const db = await openProjectDatabase(file, create, threadFiles.database);
  let runs: RunManager;
  try {
    const owner = await thisOwner(fileIdentity(file));
    runs = new RunManager({ db, realPath: await realpath(file), owner, program, now });
    await runs.retireGoneRun();
  } catch (error) {
    // Its threads would keep the process alive.
    await db.close();
    throw error;
  }
  const concurrency = settings.concurrency ?? Math.min(availableParallelism(), MOST_WORKERS);
  const workers = startTextWorkers(threadFiles.text, concurrency);
  const closing = new AbortController();

  const start = (
    scope: RunScope,
    options: RunOptions,
    resumes: string | null,
    listener?: RunListener,
    signal?: AbortSignal,
  ): Promise<StartedRun> =>
    runs.start(
      { scope, options: JSON.stringify(options), resumes },
      (session) =>
        runScope({ session, db, workers, provider: extractiveProvider, concurrency }, scope, options.folder),
      listener,
      signal,
    );

  return {
    db,
    startRun: async (scope, options, listener, signal) => {
      await checkScope(db, scope, options.folder);
      return start(scope, options, null, listener, signal);
    },
    resumeRun: async (listener) => {
      const [last] = await db.read.listRuns();
      if (last === undefined || (last.status === 'completed' && last.unitsFailed === 0)) {
        throw new ActionableError(
          'nothing-to-resume',
          last === undefined
            ? 'No run was ever started here.'
            : `The last run, ${last.id}, did all of its work.`,
          'Start a new run instead.',
        );
      }
      const options = runOptionsSchema.parse(JSON.parse((await db.read.getRunOptions(last.id)) ?? 'null'));
      await checkScope(db, last.scope, options.folder);
      return start(last.scope, options, last.id, listener);
    },
    cancelRun: (runId) => runs.cancel(runId),
    listRuns: () => db.read.listRuns(),
    showRun: async (runId) => {
      const run = await db.read.getRun(runId);
      if (run === null) {
        throw new ActionableError(
          'run-not-found',
          `There is no run ${runId}.`,
          'List the runs to see their ids.',
        );
      }
      return { run, events: await db.read.listEventsAfter(runId, 0) };
    },
    listTerms: (limit = ALL_TERMS) => db.read.listTerms(limit),
    listDefinitions: async () => {
      const { current } = await findExtractions({ db });
      const extractions = await loadExtractions({ db }, current);
      return (await workers.perform<'definitions'>({ kind: 'definitions', extractions }, closing.signal))
        .definitions;
    },
    exportGlossary: async (runId) => {
      const { project, entries, issues } = await db.read.glossary();
      const documents = [];
      for (const { path } of await db.read.listDocuments()) {
        const document = await db.read.getDocument(path);
        if (document !== null) documents.push({ path, format: document.format, text: document.text });
      }
      const terms = entries.map(({ termKey, term, aliases }) => ({ id: termKey, forms: [term, ...aliases] }));
      const { places } = await workers.perform<'occurrences'>(
        { kind: 'occurrences', terms, documents },
        closing.signal,
      );
      const collator = new Intl.Collator('ja', { numeric: true });
      return {
        project: project.name,
        run: runId === null ? null : await db.read.getRun(runId),
        entries: entries
          .map(({ termKey, edited: _edited, proposal: _proposal, ...entry }) => ({
            ...entry,
            occurrences: places.get(termKey) ?? [],
          }))
          .sort((left, right) => collator.compare(left.reading ?? left.term, right.reading ?? right.term)),
        issues: issues.map(({ term, type, reason }) => ({ term, type, reason })),
      };
    },
    close: async () => {
      try {
        await runs.close();
        closing.abort(new Error('The project is closed.'));
        await workers.close();
      } finally {
        await db.close();
      }
    },
  };
}
