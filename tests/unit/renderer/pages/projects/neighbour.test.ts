import { describe, expect, it } from 'vitest';
import type { ListedProject } from '../../../../../src-main/domain/project-view.ts';
import { neighbourOf } from '../../../../../src-renderer/pages/projects/neighbour.ts';

const projects = ['/a', '/b', '/c'].map((file): ListedProject => ({
  file,
  name: file,
  openedAt: '2026-01-01T00:00:00.000Z',
  state: {
    kind: 'ready',
    counts: { documents: 0, terms: 0, entries: 0, openIssues: 0 },
    lastRun: null,
  },
}));

describe('neighbourOf', () => {
  it('is the next project, for the last one the one before', () => {
    expect(neighbourOf(projects, '/a')).toBe('/b');
    expect(neighbourOf(projects, '/c')).toBe('/b');
  });

  it('is nothing for the only project and for one that is not on the list', () => {
    expect(neighbourOf(projects.slice(0, 1), '/a')).toBeNull();
    expect(neighbourOf(projects, '/x')).toBeNull();
  });
});
