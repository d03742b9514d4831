import { isActive } from '../../../src-main/domain/run.ts';
import type { Run, RunDetails, RunScope, RunStep, StepSummary } from '../../../src-main/domain/run.ts';
import { stepsOf } from '../../components/run-texts.ts';

/** How a step of an active run stands. */
export type StepState = 'done' | 'active' | 'next';

/** The steps of a run in their order. One that reads no folder has no step for it. */
function plannedSteps(scope: RunScope, readsFolder: boolean): readonly RunStep[] {
  return stepsOf(scope).filter((step) => step !== 'read' || readsFolder);
}

/** How each step of an active run stands, in their order. */
export function stepStates(
  run: Pick<Run, 'scope' | 'progress'>,
  readsFolder: boolean,
): readonly { readonly step: RunStep; readonly state: StepState }[] {
  const steps = plannedSteps(run.scope, readsFolder);
  const at = run.progress === null ? -1 : steps.indexOf(run.progress.step);
  return steps.map((step, index) => ({
    step,
    state: index < at ? 'done' : index === at ? 'active' : 'next',
  }));
}

/** A step as a table shows it. */
export type StepRow =
  | {
      readonly kind: 'done';
      readonly summary: StepSummary;
      /** Milliseconds. */
      readonly took: number;
    }
  /** At work, or cut off by the end of the run. */
  | { readonly kind: 'active' | 'cut-off'; readonly summary: StepSummary }
  | { readonly kind: 'not-reached'; readonly step: RunStep };

/**
 * The steps of a run in their order, those too that it has not reached.
 *
 * @param details what was read of the run; how it stands now may be newer
 */
export function stepRows(
  run: Pick<Run, 'scope' | 'status'>,
  { steps, settings }: Pick<RunDetails, 'steps' | 'settings'>,
): readonly StepRow[] {
  const planned = plannedSteps(run.scope, settings.folder !== null);
  const reached = steps.map((summary): StepRow => {
    if (summary.finishedAt !== null) {
      const took = Math.max(0, Date.parse(summary.finishedAt) - Date.parse(summary.startedAt));
      return { kind: 'done', summary, took };
    }
    return { kind: isActive(run.status) ? 'active' : 'cut-off', summary };
  });
  const missing = planned.filter((step) => steps.every((summary) => summary.step !== step));
  return [...reached, ...missing.map((step): StepRow => ({ kind: 'not-reached', step }))];
}
