import { expect, it } from 'vitest';
import { answersAbout } from '../../../../src-renderer/api/reads.ts';

it('the list of runs is not read again while runs go on, only where all of a project may have changed', () => {
  const meanwhile = ['runs', 'documents', 'terms', 'entries', 'issues', 'decisions'] as const;
  expect(answersAbout(meanwhile)).not.toContain('runs:list');
  expect(answersAbout(['project'])).toContain('runs:list');
});

it('an answer that several parts change is read once', () => {
  const asked = [...answersAbout(['terms', 'entries', 'issues'])];
  expect(asked.filter((name) => name === 'entries:get')).toHaveLength(1);
});
