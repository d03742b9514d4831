import type { RequestError } from '../../src-preload/contract.ts';
import { ActionableError, RunAlreadyActiveError } from '../domain/errors.ts';
import type { ActiveRun } from '../domain/errors.ts';

type RefusalCode = 'invalid-argument' | 'foreign-sender' | 'project-not-open' | 'stopped';

/** A request that is not carried out. */
export class RequestRefusal extends Error {
  override readonly name = 'RequestRefusal';
  readonly code: RefusalCode;
  readonly remedy: string;

  constructor(code: RefusalCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** A project was asked for that the window does not show, or no longer. */
export function projectNotOpen(cause?: unknown): RequestRefusal {
  return new RequestRefusal(
    'project-not-open',
    'This window no longer shows that project. What was saved is kept.',
    'Open the project again.',
    { cause },
  );
}

/** What was asked for was stopped, by the person or with their window. */
export function stopped(cause: unknown): RequestRefusal {
  return new RequestRefusal('stopped', 'It was stopped. Nothing was changed.', 'Start it again.', { cause });
}

/**
 * Says an error as the page gets it, without the path of anybody's home folder.
 *
 * @param error whatever a handler threw
 * @param withoutHome takes home folders out of a text
 */
export function toRequestError(error: unknown, withoutHome: (text: string) => string): RequestError {
  if (error instanceof ActionableError) {
    const values = Object.entries(error.values).map(([name, value]): [string, string | number] => [
      name,
      typeof value === 'string' ? withoutHome(value) : value,
    ]);
    return {
      code: error.code,
      message: withoutHome(error.message),
      remedy: withoutHome(error.remedy),
      values: Object.fromEntries(values),
      activeRun: error instanceof RunAlreadyActiveError ? forPage(error.activeRun) : null,
    };
  }
  if (error instanceof RequestRefusal) {
    return { code: error.code, message: error.message, remedy: error.remedy, values: {}, activeRun: null };
  }
  if (isBusy(error)) {
    return {
      code: 'project-busy',
      message: 'Another program is writing to the project. Nothing was changed.',
      remedy: 'Try again in a moment.',
      values: {},
      activeRun: null,
    };
  }
  // What the error itself says may hold anything, also the text of a document.
  return {
    code: 'unexpected',
    message: 'The app made a mistake. What was saved before is kept.',
    remedy: 'Try again. If it happens again, start the app anew.',
    values: {},
    activeRun: null,
  };
}

/** What a page may know of a run. The object may be a whole row of the file, with the token that fences its writes. */
function forPage({ id, scope, startedAt, program }: ActiveRun): ActiveRun {
  return { id, scope, startedAt, program };
}

/** Tells whether an error is one that nobody foresaw, so that it has to be reported. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof ActionableError || error instanceof RequestRefusal || isBusy(error));
}

/** SQLite's own error about a lock that could not be had. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_BUSY')
  );
}
