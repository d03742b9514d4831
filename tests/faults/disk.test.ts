import { expect, it } from 'vitest';
import { disk } from './scenarios/disk.ts';
import { faultsOf, TIME_LIMIT } from './short-form.ts';

it(
  'W20, W22: a disk that is full, read-only or slow, a file that goes away and a lock that stays leave a clear state and an app that goes on',
  async () => {
    expect(await faultsOf(disk)).toEqual([]);
  },
  TIME_LIMIT,
);
