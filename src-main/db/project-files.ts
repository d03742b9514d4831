import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Piscina } from 'piscina';
import { ActionableError } from '../domain/errors.ts';
import { damagedError, isBusyError } from './file-errors.ts';
import type { FailedFileTask, FileTask, FileTaskResult } from './file-tasks.ts';
import { unpackError } from './thread-protocol.ts';

/** So many files are worked on at once. */
const CONCURRENCY = 2;

type ResultOf<Kind extends FileTask['kind']> = Extract<FileTaskResult, { readonly kind: Kind }>;

/** Threads for work on project files as a whole. */
export interface ProjectFiles {
  /**
   * Performs a task in a thread.
   *
   * @param transfer what of the task is handed over to the thread
   * @throws ActionableError when the file cannot be read or written, is not ours, or is in use for too long;
   * `project-closing` after `close`
   */
  perform<Kind extends FileTask['kind']>(
    task: Extract<FileTask, { readonly kind: Kind }>,
    transfer?: readonly MessagePort[],
  ): Promise<ResultOf<Kind>>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/**
 * Starts threads as they are needed.
 *
 * @param threadFile the built or source file of `file-thread`
 */
export function startProjectFiles(threadFile: URL): ProjectFiles {
  const pool = new Piscina<FileTask, FileTaskResult | FailedFileTask>({
    filename: fileURLToPath(threadFile),
    name: 'performFileTask',
    minThreads: 0,
    maxThreads: CONCURRENCY,
    concurrentTasksPerWorker: 1,
    idleTimeout: 5_000,
  });
  let isClosing = false;
  return {
    perform: async (task, transfer = []) => {
      if (isClosing) {
        throw new ActionableError(
          'project-closing',
          'The program is ending. Nothing was changed.',
          'Start it again.',
        );
      }
      const result = await pool.run(task, { transferList: [...transfer] });
      if (result.kind === 'failed') throw readable(unpackError(result.error), task.file);
      if (isKind(result, task.kind)) return result;
      throw new Error(`A thread answered "${result.kind}" to the task "${task.kind}".`);
    },
    // What is under way ends first: nobody gets an error for having asked a moment before.
    close: async () => {
      isClosing = true;
      await pool.close();
    },
  };
}

function isKind<Kind extends FileTask['kind']>(result: FileTaskResult, kind: Kind): result is ResultOf<Kind> {
  return result.kind === kind;
}

/** What a person can do when another program is in the way, or when SQLite cannot read what it finds. */
function readable(error: Error, file: string): Error {
  if (!(error instanceof Database.SqliteError)) return error;
  const name = basename(file);
  return isBusyError(error)
    ? new ActionableError(
        'project-busy',
        `Another program has been writing to "${name}" for too long. Nothing was changed.`,
        'Try again when it is done.',
        { cause: error, values: { file: name } },
      )
    : damagedError(file, error);
}
