import type { Run, RunStep } from '../../../src-main/domain/run.ts';
import { stepsOf } from '../../components/run-texts.ts';

/** How a step of an active run stands. */
export type StepState = 'done' | 'active' | 'next';

/** How each step of an active run stands, in their order. */
export function stepStates(
  run: Pick<Run, 'scope' | 'progress'>,
): readonly { readonly step: RunStep; readonly state: StepState }[] {
  const steps = stepsOf(run.scope);
  const at = run.progress === null ? -1 : steps.indexOf(run.progress.step);
  return steps.map((step, index) => ({
    step,
    state: index < at ? 'done' : index === at ? 'active' : 'next',
  }));
}
