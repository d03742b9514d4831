/**
 * Entry of a database thread: opens one handle on one project file and performs operations on it, one
 * after another. A wait for another process's lock blocks this thread and nobody else.
 */
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { ActionableError } from '../domain/errors.ts';
import { readableFileError } from './file-errors.ts';
import { fileIdentity } from './file-identity.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createProjectFile, openForReading, openForWriting } from './open-file.ts';
import { createReadOperations } from './read-operations.ts';
import { OPENED, packError, threadDataSchema } from './thread-protocol.ts';
import type { ThreadRequest, ThreadResponse } from './thread-protocol.ts';
import { createWriteOperations } from './write-operations.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');

const { file, access, create } = threadDataSchema.parse(workerData);

const answer = (response: ThreadResponse): void => port.postMessage(response);

try {
  const { connection, operations } = await open();
  const opened = fileIdentity(file);

  port.on('message', (request: ThreadRequest | 'close') => {
    if (request === 'close') {
      connection.close();
      port.close();
      return;
    }
    try {
      if (access === 'write') assertInPlace(opened);
      const operation = operations.get(request.operation);
      if (operation === undefined) throw new Error(`There is no operation "${request.operation}".`);
      const value: unknown = Reflect.apply(operation, undefined, request.arguments);
      answer({ id: request.id, kind: 'result', value });
    } catch (error) {
      answer({ id: request.id, kind: 'error', error: packError(readableFileError(error, file)) });
    }
  });
  answer({ id: OPENED, kind: 'result', value: null });
} catch (error) {
  answer({ id: OPENED, kind: 'error', error: packError(error) });
  port.close();
}

async function open(): Promise<{
  readonly connection: Database;
  readonly operations: ReadonlyMap<string, (...values: never[]) => unknown>;
}> {
  if (access === 'read') {
    const db = openForReading(file, MIGRATIONS);
    return { connection: db.connection, operations: new Map(Object.entries(createReadOperations(db))) };
  }
  if (create !== null) createProjectFile(file, create, MIGRATIONS);
  const db = await openForWriting(file, MIGRATIONS);
  return { connection: db.connection, operations: new Map(Object.entries(createWriteOperations(db))) };
}

/** SQLite goes on writing to a file that was deleted or replaced, and all of it would be lost. */
function assertInPlace(opened: string): void {
  let present: string | undefined;
  try {
    present = fileIdentity(file);
  } catch (error) {
    throw readableFileError(error, file);
  }
  if (present !== opened) {
    throw new ActionableError(
      'project-missing',
      'The project file was replaced by another one while it was open. Nothing was written to either since.',
      'Close the project and open it again.',
      { values: { file: basename(file) } },
    );
  }
}
