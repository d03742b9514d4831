import type { RunProgress } from '../../src-main/domain/run.ts';

/** An estimate means nothing before so much time and so many units. */
const SHORTEST_OBSERVATION_MS = 4000;
const FEWEST_UNITS = 3;
/** How much of a new estimate enters the one that is shown: units differ in size, and the time shown must not jump. */
const NEW_ESTIMATE_SHARE = 0.25;

/** What was seen of a step so far. Times are milliseconds since 1970. */
export interface StepObservation {
  readonly progress: RunProgress;
  /** What was finished when the step was first seen: units that an earlier run computed take no time. */
  readonly firstFinished: number;
  readonly firstAt: number;
  /** When the step was estimated to end; null before that means something. */
  readonly endsAt: number | null;
}

/**
 * Takes a new state of a step into what was seen of it.
 *
 * @param earlier null when nothing was seen so far
 * @param now milliseconds since 1970
 */
export function observeStep(
  earlier: StepObservation | null,
  progress: RunProgress,
  now: number,
): StepObservation {
  const isOtherStep =
    earlier === null ||
    earlier.progress.step !== progress.step ||
    earlier.progress.since !== progress.since ||
    progress.finished < earlier.progress.finished;
  if (isOtherStep) return { progress, firstFinished: progress.finished, firstAt: now, endsAt: null };
  if (progress.finished === earlier.progress.finished) return { ...earlier, progress };

  const { firstFinished, firstAt } = earlier;
  const units = progress.finished - firstFinished;
  const time = now - firstAt;
  if (units < FEWEST_UNITS || time < SHORTEST_OBSERVATION_MS) return { ...earlier, progress };
  const estimate = now + (time / units) * (progress.total - progress.finished);
  const endsAt =
    earlier.endsAt === null ? estimate : earlier.endsAt + (estimate - earlier.endsAt) * NEW_ESTIMATE_SHARE;
  return { ...earlier, progress, endsAt };
}

/**
 * How long a step will still take, rounded up to what is worth telling: 5 seconds below a minute, a minute
 * below an hour, then 10 minutes.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds; null before an estimate means something, and when the step should have ended by now
 */
export function timeLeft({ endsAt }: StepObservation, now: number): number | null {
  if (endsAt === null || endsAt <= now) return null;
  const left = endsAt - now;
  const grain = left < 60_000 ? 5000 : left < 3_600_000 ? 60_000 : 600_000;
  return Math.ceil(left / grain) * grain;
}
