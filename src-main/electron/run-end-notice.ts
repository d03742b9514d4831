import { ERROR_CODES } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import type { Texts } from './texts.ts';

/** Whoever starts a run that takes longer, in milliseconds, may well look at something else when it ends. */
export const LONG_RUN_MS = 30_000;

/** What is told of a run that has ended. */
export interface RunEndNotice {
  readonly title: string;
  readonly body: string;
}

/** Tells whether a run took so long that its end is news. */
export function isLong({ startedAt, finishedAt }: Pick<Run, 'startedAt' | 'finishedAt'>): boolean {
  return finishedAt !== null && Date.parse(finishedAt) - Date.parse(startedAt) > LONG_RUN_MS;
}

/** What to tell of a run; null where there is nothing to tell, as of one that a person has stopped. */
export function runEndNotice(
  run: Run,
  projectName: string,
  { runEnd, problems }: Texts,
  withoutHome: (text: string) => string,
): RunEndNotice | null {
  if (run.status === 'completed') {
    return { title: runEnd.completed(projectName), body: runEnd.counts(run) };
  }
  if (run.status !== 'failed') return null;
  const code = ERROR_CODES.find((known) => known === run.reasonDetails?.values['error']);
  const known = code === undefined ? undefined : problems.reasons[code];
  return {
    title: runEnd.failed(projectName),
    body: known ?? runEnd.otherReason ?? withoutHome(run.reason ?? ''),
  };
}
