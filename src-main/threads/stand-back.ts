import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** How much further back: with 10 a thread gets about a tenth of what another one gets, see https://man7.org/linux/man-pages/man7/sched.7.html. */
const STEP = 10;
const FURTHEST_BACK = 19;

/**
 * Lets this thread stand back behind the others of the program where the processors have not enough for all: the one
 * that serves the window would have to wait for its turn. Only Linux takes a thread by itself, under the number that
 * /proc tells; where there is none, or it is that of other processes, the thread works as it is.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return;
  try {
    const [of, , thread] = readlinkSync('/proc/thread-self').split('/').map(Number);
    if (of !== process.pid || thread === undefined) return;
    setPriority(thread, Math.min(getPriority(thread) + STEP, FURTHEST_BACK));
  } catch {
    // No work depends on it.
  }
}
