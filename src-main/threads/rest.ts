import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

/**
 * Memory that a thread gives back before it ends. What the engine holds for a thread when that ends is left to any other
 * thread of the process, and given back there eight seconds later, all at once: some hundred megabytes stop that thread
 * for more than a tenth of a second, and it may be the one that serves the window. A thread that collects its garbage
 * and lives on for a while gives the memory back itself, sooner and unnoticed.
 */

/** How long a thread lives on after it has come to rest, in milliseconds: more than the engine waits. */
const GIVES_BACK_MS = 10_000;

/** How much may gather beside what was kept last time: so many bytes, or such a part of it, since collecting takes longer then. */
const ROOM = { bytes: 80_000_000, partOfKept: 0.5 };

/** What a thread is told when it is started. */
const workerDataSchema = z.object({ restAfterMs: z.number() });

/** Options of a pool of threads that come to rest, see `createRest`. */
export interface RestingThreads {
  /** A thread that waits for a task without returning to its event loop can give nothing back. */
  readonly atomics: 'disabled';
  readonly idleTimeout: number;
  readonly workerData: z.infer<typeof workerDataSchema>;
}

/** Options of a pool whose threads come to rest after so many milliseconds without a task, and end some time later. */
export function restingThreads(restAfterMs: number): RestingThreads {
  return { atomics: 'disabled', idleTimeout: restAfterMs + GIVES_BACK_MS, workerData: { restAfterMs } };
}

/** The rest of a thread that performs one task at a time. */
export interface Rest {
  /** Performs a task, during which there is no rest. */
  workOn<Result>(task: () => Result | Promise<Result>): Promise<Result>;
  /**
   * Collects garbage where much of it may have gathered, for a place in a long task to which much is brought and of which
   * little is kept. The engine by itself waits until there are several times as much garbage as what is kept.
   */
  tidy(): void;
  /** Forgets and collects at once. */
  collect(): void;
}

/**
 * Makes the rest of a thread: without a task for a while, it forgets what it need not keep and collects its garbage.
 *
 * @param workerData what the thread was started with, see `restingThreads`
 * @param forget lets go of what can be had again
 */
export function createRest(workerData: unknown, forget: () => void): Rest {
  const { restAfterMs } = workerDataSchema.parse(workerData);
  const collectGarbage = garbageCollector();
  let keptBytes = heldBytes();
  const collectAndMeasure = (): void => {
    collectGarbage();
    keptBytes = heldBytes();
  };
  const tidy = (): void => {
    const room = Math.max(ROOM.bytes, ROOM.partOfKept * keptBytes);
    if (heldBytes() > keptBytes + room) collectAndMeasure();
  };
  const collect = (): void => {
    forget();
    collectAndMeasure();
  };
  let untilRest: NodeJS.Timeout | undefined;
  return {
    workOn: async (task) => {
      clearTimeout(untilRest);
      tidy();
      try {
        return await task();
      } finally {
        untilRest = setTimeout(collect, restAfterMs);
      }
    },
    tidy,
    collect,
  };
}

/** What the thread holds, garbage included. */
function heldBytes(): number {
  return getHeapStatistics().used_heap_size;
}

/** The engine's full collection of garbage. Only a context that is made after the engine was told to name it knows it. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));
}
