import { describe, expect, it } from 'vitest';
import type { RunProgress } from '../../../../src-main/domain/run.ts';
import { observeStep, timeLeft } from '../../../../src-renderer/api/time-left.ts';
import type { StepObservation } from '../../../../src-renderer/api/time-left.ts';

const START = Date.parse('2026-01-01T00:00:00.000Z');

function at(finished: number, total = 100, step: RunProgress['step'] = 'extract'): RunProgress {
  return { step, total, finished, since: '2026-01-01T00:00:00.000Z' };
}

/** Observes a step at so many seconds after its start, each with how many units were finished. */
function observe(
  seen: readonly (readonly [seconds: number, finished: number])[],
  total = 100,
): StepObservation {
  const observation = seen.reduce<StepObservation | null>(
    (earlier, [seconds, finished]) => observeStep(earlier, at(finished, total), START + seconds * 1000),
    null,
  );
  if (observation === null) throw new Error('Nothing was observed.');
  return observation;
}

const seconds = (observation: StepObservation, now: number): number | null => {
  const left = timeLeft(observation, START + now * 1000);
  return left === null ? null : left / 1000;
};

describe('timeLeft', () => {
  it('tells nothing before it means something', () => {
    expect(seconds(observe([[0, 0]]), 60)).toBeNull();
    expect(
      seconds(
        observe([
          [0, 0],
          [1, 50],
        ]),
        1,
      ),
    ).toBeNull();
    expect(
      seconds(
        observe([
          [0, 0],
          [30, 2],
        ]),
        30,
      ),
    ).toBeNull();
  });

  it('is what the units that are left take at the pace so far', () => {
    expect(
      seconds(
        observe([
          [0, 0],
          [10, 50],
        ]),
        10,
      ),
    ).toBe(10);
    expect(
      seconds(
        observe([
          [0, 0],
          [10, 10],
        ]),
        10,
      ),
    ).toBe(120);
  });

  it('does not take units for fast that an earlier run computed', () => {
    expect(
      seconds(
        observe([
          [0, 80],
          [10, 90],
        ]),
        10,
      ),
    ).toBe(10);
  });

  it('counts down while no unit ends, and says nothing when it should be over', () => {
    const observation = observe([
      [0, 0],
      [10, 50],
    ]);
    expect(seconds(observation, 15)).toBe(5);
    expect(seconds(observation, 21)).toBeNull();
  });

  it('does not jump when one unit takes much longer than the others', () => {
    const steady = observe([
      [0, 0],
      [50, 50],
    ]);
    expect(seconds(steady, 79)).toBe(25);
    // The pace over all would now give 77 s.
    const slow = observeStep(steady, at(51), START + 80_000);
    expect(seconds(slow, 80)).toBe(35);
  });

  it('begins anew with another step', () => {
    const earlier = observe([
      [0, 0],
      [10, 50],
    ]);
    const next = observeStep(earlier, at(3, 100, 'generate'), START + 11_000);
    expect(timeLeft(next, START + 11_000)).toBeNull();
  });

  it.each([
    [7, 10],
    [58, 60],
    [61, 120],
    [3500, 3540],
    [4000, 4200],
  ])('rounds %d s up to %d s', (left, shown) => {
    const observation: StepObservation = {
      progress: at(1),
      firstFinished: 0,
      firstAt: START,
      endsAt: START + left * 1000,
    };
    expect(seconds(observation, 0)).toBe(shown);
  });
});
