import { describe, expect, test } from 'vitest';
import type { TermRow } from '../../../../../src-main/domain/project-view.ts';
import { asItIs, decided, isAsDecided, VERDICTS } from '../../../../../src-renderer/pages/terms/decisions.ts';

const row: TermRow = {
  key: 'lease',
  term: 'lease',
  reading: null,
  category: 'technical-term',
  status: 'candidate',
  proposed: true,
  required: false,
  origin: 'extraction',
  isNew: false,
  leftOut: null,
  score: 0.5,
  frequency: 3,
  documents: 2,
  synonymNames: [],
};

describe('a decision', () => {
  test('changes what it is about and nothing else', () => {
    expect(decided(row, { status: 'rejected' })).toEqual({
      ...row,
      status: 'rejected',
      leftOut: 'person',
    });
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

  test('is none where the term is as it says already', () => {
    expect(isAsDecided(row, { status: 'candidate', required: false })).toBe(true);
    expect(isAsDecided(row, { status: 'candidate', category: 'person' })).toBe(false);
  });

  test('brings a term that is left out back, unless it is set to undecided', () => {
    const unproposed: TermRow = { ...row, proposed: false, leftOut: 'score' };
    expect(decided(unproposed, VERDICTS.accept).leftOut).toBe(null);
    expect(decided(unproposed, VERDICTS.require)).toMatchObject({ status: 'accepted', leftOut: null });
    expect(decided(unproposed, { category: 'place' }).leftOut).toBe('score');
    expect(decided({ ...row, status: 'rejected', leftOut: 'person' }, VERDICTS.undecide).leftOut).toBe(null);
  });
});
