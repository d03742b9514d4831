import { expect, it } from 'vitest';
import { race } from './scenarios/race.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'W17: eight processes that start, resume, cancel and take over never have two runs at once, whoever holds the write lock meanwhile',
  async () => {
    expect(await faultsOf(race)).toEqual([]);
  },
  TIME_LIMIT,
);
