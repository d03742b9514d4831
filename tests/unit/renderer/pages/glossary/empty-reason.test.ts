import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../../src-main/domain/run.ts';
import { emptyReason } from '../../../../../src-renderer/pages/glossary/empty-reason.ts';

const RUN: Run = {
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

describe('emptyReason', () => {
  it('asks for documents where there are none', () => {
    expect(emptyReason(0, [])).toBe('no-documents');
    expect(emptyReason(0, [RUN])).toBe('no-documents');
  });

  it('offers to build where documents wait', () => {
    expect(emptyReason(3, [])).toBe('not-built');
  });

  it('shows that a run works on it, also where there are no documents yet', () => {
    expect(emptyReason(3, [{ ...RUN, status: 'running' }])).toBe('building');
    expect(emptyReason(0, [{ ...RUN, status: 'pending' }, RUN])).toBe('building');
  });

  it('tells a whole run without terms from one that did not end well or did a part only', () => {
    expect(emptyReason(3, [RUN])).toBe('no-terms');
    expect(emptyReason(3, [{ ...RUN, status: 'failed' }, RUN])).toBe('not-built');
    expect(emptyReason(3, [{ ...RUN, scope: 'extract' }])).toBe('not-built');
  });
});
