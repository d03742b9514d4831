import { describe, expect, it } from 'vitest';
import type { FailedUnit, RunScope, RunStep } from '../../../src-main/domain/run.ts';
import { planRetry } from '../../../src-main/runs/retry-plan.ts';

const OPTIONS = { folder: '/papers', provider: 'extractive' } as const;

function failed(...units: readonly (readonly [RunStep, string])[]): FailedUnit[] {
  return units.map(([step, key]) => ({ step, key, subject: key, detail: 'no answer' }));
}

function retry(scope: RunScope, units: readonly FailedUnit[], options: object = {}) {
  return planRetry({ scope, options: { ...OPTIONS, ...options } }, units);
}

describe('a run of what failed', () => {
  it('never reads the folder again', () => {
    for (const scope of ['full', 'extract'] as const) {
      expect(retry(scope, failed(['extract', 'a.md'])).options.folder).toBeNull();
    }
    expect(retry('full', failed(['generate', 'lathe'])).options.folder).toBeNull();
  });

  it('takes failed documents through the rest of the scope, and the terms that failed with them', () => {
    const units = failed(['extract', 'a.md'], ['extract', 'b.md'], ['generate', 'lathe']);
    const options = { ...OPTIONS, folder: null, documents: ['a.md', 'b.md'] };
    expect(retry('full', units)).toEqual({ scope: 'full', options });
    expect(retry('extract', units.slice(0, 2))).toEqual({ scope: 'extract', options });
  });

  it('extracts nothing where only terms failed, and checks them again afterwards', () => {
    expect(retry('full', failed(['generate', 'lathe'], ['refine', 'plane']))).toEqual({
      scope: 'full',
      options: { ...OPTIONS, folder: null, documents: [], terms: ['lathe', 'plane'] },
    });
  });

  it('judges and defines candidates again where only their judging failed', () => {
    expect(retry('full', failed(['judge', 'lathe']))).toEqual({
      scope: 'full',
      options: { ...OPTIONS, folder: null, documents: [], terms: ['lathe'] },
    });
  });

  it.each(['generate', 'refine'] as const)('of scope %s stays in its scope', (scope) => {
    expect(retry(scope, failed([scope, 'lathe']))).toEqual({
      scope,
      options: { ...OPTIONS, folder: null, terms: ['lathe'] },
    });
  });

  it('only refines where only that failed', () => {
    expect(retry('full', failed(['refine', 'lathe'], ['refine', 'lathe']))).toEqual({
      scope: 'refine',
      options: { ...OPTIONS, folder: null, terms: ['lathe'] },
    });
  });

  it('goes on from the check where that failed, for the terms that were chosen', () => {
    const units = failed(['review', 'glossary']);
    expect(retry('review', units, { terms: ['lathe'] })).toEqual({
      scope: 'review',
      options: { ...OPTIONS, folder: null, terms: ['lathe'] },
    });
    expect(retry('full', units).options).toEqual({ ...OPTIONS, folder: null, documents: [] });
  });
});
