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

/** A list of runs that was read, with whatever is known better. */
export function withKnownStates(known: readonly Run[], read: readonly Run[]): readonly Run[] {
  const knownById = new Map(known.map((run) => [run.id, run]));
  return read.map((run) => {
    const earlier = knownById.get(run.id);
    return earlier === undefined ? run : laterState(earlier, run);
  });
}

/** A list of runs, newest first, with the state that a run told. */
export function withToldState(runs: readonly Run[], told: Run): readonly Run[] {
  return runs.some(({ id }) => id === told.id)
    ? runs.map((run) => (run.id === told.id ? laterState(run, told) : run))
    : [told, ...runs];
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
