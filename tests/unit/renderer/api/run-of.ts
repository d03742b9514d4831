import type { Run } from '../../../../src-main/domain/run.ts';

/** A run with everything that a test does not care about filled in. */
export function runOf(parts: Partial<Run>): Run {
  return {
    id: 'run-1',
    scope: 'full',
    status: 'running',
    program: 'GenGlossary',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    reason: null,
    reasonDetails: null,
    progress: null,
    resumes: null,
    unitsDone: 0,
    unitsReused: 0,
    unitsFailed: 0,
    ...parts,
  };
}
