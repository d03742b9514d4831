import { expect, it } from 'vitest';
import { owners } from './scenarios/owners.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'W15, W17: a run belongs to the process that works on it, whatever clocks, process ids and other machines say',
  async () => {
    expect(await faultsOf(owners)).toEqual([]);
  },
  TIME_LIMIT,
);
