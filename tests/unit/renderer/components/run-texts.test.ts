import { describe, expect, it } from 'vitest';
import { stepShare, stepsOf } from '../../../../src-renderer/components/run-texts.ts';
import { runOf } from '../api/run-of.ts';

const progress = { step: 'generate', total: 8, finished: 2, since: '2026-01-01T00:00:00.000Z' } as const;

describe('the steps of a run', () => {
  it('are all of them for a full run, else the one that it is named after', () => {
    expect(stepsOf('full')).toStrictEqual(['read', 'extract', 'judge', 'generate', 'review', 'refine']);
    expect(stepsOf('review')).toStrictEqual(['review']);
  });
});

describe('stepShare', () => {
  it('is the share of the step that is done', () => {
    expect(stepShare(runOf({ progress }))).toBe(0.25);
  });

  it('cannot be told before a step, nor in one without units', () => {
    expect(stepShare(runOf({ progress: null }))).toBeNull();
    expect(stepShare(runOf({ progress: { ...progress, total: 0, finished: 0 } }))).toBeNull();
  });
});
