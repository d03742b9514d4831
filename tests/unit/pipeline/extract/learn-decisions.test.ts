import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnDecisions } from '../../../../src-main/pipeline/extract/learn-decisions.ts';
import type { Judgeable, Judged } from '../../../../src-main/pipeline/extract/learn-decisions.ts';

const FEATURES = 3;

function candidate(key: string, contributions: readonly number[]): Judgeable {
  const parts = key.split(' ');
  const score = contributions.reduce((sum, contribution) => sum + contribution, 0);
  return { key, parts: parts.length > 1 ? parts : [], language: 'en', contributions, score };
}

/** Terms of which the second feature tells whether the person wants them, against what the first one says. */
function collection(size: number): Judged[] {
  return Array.from({ length: size }, (_, number) => {
    const accepted = number % 3 === 0;
    const contributions = [accepted ? 0.2 : 0.8, accepted ? 0.6 : 0.2, 0.1];
    return { candidate: candidate(`word${number} thing${number}`, contributions), accepted };
  });
}

/** Share of accepted ones among the first third, ranked by score and what was learned. */
function precision(rest: readonly Judged[], taught: (candidate: Judgeable) => number): number {
  const scoreOf = (judged: Judged): number => judged.candidate.score + taught(judged.candidate);
  const first = rest.toSorted((left, right) => scoreOf(right) - scoreOf(left)).slice(0, rest.length / 3);
  return first.filter(({ accepted }) => accepted).length / first.length;
}

const judgedArbitrary = fc.array(
  fc.record({
    candidate: fc
      .tuple(
        fc.constantFrom('mill', 'stone mill', 'water wheel', 'page', 'landing page', 'status page'),
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: FEATURES, maxLength: FEATURES }),
      )
      .map(([key, contributions]) => candidate(key, contributions)),
    accepted: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('learnDecisions', () => {
  it('changes nothing where nothing is decided', () => {
    expect(learnDecisions([])(candidate('stone mill', [1, 2, 3]))).toBe(0);
  });

  it('ranks the rest better the more is decided', () => {
    const all = collection(180);
    const rest = all.slice(90);
    const none = precision(rest, learnDecisions([]));
    const some = precision(rest, learnDecisions(all.slice(0, 30)));
    const many = precision(rest, learnDecisions(all.slice(0, 90)));
    expect(none).toBeLessThan(0.1);
    expect(some).toBeGreaterThan(none);
    expect(many).toBeGreaterThan(0.9);
  });

  it('lets one decision change little', () => {
    const [judged] = collection(1);
    const taught = learnDecisions(judged === undefined ? [] : [judged]);
    expect(Math.abs(taught(candidate('other words', [0.5, 0.5, 0.5])))).toBeLessThan(0.1);
  });

  it('lowers what ends with the words of rejected terms, and not what only begins with them', () => {
    const rejected = ['landing page', 'product page', 'contact page'].map((key) => ({
      candidate: candidate(key, [1, 1, 1]),
      accepted: false,
    }));
    const accepted = ['stone mill', 'water wheel', 'tide bell'].map((key) => ({
      candidate: candidate(key, [1, 1, 1]),
      accepted: true,
    }));
    const taught = learnDecisions([...rejected, ...accepted]);
    expect(taught(candidate('status page', [1, 1, 1]))).toBeLessThan(-0.2);
    expect(taught(candidate('page number', [1, 1, 1]))).toBeCloseTo(0, 1);
    expect(taught(candidate('wind mill', [1, 1, 1]))).toBeGreaterThan(0.05);
  });

  it('learns nothing from decisions that contradict each other', () => {
    const same = [true, false].flatMap((accepted) =>
      Array.from({ length: 40 }, () => ({ candidate: candidate('status page', [1, 1, 1]), accepted })),
    );
    expect(learnDecisions(same)(candidate('landing page', [1, 1, 1]))).toBeCloseTo(0, 3);
  });

  it('never moves a term further than 2, whatever is decided, and gives the same each time', () => {
    fc.assert(
      fc.property(judgedArbitrary, judgedArbitrary, (judged, others) => {
        const taught = learnDecisions(judged);
        const again = learnDecisions(judged);
        for (const other of others) {
          const effect = taught(other.candidate);
          expect(Math.abs(effect)).toBeLessThanOrEqual(2);
          expect(again(other.candidate)).toBe(effect);
        }
      }),
      { numRuns: 50 },
    );
  });
});
