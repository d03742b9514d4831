import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../../src-main/domain/run.ts';
import { issuesState } from '../../../../../src-renderer/pages/issues/issues-state.ts';

const FULL: Run = {
  id: 'r1',
  scope: 'full',
  status: 'completed',
  program: 'genglossary command line',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  reason: null,
  reasonDetails: null,
  progress: null,
  resumes: null,
  unitsDone: 1,
  unitsReused: 0,
  unitsFailed: 0,
};
const REVIEW: Run = { ...FULL, scope: 'review' };
const GENERATE: Run = { ...FULL, scope: 'generate' };

describe('issuesState', () => {
  it('shows issues wherever there are some, also while a run works', () => {
    expect(issuesState(1, 5, [{ ...FULL, status: 'running' }])).toBe('issues');
  });

  it('says that everything is well only after a check of the entries as they are', () => {
    expect(issuesState(0, 5, [FULL])).toBe('all-good');
    expect(issuesState(0, 5, [REVIEW, GENERATE])).toBe('all-good');
    expect(issuesState(0, 5, [GENERATE, FULL])).toBe('not-checked');
    expect(issuesState(0, 5, [{ ...GENERATE, scope: 'extract' }, FULL])).toBe('all-good');
  });

  it('does not take a check that did not end for one', () => {
    expect(issuesState(0, 5, [])).toBe('not-checked');
    for (const status of ['failed', 'cancelled', 'interrupted'] as const) {
      expect(issuesState(0, 5, [{ ...FULL, status }])).toBe('not-checked');
    }
  });

  it('waits for a run that works, and for entries', () => {
    expect(issuesState(0, 5, [{ ...REVIEW, status: 'cancelling' }, FULL])).toBe('checking');
    expect(issuesState(0, 0, [])).toBe('no-entries');
  });
});
