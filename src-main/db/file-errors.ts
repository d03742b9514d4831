import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ActionableError } from '../domain/errors.ts';
import { newestGoodBackup } from './backup-files.ts';

/** How often a file that others are opening is tried again; each try already waits for its busy timeout. */
const OPEN_ATTEMPTS = 20;
const PAUSE_MS = 25;

/** Tells whether an error means that another connection held the lock for too long. */
export function isBusyError(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/**
 * Repeats `attempt` while other processes hold the file. Switching to WAL and recovering a -wal file
 * give SQLITE_BUSY at once, without the busy timeout, when several do it together.
 *
 * Blocks its thread between the attempts: call it in a database thread only.
 *
 * @throws the last error when it is not about a lock or the attempts are used up
 */
export function retryWhileBusy<Result>(attempt: () => Result): Result {
  for (let attemptsLeft = OPEN_ATTEMPTS - 1; ; attemptsLeft -= 1) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusyError(error) || attemptsLeft === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/**
 * Turns an error of the file system or of SQLite about a project file into one that a person can act
 * on. Any other error, SQLITE_BUSY among them, is returned unchanged.
 *
 * @param file path of the project file; only its name enters the message
 */
export function readableFileError(error: unknown, file: string): unknown {
  const name = basename(file);
  const options = { cause: error, values: { file: name } };
  switch (codeOf(error)) {
    case 'SQLITE_FULL':
    // The index of a journal could not be made.
    case 'SQLITE_IOERR_SHMSIZE':
    case 'ENOSPC':
    case 'EDQUOT':
      return new ActionableError(
        'project-disk-full',
        `There is no room left on the disk that holds "${name}". What was saved before is kept.`,
        'Free some space, then try again.',
        options,
      );
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_READONLY_CANTINIT':
    case 'SQLITE_READONLY_RECOVERY':
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new ActionableError(
        'project-read-only',
        `"${name}" or its folder may not be written to. Nothing was changed.`,
        'Make the file and its folder writable, or copy the project to another place.',
        options,
      );
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY_DBMOVED':
    case 'ENOENT':
    case 'ENOTDIR':
      return new ActionableError(
        'project-missing',
        `The place of "${name}" cannot be reached.`,
        'Check that its folder exists and may be read and written.',
        options,
      );
    case 'SQLITE_NOTADB':
    // A damaged row may say that it is longer than any memory.
    case 'SQLITE_NOMEM':
      return damagedError(file, error);
    case 'EIO':
      return diskFailed(name, options);
    default:
      if (codeOf(error)?.startsWith('SQLITE_CORRUPT') === true) return damagedError(file, error);
      return codeOf(error)?.startsWith('SQLITE_IOERR') === true ? diskFailed(name, options) : error;
  }
}

/**
 * The same for an operation that only reads: a value that cannot be parsed there stands in the file, where nobody wrote
 * it so.
 */
export function readableReadError(error: unknown, file: string): unknown {
  return isUnparsable(error) ? damagedError(file, error) : readableFileError(error, file);
}

/** Tells whether an error of a read is about a value that nobody wrote so. */
export function isUnparsable(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    error instanceof z.ZodError ||
    (error instanceof Database.SqliteError && error.message === 'malformed JSON')
  );
}

/**
 * The error of a project file in which something is that cannot be. Its values name the file (`file`), and when its
 * newest backup was made (`backup`; UTC, ISO 8601) where there is one.
 *
 * @param file path of the project file; only its name enters the message
 */
export function damagedError(file: string, cause?: unknown): ActionableError {
  const name = basename(file);
  const backup = newestGoodBackup(file);
  return new ActionableError(
    'project-damaged',
    `"${name}" is damaged and was not changed.`,
    backup === null
      ? 'There is no backup of it. Look for a copy that was made elsewhere.'
      : `Go back to a backup of it; the newest one is of ${backup.at}.`,
    { cause, values: { file: name, ...(backup === null ? {} : { backup: backup.at }) } },
  );
}

function diskFailed(
  name: string,
  options: ConstructorParameters<typeof ActionableError>[3],
): ActionableError {
  return new ActionableError(
    'project-disk-failed',
    `The disk that holds "${name}" could not be read or written. What was saved before is kept.`,
    'Check that the disk is connected and sound, then open the project again.',
    options,
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
