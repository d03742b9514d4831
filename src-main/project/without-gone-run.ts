import { fileIdentity } from '../db/file-identity.ts';
import { RunInTheWayError } from '../db/run-in-the-way.ts';
import { RunAlreadyActiveError } from '../domain/errors.ts';
import type { GoneRun } from '../domain/run-request.ts';
import { thisOwner } from '../runs/owner.ts';
import { asGone } from '../runs/run-manager.ts';

/**
 * Does what cannot be done with a project file while a run holds it. Whether the owner of such a run is still there is
 * judged between two attempts, outside of any transaction: a process that is gone stays gone.
 *
 * @param attempt is given the runs whose owners are known to be gone
 * @throws RunAlreadyActiveError when the owner may still be there; the error of the attempt otherwise
 */
export async function withoutGoneRun<Result>(
  file: string,
  now: () => Date,
  attempt: (gone: readonly GoneRun[]) => Promise<Result>,
): Promise<Result> {
  let gone: readonly GoneRun[] = [];
  for (;;) {
    try {
      return await attempt(gone);
    } catch (error) {
      if (!(error instanceof RunInTheWayError)) throw error;
      const owner = await thisOwner(fileIdentity(file));
      const dead = await asGone(error.run, { owner, now });
      if (dead === null) throw new RunAlreadyActiveError(error.run);
      gone = [dead];
    }
  }
}
