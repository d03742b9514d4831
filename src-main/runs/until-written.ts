import { isBusyError } from '../db/file-errors.ts';

/**
 * Repeats a write of a run for as long as other programs hold the write lock: a busy file must never
 * turn good work into a failed run. Each try waits for SQLite's busy timeout by itself.
 *
 * @param signal ends the repeating, between two tries
 * @throws every other error of the write, at once; the signal's reason
 */
export async function untilWritten<Result>(
  write: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isBusyError(error)) throw error;
      signal?.throwIfAborted();
    }
  }
}
