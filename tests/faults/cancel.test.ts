import { expect, it } from 'vitest';
import { cancel } from './scenarios/cancel.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'W05, W06, W07, W19: work stops within a second of a cancel, in every step and from everywhere',
  async () => {
    expect(await faultsOf(cancel)).toEqual([]);
  },
  TIME_LIMIT,
);
