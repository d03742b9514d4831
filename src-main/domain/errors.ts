import type { Run } from './run.ts';

/** Names of the errors that a person can act on. Stable: programs may test for them. */
export type ErrorCode =
  | 'run-already-active'
  | 'run-not-found'
  | 'run-not-active'
  | 'run-lost'
  | 'run-refused'
  | 'nothing-to-resume'
  | 'project-missing'
  | 'project-not-sqlite'
  | 'project-foreign'
  | 'project-too-new'
  | 'project-read-only'
  | 'project-disk-full'
  | 'project-disk-failed'
  | 'project-damaged'
  | 'folder-missing'
  | 'folder-empty'
  | 'all-units-failed'
  | 'cannot-write';

/**
 * An error that a person can act on: the message says what happened and what was kept, the remedy
 * says what to do. Neither holds home paths, keys or document text.
 */
export class ActionableError extends Error {
  override readonly name: string = 'ActionableError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** The active run that stands in the way of another. */
export type ActiveRun = Pick<Run, 'id' | 'scope' | 'startedAt' | 'program'>;

/** A run could not start because the project already has an active one. Nothing was written. */
export class RunAlreadyActiveError extends ActionableError {
  override readonly name = 'RunAlreadyActiveError';
  readonly activeRun: ActiveRun;

  constructor(activeRun: ActiveRun) {
    super(
      'run-already-active',
      `Run ${activeRun.id} (${activeRun.scope}) is already active on this project: ${activeRun.program} started it at ${activeRun.startedAt}.`,
      'Wait until it has ended, or cancel it first.',
    );
    this.activeRun = activeRun;
  }
}

/** The run was taken away from its owner: retired or taken over. Its late writes are refused. */
export class RunLostError extends ActionableError {
  override readonly name = 'RunLostError';
  readonly runId: string;

  constructor(runId: string) {
    super(
      'run-lost',
      `Run ${runId} no longer belongs to this process. What it had stored before is kept.`,
      'Resume the run to go on from there.',
    );
    this.runId = runId;
  }
}
