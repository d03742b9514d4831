import { describe, expect, test } from 'vitest';
import type { TermRow } from '../../../../../src-main/domain/project-view.ts';
import { asItIs, decided, statusOfKey } from '../../../../../src-renderer/pages/terms/decisions.ts';

const row: TermRow = {
  key: 'lease',
  term: 'lease',
  reading: null,
  category: 'technical-term',
  status: 'candidate',
  proposed: true,
  required: false,
  origin: 'extraction',
  score: 0.5,
  frequency: 3,
  documents: 2,
  synonymNames: [],
};

describe('a decision', () => {
  test('changes what it is about and nothing else', () => {
    expect(decided(row, { status: 'rejected' })).toEqual({ ...row, status: 'rejected' });
  });

  test.each([
    { status: 'accepted' },
    { required: true },
    { category: 'person' },
    { status: 'rejected', category: 'place' },
  ] as const)('%j is taken back by what was before', (decision) => {
    const before = asItIs(row, decision);
    expect(Object.keys(before).toSorted()).toEqual(Object.keys(decision).toSorted());
    expect(decided(decided(row, decision), before)).toEqual(row);
  });
});

test('the keys A, R and U stand for decisions, small or large', () => {
  expect(['a', 'A', 'r', 'U', 'x', 'Enter'].map(statusOfKey)).toEqual([
    'accepted',
    'accepted',
    'rejected',
    'candidate',
    null,
    null,
  ]);
});
