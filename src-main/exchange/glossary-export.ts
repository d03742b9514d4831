import type { GlossaryEntry } from '../domain/entry.ts';
import type { IssueType } from '../domain/issue.ts';
import type { Run } from '../domain/run.ts';

/** What is told about the run that a glossary comes from. */
export type ExportedRun = Pick<
  Run,
  'id' | 'status' | 'startedAt' | 'finishedAt' | 'unitsDone' | 'unitsReused' | 'unitsFailed'
>;

/** An open issue, with its term as it is shown. */
export interface ExportedIssue {
  readonly term: string;
  readonly type: IssueType;
  readonly reason: string;
}

/** A glossary as it is handed on. Entries and issues are written in the order they have here. */
export interface GlossaryExport {
  /** Name of the project. */
  readonly project: string;
  /** The run that it comes from, or null where there was none. */
  readonly run: ExportedRun | null;
  readonly entries: readonly GlossaryEntry[];
  readonly issues: readonly ExportedIssue[];
}
