import type { App } from '../app.ts';
import type { ExportFormat } from '../domain/export-format.ts';
import type { ProviderKind } from '../domain/provider-settings.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with. */
export interface CommandContext {
  readonly app: App;
  readonly terminal: Terminal;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The options of `build` as they were parsed. */
export interface BuildFlags {
  readonly out: string;
  readonly format?: ExportFormat;
  readonly provider: ProviderKind;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly apiVersion?: string;
  readonly concurrency?: number;
  readonly db?: string;
}

/** The options of `terms` and `definitions` as they were parsed. */
export interface ListFlags {
  readonly limit?: number;
  readonly db?: string;
}

/** The options of `terms` as they were parsed. */
export interface TermsFlags extends ListFlags {
  readonly explain?: true;
}

/** The options of `contexts` as they were parsed. */
export interface ContextsFlags extends ListFlags {
  readonly term: string;
  readonly format?: 'json';
}

/** The options of commands about a project as they were parsed. */
export interface ProjectFlags {
  readonly db: string;
}

/** The options of the verdicts of `decide` as they were parsed. */
export interface DecideFlags extends ProjectFlags {
  readonly from?: string;
}

/** The options of the `runs` commands as they were parsed. */
export interface RunsFlags {
  readonly db: string;
  readonly format?: 'json';
}
