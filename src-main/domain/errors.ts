import type { Message } from './message.ts';
import type { Run } from './run.ts';

/** Names of the errors that a person can act on. Stable: programs may test for them. */
export const ERROR_CODES = [
  'run-already-active',
  'run-not-found',
  'run-not-active',
  'run-lost',
  'nothing-to-resume',
  'no-documents',
  'no-terms',
  'no-entries',
  'project-closing',
  'project-in-use',
  'project-exists',
  'project-missing',
  'project-not-sqlite',
  'project-foreign',
  'project-too-new',
  'project-read-only',
  'project-disk-full',
  'project-disk-failed',
  'project-damaged',
  'project-busy',
  'document-not-found',
  'term-not-found',
  'entry-not-found',
  'term-empty',
  'term-has-text',
  'terms-changed',
  'proposal-changed',
  'folder-missing',
  'folder-empty',
  'all-units-failed',
  'cannot-write',
  'nothing-failed',
  'document-damaged',
  'entry-damaged',
  'backup-not-found',
  'backup-unusable',
  'model-server-unreachable',
  'model-address-unusable',
  'model-key-refused',
  'model-missing',
  'model-request-refused',
  'server-not-allowed',
  'provider-not-set-up',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a person has to know about something that went wrong, as it is stored and sent. */
export interface Problem {
  readonly code: ErrorCode;
  /** What happened and what was kept, in English. */
  readonly message: string;
  /** What to do, in English. */
  readonly remedy: string;
  /** What stands in the texts of the code, such as the name of a file, for texts in other languages. */
  readonly values: Message['values'];
}

/**
 * An error that a person can act on: the message says what happened and what was kept, the remedy
 * says what to do. Neither holds home paths, keys or document text.
 */
export class ActionableError extends Error implements Problem {
  override readonly name: string = 'ActionableError';
  readonly code: ErrorCode;
  readonly remedy: string;
  /** What stands in the texts of the code, such as the name of a file, for texts in other languages. */
  readonly values: Message['values'];

  constructor(
    code: ErrorCode,
    message: string,
    remedy: string,
    options: ErrorOptions & { readonly values?: Message['values'] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
    this.values = options.values ?? {};
  }
}

/** The active run that stands in the way of another. */
export type ActiveRun = Pick<Run, 'id' | 'scope' | 'startedAt' | 'program'>;

/** A run could not start because the project already has an active one. Nothing was written. */
export class RunAlreadyActiveError extends ActionableError {
  override readonly name = 'RunAlreadyActiveError';
  readonly activeRun: ActiveRun;

  constructor({ id, scope, startedAt, program }: ActiveRun) {
    super(
      'run-already-active',
      `Run ${id} (${scope}) is already active on this project: ${program} started it at ${startedAt}.`,
      'Wait until it has ended, or cancel it first.',
      {
        values: {
          run: id,
          scope,
          program,
          startedAt,
        },
      },
    );
    // No more than this: what is given may also know the run's token.
    this.activeRun = { id, scope, startedAt, program };
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
      { values: { run: runId } },
    );
    this.runId = runId;
  }
}
