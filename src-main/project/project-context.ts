import type { ProjectDatabase } from '../db/project-database.ts';
import type { Exporter } from '../exchange/exporter.ts';
import type { TextWorkers } from '../pipeline/text-workers.ts';

/** What every part of an open project works with. */
export interface ProjectContext {
  /** Absolute path of the project file. */
  readonly file: string;
  readonly db: ProjectDatabase;
  /** Threads for work that may take minutes. */
  readonly workers: TextWorkers;
  /** One thread for what a person looks up, so that a look neither waits behind a run nor loses what it keeps. */
  readonly lookups: TextWorkers;
  /** The thread that makes glossaries to hand on. */
  readonly exporter: Exporter;
  /** Aborts when the project is closed. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /**
   * Marks an active run as interrupted if its owner is gone: call it before a change that an active run
   * forbids.
   */
  readonly retireGoneRun: () => Promise<void>;
}
