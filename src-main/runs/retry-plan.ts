import type { FailedUnit, RunScope } from '../domain/run.ts';
import type { RunOptions } from './run-options.ts';

/** What a run is started with. */
export interface RunPlan {
  readonly scope: RunScope;
  readonly options: RunOptions;
}

/**
 * Plans a run of what failed in an earlier one, and of what the earlier one would have done with it afterwards.
 *
 * Documents that failed go through the rest of the scope. Where only terms failed no document is extracted again, and
 * where only refinements did, nothing else is done.
 *
 * @param failed the units of the earlier run that failed, at least one
 */
export function planRetry({ scope, options }: RunPlan, failed: readonly FailedUnit[]): RunPlan {
  const keysOf = (...steps: readonly FailedUnit['step'][]): string[] => [
    ...new Set(failed.filter(({ step }) => steps.includes(step)).map(({ key }) => key)),
  ];
  const documents = keysOf('extract');
  const terms = keysOf('judge', 'generate', 'refine');
  const isReviewMissing = keysOf('review').length > 0;
  // The documents are as the earlier run has read them.
  const again = { ...options, folder: null };
  if (documents.length > 0) return { scope, options: { ...again, documents } };
  if (isReviewMissing) return { scope, options: scope === 'full' ? { ...again, documents: [] } : again };
  if (scope !== 'full') return { scope, options: { ...again, terms } };
  return keysOf('judge', 'generate').length > 0
    ? { scope, options: { ...again, documents: [], terms } }
    : { scope: 'refine', options: { ...again, terms } };
}
