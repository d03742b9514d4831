import { describe, expect, it } from 'vitest';
import { countList, countTerms, ratio, scoresOf } from '../../quality/scores.ts';

const GOLD = new Set(['valve', 'valves', 'relief valve']);

describe('counting against a gold list', () => {
  it('counts a string once, whatever its capitals', () => {
    expect(countList(['Valve', 'valve', 'house'], GOLD)).toEqual({ listed: 2, right: 1, gold: 3 });
  });

  it('counts variants that are gold as found, and others not at all', () => {
    const terms = [{ term: 'Valve', variants: ['valves', 'VALVE', 'valve units'] }];
    expect(countTerms(terms, GOLD)).toEqual({ listed: 2, right: 2, gold: 3 });
  });

  it('counts the shown form as false where only a variant is gold', () => {
    expect(countTerms([{ term: 'the valve', variants: ['valve'] }], GOLD)).toEqual({
      listed: 2,
      right: 1,
      gold: 3,
    });
  });

  it('counts a form once that two terms have', () => {
    const terms = [
      { term: 'valve', variants: ['valves'] },
      { term: 'valves', variants: [] },
    ];
    expect(countTerms(terms, GOLD)).toEqual({ listed: 2, right: 2, gold: 3 });
  });

  it('gives precision, recall and their harmonic mean', () => {
    expect(scoresOf({ listed: 4, right: 2, gold: 8 })).toEqual({ precision: 0.5, recall: 0.25, f1: 1 / 3 });
  });

  it('gives 0 where there is nothing to count', () => {
    expect(ratio({ right: 0, of: 0 })).toBe(0);
    expect(scoresOf({ listed: 0, right: 0, gold: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
