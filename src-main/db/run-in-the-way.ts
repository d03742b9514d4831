import type { BlockingRun, GoneRun } from '../domain/run-request.ts';
import type { ReadHandle } from './handle.ts';
import { runReader } from './repositories/runs.ts';

/**
 * A run holds the project, so that nothing may be done with its file as a whole. Nothing was changed. Whether its
 * owner is still there is for the caller to judge, who then tries again or gives up.
 */
export class RunInTheWayError extends Error {
  override readonly name = 'RunInTheWayError';
  readonly run: BlockingRun;

  constructor(run: BlockingRun) {
    super(`Run ${run.id} holds the project.`);
    this.run = run;
  }
}

/**
 * Refuses what must not happen while a run is active. Call it with the write lock in hand, as the start of a run does.
 *
 * @param gone runs whose owners are known to be gone
 * @throws RunInTheWayError for any other run
 */
export function assertNoRun(db: ReadHandle, gone: readonly GoneRun[]): void {
  const blocking = runReader(db).blocking();
  if (blocking === null) return;
  if (gone.some(({ id, token }) => id === blocking.id && token === blocking.token)) return;
  throw new RunInTheWayError(blocking);
}
