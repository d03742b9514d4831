import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { GoneRun } from '../domain/run-request.ts';
import type { Packed, PackedList } from '../threads/packed.ts';
import { OPENED, unpackError } from './thread-protocol.ts';
import type { ThreadData, ThreadRequest, ThreadResponse } from './thread-protocol.ts';
import type { ReadOperations } from './read-operations.ts';
import type { WriteOperations } from './write-operations.ts';

/** The operations of a thread as the other threads see them: the same, but asynchronous, and they take what is packed. */
type Asynchronous<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...values: infer Values) => infer Result
    ? (...values: MaybePacked<Values>) => Promise<Awaited<Result>>
    : never;
};

type MaybePacked<Values> = {
  [Index in keyof Values]:
    | Values[Index]
    | Packed<Values[Index]>
    | (Values[Index] extends readonly (infer Element)[] ? PackedList<Element> : never);
};

/** The same with packed answers. */
type WithPackedAnswers<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...values: infer Values) => infer Result
    ? (
        ...values: MaybePacked<Values>
      ) => Promise<Result extends readonly (infer Element)[] ? PackedList<Element> : Packed<Result>>
    : never;
};

/**
 * A project file as the main thread sees it. Reads never wait for writes; both reject with the error of
 * the operation: an ActionableError, or SQLite's own error unchanged.
 */
export interface ProjectDatabase {
  readonly read: Asynchronous<ReadOperations>;
  /**
   * The same reads for what may be long and is meant for another thread. A thread of their own performs them, so
   * that no short read waits behind them; their answers are packed.
   */
  readonly readPacked: WithPackedAnswers<ReadOperations>;
  readonly write: Asynchronous<WriteOperations>;
  /** Finishes what was asked before, then closes both handles. */
  close(): Promise<void>;
}

/**
 * Opens a project file, with one thread that writes and one that reads. The thread for long reads starts with the
 * first of them.
 *
 * @param file absolute path
 * @param create name and time of making for a new project, if there is no file yet; null to open only
 * @param threadFile the built or source file of `database-thread`
 * @param gone runs whose owners are known to be gone; a migration retires them
 * @throws ActionableError when the file is missing, not ours, too new, read-only or damaged; RunInTheWayError when it
 * is to be migrated while a run holds it
 */
export async function openProjectDatabase(
  file: string,
  create: ThreadData['create'],
  threadFile: URL,
  gone: readonly GoneRun[] = [],
): Promise<ProjectDatabase> {
  // The writer comes first: it migrates what the reader then reads.
  const writer = await startThread({ file, access: 'write', create, gone, answers: 'plain' }, threadFile);
  try {
    const forReading = { file, access: 'read', create: null, gone: [] } as const;
    const reader = await startThread({ ...forReading, answers: 'plain' }, threadFile);
    const packer = startedWhenCalled(() => startThread({ ...forReading, answers: 'packed' }, threadFile));
    return {
      // The functions live on the other side of the threads: their types are all that this side has of them.
      read: z.custom<Asynchronous<ReadOperations>>().parse(operationsOf(reader)),
      readPacked: z.custom<WithPackedAnswers<ReadOperations>>().parse(operationsOf(packer)),
      write: z.custom<Asynchronous<WriteOperations>>().parse(operationsOf(writer)),
      close: async () => {
        await Promise.all([packer.close(), reader.close()]);
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

/** A thread that is only started when something is asked of it, and again when it could not be started. */
function startedWhenCalled(start: () => Promise<DatabaseThread>): DatabaseThread {
  let started: Promise<DatabaseThread> | undefined;
  let isClosed = false;
  return {
    call: async (operation, values) => {
      if (isClosed) throw new Error('The project file is closed.');
      started ??= start().catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return (await started).call(operation, values);
    },
    close: async () => {
      isClosed = true;
      const thread = await started?.catch(() => undefined);
      await thread?.close();
    },
  };
}

/** Whatever function is asked of this object calls the thread's operation of that name. */
function operationsOf(thread: DatabaseThread): object {
  return new Proxy(
    {},
    {
      get:
        (_target, operation) =>
        (...values: unknown[]) =>
          thread.call(String(operation), values),
    },
  );
}
