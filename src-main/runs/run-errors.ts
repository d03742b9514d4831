import { ActionableError } from '../domain/errors.ts';
import type { RunStatus } from '../domain/run.ts';

/** There is no run of that id. */
export function runNotFound(runId: string): ActionableError {
  return new ActionableError(
    'run-not-found',
    `There is no run ${runId}.`,
    'List the runs to see their ids.',
    {
      values: { run: runId },
    },
  );
}

/** A run that was to be stopped has ended by itself. */
export function runNotActive(runId: string, status: RunStatus): ActionableError {
  return new ActionableError(
    'run-not-active',
    `Run ${runId} has already ended: ${status}.`,
    'Nothing is to be done.',
    { values: { run: runId, status } },
  );
}
