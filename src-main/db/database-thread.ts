/**
 * Entry of a database thread: opens one handle on one project file and performs operations on it, one
 * after another. A wait for another process's lock blocks this thread and nobody else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { isPacked, pack, packList, unpackAny } from '../threads/packed.ts';
import { openForReading } from './connect.ts';
import { readableFileError, readableReadError } from './file-errors.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createProjectFile, openForWriting } from './open-file.ts';
import { createReadOperations } from './read-operations.ts';
import { OPENED, packError, threadDataSchema } from './thread-protocol.ts';
import type { ThreadRequest, ThreadResponse } from './thread-protocol.ts';
import { createWriteOperations } from './write-operations.ts';
import { writeJournalBack } from './write-journal-back.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');

const { file, access, create, gone, answers } = threadDataSchema.parse(workerData);

const readable = access === 'read' ? readableReadError : readableFileError;
const answer = (response: ThreadResponse): void => port.postMessage(response);

try {
  const { db, operations } = await open();

  port.on('message', (request: ThreadRequest | 'close') => {
    if (request === 'close') {
      try {
        writeJournalBack(db);
      } finally {
        db.connection.close();
        port.close();
      }
      return;
    }
    try {
      db.assertInPlace?.();
      const operation = operations.get(request.operation);
      if (operation === undefined) throw new Error(`There is no operation "${request.operation}".`);
      const values = request.arguments.map((value) => (isPacked(value) ? unpackAny(value) : value));
      const value: unknown = Reflect.apply(operation, undefined, values);
      answer({ id: request.id, kind: 'result', value: answers === 'packed' ? packAnswer(value) : value });
    } catch (error) {
      try {
        writeJournalBack(db);
      } finally {
        answer({ id: request.id, kind: 'error', error: packError(readable(error, file)) });
      }
    }
  });
  answer({ id: OPENED, kind: 'result', value: null });
} catch (error) {
  answer({ id: OPENED, kind: 'error', error: packError(error) });
  port.close();
}

async function open(): Promise<{
  readonly db: ReadHandle & Pick<WriteHandle, 'assertInPlace'>;
  readonly operations: ReadonlyMap<string, (...values: never[]) => unknown>;
}> {
  if (access === 'read') {
    const db = openForReading(file, MIGRATIONS);
    return { db, operations: new Map(Object.entries(createReadOperations(db))) };
  }
  if (create !== null) createProjectFile(file, create, MIGRATIONS);
  const db = await openForWriting(file, MIGRATIONS, gone);
  return { db, operations: new Map(Object.entries(createWriteOperations(db))) };
}

function packAnswer(value: unknown): unknown {
  return Array.isArray(value) ? packList<unknown>(value) : pack(value);
}
