import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** How much further back: with 10 a thread gets about a tenth of what another one gets, see https://man7.org/linux/man-pages/man7/sched.7.html. */
const STEP = 10;
const FURTHEST_BACK = 19;

/**
 * Lets this thread stand back behind the others of the program where the processors have not enough for all: the one
 * that serves the window would have to wait for its turn. Only Linux takes a thread by itself, under the number that
 * /proc tells; elsewhere nothing is done.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return;
  let thread: number;
  try {
    thread = Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    // Without /proc a thread cannot tell its number, and works as it is.
    return;
  }
  setPriority(thread, Math.min(getPriority(thread) + STEP, FURTHEST_BACK));
}
