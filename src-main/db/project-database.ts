import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { OPENED, unpackError } from './thread-protocol.ts';
import type { ThreadData, ThreadRequest, ThreadResponse } from './thread-protocol.ts';
import type { ReadOperations } from './read-operations.ts';
import type { WriteOperations } from './write-operations.ts';

/** The operations of a thread as the other threads see them: the same, but asynchronous. */
type Asynchronous<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...values: infer Values) => infer Result
    ? (...values: Values) => Promise<Awaited<Result>>
    : never;
};

/**
 * A project file as the main thread sees it. Reads never wait for writes; both reject with the error of
 * the operation: an ActionableError, or SQLite's own error unchanged.
 */
export interface ProjectDatabase {
  readonly read: Asynchronous<ReadOperations>;
  readonly write: Asynchronous<WriteOperations>;
  /** Finishes what was asked before, then closes both handles. */
  close(): Promise<void>;
}

/**
 * Opens a project file, with one thread that writes and one that reads.
 *
 * @param file absolute path
 * @param create name and time of making for a new project, if there is no file yet; null to open only
 * @param threadFile the built or source file of `database-thread`
 * @throws ActionableError when the file is missing, not ours, too new, read-only or damaged
 */
export async function openProjectDatabase(
  file: string,
  create: ThreadData['create'],
  threadFile: URL,
): Promise<ProjectDatabase> {
  // The writer comes first: it migrates what the reader then reads.
  const writer = await startThread({ file, access: 'write', create }, threadFile);
  try {
    const reader = await startThread({ file, access: 'read', create: null }, threadFile);
    return {
      read: operationsOf<ReadOperations>(reader),
      write: operationsOf<WriteOperations>(writer),
      close: async () => {
        await reader.close();
        // Last, so that closing it writes the -wal file back.
        await writer.close();
      },
    };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

interface DatabaseThread {
  call(operation: string, values: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

async function startThread(data: ThreadData, threadFile: URL): Promise<DatabaseThread> {
  const worker = new Worker(threadFile, { workerData: data });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let failure: Error | undefined;
  let lastId = OPENED;

  const expect = (id: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise;
  };
  const rejectAll = (error: Error): void => {
    failure ??= error;
    for (const answer of waiting.values()) answer.reject(failure);
    waiting.clear();
  };
  worker.on('message', (response: ThreadResponse) => {
    const answer = waiting.get(response.id);
    waiting.delete(response.id);
    if (response.kind === 'result') answer?.resolve(response.value);
    else answer?.reject(unpackError(response.error));
  });
  worker.on('error', (error) => rejectAll(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => rejectAll(new Error('The project file is closed.')));

  await expect(OPENED);
  return {
    call: (operation, values) => {
      if (failure !== undefined) return Promise.reject(failure);
      lastId += 1;
      const request: ThreadRequest = { id: lastId, operation, arguments: values };
      worker.postMessage(request);
      return expect(lastId);
    },
    close: async () => {
      if (failure === undefined) worker.postMessage('close');
      await exited;
    },
  };
}

function operationsOf<Operations extends object>(thread: DatabaseThread): Asynchronous<Operations> {
  // The functions live on the other side of the thread: their types are all that this side has of them.
  const operations = z.custom<Asynchronous<Operations>>().parse({});
  return new Proxy(operations, {
    get:
      (_target, operation) =>
      (...values: unknown[]) =>
        thread.call(String(operation), values),
  });
}
