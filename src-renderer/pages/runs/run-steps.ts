import { isActive } from '../../../src-main/domain/run.ts';
import type {
  Run,
  RunDetails,
  RunScope,
  RunSettings,
  RunStep,
  StepSummary,
} from '../../../src-main/domain/run.ts';
import { stepsOf } from '../../components/run-texts.ts';

/** How a step of an active run stands. */
export type StepState = 'done' | 'active' | 'next';

/** What of a run's settings decides which steps it has. */
type StepSettings = Pick<RunSettings, 'folder' | 'provider'>;

/** The steps of a run in their order. One that reads no folder has no step for it; only models judge candidates. */
function plannedSteps(scope: RunScope, { folder, provider }: StepSettings): readonly RunStep[] {
  return stepsOf(scope).filter(
    (step) =>
      (step !== 'read' || folder !== null) &&
      (step !== 'judge' || (provider !== 'extractive' && provider !== '')),
  );
}

/**
 * How each step of an active run stands, in their order.
 *
 * @param settings undefined while they are being read
 */
export function stepStates(
  run: Pick<Run, 'scope' | 'progress'>,
  settings: StepSettings | undefined,
): readonly { readonly step: RunStep; readonly state: StepState }[] {
  const planned = plannedSteps(run.scope, settings ?? { folder: null, provider: '' });
  const present = run.progress?.step;
  const steps = stepsOf(run.scope).filter((step) => step === present || planned.includes(step));
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
  const planned = plannedSteps(run.scope, settings);
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
