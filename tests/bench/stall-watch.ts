import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

/** How often a thread looks at the clock, in milliseconds. */
export const TICK_MS = 2;

/** A time in which the main thread did not come back to its event loop. */
export interface Stall {
  /** What was going on, as `during` told when it was over. */
  readonly during: string;
  /** How long it was, in milliseconds. */
  readonly elapsed: number;
  /** How much of it the thread worked, in milliseconds; the rest it waited, for a processor or for something else. */
  readonly worked: number;
}

/** What was seen: at least one stall, since every tick is a short one. */
export interface StallsSeen {
  /** The longest time that the thread did not come back. */
  readonly longest: Stall;
  /** The one in which it worked most. */
  readonly hardest: Stall;
  /** The longest time that a thread without any work could not look at the clock, in milliseconds. */
  readonly idleThread: number;
}

/**
 * Watches the event loop of the main thread, and beside it that of a thread which has nothing to do: what that one
 * sees is the machine's doing, not the program's.
 *
 * @param during tells what is going on
 * @returns ends the watch
 */
export async function watchStalls(during: () => string): Promise<() => Promise<StallsSeen>> {
  const idle = new Worker(fileURLToPath(new URL('idle-thread.ts', import.meta.url)));
  await once(idle, 'message');
  let longest: Stall = { during: during(), elapsed: 0, worked: 0 };
  let hardest = longest;
  let last = performance.now();
  let lastUsage = process.threadCpuUsage();
  const ticks = setInterval(() => {
    const elapsed = performance.now() - last - TICK_MS;
    const { user, system } = process.threadCpuUsage(lastUsage);
    const stall = { during: during(), elapsed, worked: (user + system) / 1000 };
    if (stall.elapsed > longest.elapsed) longest = stall;
    if (stall.worked > hardest.worked) hardest = stall;
    last = performance.now();
    lastUsage = process.threadCpuUsage();
  }, TICK_MS);
  return async () => {
    clearInterval(ticks);
    const answered = once(idle, 'message');
    const exited = once(idle, 'exit');
    idle.postMessage('stop');
    const [idleThread] = await answered;
    await exited;
    return { longest, hardest, idleThread: Number(idleThread) };
  };
}
