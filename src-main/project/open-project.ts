import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Backups } from '../backups/backups.ts';
import { startBackupSchedule } from '../backups/schedule.ts';
import { fileIdentity } from '../db/file-identity.ts';
import { openProjectDatabase } from '../db/project-database.ts';
import type { SettingsOrigin } from '../domain/provider-settings.ts';
import type { DefinitionProvider } from '../llm/definition-provider.ts';
import type { ExchangeListener } from '../llm/models/exchange-record.ts';
import { startExporter } from '../exchange/exporter.ts';
import { startTextWorkers } from '../pipeline/text-workers.ts';
import type { ModelUse } from '../runs/model-use.ts';
import { thisOwner } from '../runs/owner.ts';
import { RunManager } from '../runs/run-manager.ts';
import type { RunOptions } from '../runs/run-options.ts';
import { projectDecisions } from './decisions.ts';
import { projectDocuments } from './documents.ts';
import { projectEntries } from './entries.ts';
import { projectIssues } from './issues.ts';
import type { KeyOf } from './model-servers.ts';
import type { ProjectContext } from './project-context.ts';
import type { Project } from './project.ts';
import { projectProvider } from './provider-settings.ts';
import type { Consents } from './provider-settings.ts';
import { providersWithKeys } from './providers.ts';
import { projectRuns } from './runs.ts';
import { projectSynonyms } from './synonyms.ts';
import { projectReader } from './reader.ts';
import { projectTerms } from './terms.ts';
import { watchProject } from './watch.ts';
import { withoutGoneRun } from './without-gone-run.ts';

/** More threads than this hold more dictionaries in memory than they save time. */
const MOST_WORKERS = 4;

/** Makes the provider of a run, which counts what it asks of a model. */
export type ProviderOf = (
  options: RunOptions,
  origin: SettingsOrigin,
  use: ModelUse,
) => DefinitionProvider | Promise<DefinitionProvider>;

/** What the program is and where its thread files lie. */
export interface ProgramContext {
  /** Name of the program, for people: it stands in the runs that it starts. */
  readonly program: string;
  readonly threadFiles: {
    readonly database: URL;
    readonly files: URL;
    readonly text: URL;
    readonly export: URL;
  };
  readonly now: () => Date;
  /** Finds the keys for servers; without it no server gets one. */
  readonly keyOf?: KeyOf;
  /** What a person agreed to; without it naming a server is agreement enough. */
  readonly consents?: Consents;
  /** Hears of each request to a server. */
  readonly onExchange?: ExchangeListener;
  /** Who writes the definitions of a run; by default those that the program has. */
  readonly provider?: ProviderOf;
}

/** How a project is to be worked on. */
export interface WorkSettings {
  /** Worker threads, and terms that the built-in provider defines at once; by default one for each core, at most four. */
  readonly concurrency?: number | undefined;
}

/** What keeps the regular backups of a project. */
export interface KeepBackups {
  readonly backups: Backups;
  /** Hears why a backup could not be made. */
  readonly onWarning: (message: string) => void;
}

/**
 * Opens a project file. A run whose owner is gone becomes `interrupted` at once.
 *
 * @param file absolute path
 * @param newName name of the project if there is no file yet and one is to be made; null to open only
 * @param keep null for a project of which no backups are made
 * @throws ActionableError when it cannot be opened, see `openProjectDatabase`; RunAlreadyActiveError when it is of an
 * older format and a run is active on it
 */
export async function openProject(
  file: string,
  newName: string | null,
  {
    program,
    threadFiles,
    now,
    keyOf = async () => null,
    consents,
    onExchange = () => {},
    provider = providersWithKeys(keyOf, onExchange),
  }: ProgramContext,
  settings: WorkSettings = {},
  keep: KeepBackups | null = null,
): Promise<Project> {
  const create = newName === null ? null : { name: newName, createdAt: now().toISOString() };
  const db = await withoutGoneRun(file, now, (gone) =>
    openProjectDatabase(file, create, threadFiles.database, gone),
  );
  let manager: RunManager;
  let realPath: string;
  try {
    const owner = await thisOwner(fileIdentity(file));
    realPath = await realpath(file);
    manager = new RunManager({ db, realPath, owner, program, now });
    await manager.retireGoneRun();
  } catch (error) {
    // Its threads would keep the process alive.
    await db.close();
    throw error;
  }
  const concurrency = settings.concurrency ?? Math.min(availableParallelism(), MOST_WORKERS);
  const workers = startTextWorkers(threadFiles.text, concurrency, 'runs');
  const lookups = startTextWorkers(threadFiles.text, 1, 'look-ups');
  const exporter = startExporter(threadFiles.export);
  const closing = new AbortController();
  const watch = watchProject(db.read);
  const schedule =
    keep === null ? null : startBackupSchedule({ ...keep, file, revisions: () => db.read.revisions(), now });
  const context: ProjectContext = {
    file,
    db,
    workers,
    lookups,
    exporter,
    signal: closing.signal,
    now,
    retireGoneRun: () => manager.retireGoneRun(),
  };
  const chosen = projectProvider(context, realPath, consents ?? null);

  return {
    file,
    db,
    documents: projectDocuments(context),
    reader: projectReader(context),
    terms: projectTerms(context),
    synonyms: projectSynonyms(context),
    entries: projectEntries(context),
    issues: projectIssues(context),
    decisions: projectDecisions(context),
    provider: chosen,
    runs: projectRuns(context, manager, {
      providerOf: provider,
      assertAllowed: chosen.assertAllowed,
      onActivity: () => watch.lookSoon(),
    }),
    name: async () => (await db.read.project()).name,
    watch: (listener) => watch.listen(listener),
    close: async () => {
      try {
        await manager.close();
        closing.abort(new Error('The project is closed.'));
        await watch.close();
        await schedule?.close();
        await Promise.all([workers.close(), lookups.close(), exporter.close()]);
      } finally {
        await db.close();
      }
    },
  };
}
