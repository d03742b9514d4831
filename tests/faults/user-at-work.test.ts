import { expect, it } from 'vitest';
import { userAtWork } from './scenarios/user-at-work.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'W04, W10: what a person does while runs go on is neither lost nor overwritten, and each refusal says why',
  async () => {
    expect(await faultsOf(userAtWork)).toEqual([]);
  },
  TIME_LIMIT,
);
