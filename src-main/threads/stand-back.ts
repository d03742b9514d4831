import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

const FURTHEST_BACK = 19;

/**
 * Lets this thread stand back behind the others of the program where the processors have not enough for all: the one
 * that serves the window would have to wait for its turn. Only Linux takes a thread by itself, under the number that
 * /proc tells; where there is none, or it is that of other processes, the thread works as it is.
 *
 * @param steps how much further back: with 5 a thread gets a third and with 10 a tenth of what one gets that does not
 * stand back, see https://man7.org/linux/man-pages/man7/sched.7.html
 */
export function standBack(steps: number): void {
  if (process.platform !== 'linux') return;
  try {
    const [of, , thread] = readlinkSync('/proc/thread-self').split('/').map(Number);
    if (of !== process.pid || thread === undefined) return;
    setPriority(thread, Math.min(getPriority(thread) + steps, FURTHEST_BACK));
  } catch {
    // No work depends on it.
  }
}
