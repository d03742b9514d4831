import type { TFunction } from 'i18next';
import { PROGRAMS } from '../../src-main/domain/program.ts';
import { RUN_STEPS } from '../../src-main/domain/run.ts';
import type { Run, RunScope, RunStep } from '../../src-main/domain/run.ts';

/** The steps that a run of some scope goes through, in their order. */
export function stepsOf(scope: RunScope): readonly RunStep[] {
  return scope === 'full' ? RUN_STEPS : [scope];
}

/** Names a program in words, or as it names itself where it is not one of ours. */
export function programName(t: TFunction<'runs'>, program: string): string {
  if (program === PROGRAMS.desktop) return t('program.desktop');
  return program === PROGRAMS.commandLine ? t('program.commandLine') : program;
}

/** What an active run is doing, in words. */
export function activityText(t: TFunction<'runs'>, run: Run): string {
  if (run.status === 'cancelling') return t('stopping');
  return run.progress === null ? t('starting') : t(`step.${run.progress.step}`);
}

/** Which share of the step that a run is at is done, 0 to 1; null where that cannot be told. */
export function stepShare({ progress }: Run): number | null {
  if (progress === null || progress.total === 0) return null;
  return Math.min(1, progress.finished / progress.total);
}
