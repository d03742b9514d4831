import { ACTIVE_RUN_STATUSES, isActive, RUN_STEPS } from '../../src-main/domain/run.ts';
import type { Run, RunStatus } from '../../src-main/domain/run.ts';

/* What a window knows of the runs of its project, from lists that it asked for and from what runs told meanwhile. */

function rank(status: RunStatus): number {
  const index = ACTIVE_RUN_STATUSES.findIndex((active) => active === status);
  return index === -1 ? ACTIVE_RUN_STATUSES.length : index;
}

/** How far a run has come, as numbers to be compared one after another. */
function distance(run: Run): readonly number[] {
  return [
    rank(run.status),
    run.unitsDone + run.unitsReused + run.unitsFailed,
    run.progress === null ? -1 : RUN_STEPS.indexOf(run.progress.step),
    run.progress?.finished ?? -1,
  ];
}

/** The later of two states of one run: answers and events may overtake each other. */
function laterState(known: Run, told: Run): Run {
  const [before, after] = [distance(known), distance(told)];
  const index = after.findIndex((value, position) => value !== before[position]);
  return (after[index] ?? 0) < (before[index] ?? 0) ? known : told;
}

/** Runs with the state that one of them told: those that were not known begin before the others. */
export function withToldState(runs: readonly Run[], told: Run): readonly Run[] {
  return runs.some(({ id }) => id === told.id)
    ? runs.map((run) => (run.id === told.id ? laterState(run, told) : run))
    : [told, ...runs];
}

/**
 * The runs of a project: those of the list that was read, and those that told something since, each in the later of
 * the states that are known; newest first.
 */
export function joinRuns(read: readonly Run[], told: readonly Run[]): readonly Run[] {
  if (told.length === 0) return read;
  const inList = new Set(read.map(({ id }) => id));
  const toldById = new Map(told.map((run) => [run.id, run]));
  return [
    ...told.filter(({ id }) => !inList.has(id)),
    ...read.map((run) => {
      const news = toldById.get(run.id);
      return news === undefined ? run : laterState(run, news);
    }),
  ];
}

/** The run that holds the project, if any. */
export function activeRunOf(runs: readonly Run[]): Run | null {
  return runs.find(({ status }) => isActive(status)) ?? null;
}

/** The runs that have ended between two lists, among them those that began in between; newest first. */
export function endedBetween(before: readonly Run[], after: readonly Run[]): readonly Run[] {
  const endedBefore = new Set(before.filter(({ status }) => !isActive(status)).map(({ id }) => id));
  return after.filter(({ id, status }) => !isActive(status) && !endedBefore.has(id));
}
