import { expect, it } from 'vitest';
import { damage } from './scenarios/damage.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'a damaged file is noticed and kept aside, and the newest good backup brings everything back',
  async () => {
    expect(await faultsOf(damage)).toEqual([]);
  },
  TIME_LIMIT,
);
