import { describe, expect, it } from 'vitest';
import { areAlike, likelyTerms } from '../../../../../src-renderer/pages/documents/reading/likely-terms.ts';

const term = (name: string) => ({ key: name.toLowerCase(), term: name });

describe('names', () => {
  it.each([
    ['DEM', 'digital elevation model'],
    ['ＤＥＭ', 'Digital Elevation-Model'],
    ['国連', '国際連合'],
    ['水先艇', '水先案内艇'],
    ['pilot boats', 'pilot boat'],
    ['サーバ', 'サーバー'],
  ])('are alike where one is short for the other or nearly the same: %s and %s', (left, right) => {
    expect(areAlike(left, right)).toBe(true);
    expect(areAlike(right, left)).toBe(true);
  });

  it.each([
    ['DEM', 'and'],
    ['tide', 'harbour'],
    ['inner', 'heaving line'],
    ['連国', '国際連合'],
    ['a', 'a'],
    ['', 'tide'],
  ])('are not alike where they are not: %s and %s', (left, right) => {
    expect(areAlike(left, right)).toBe(false);
  });
});

describe('the terms that a text is likely another form of', () => {
  // "the tide gauge … The instrument … an inner mooring instrument"
  const nearby = {
    terms: ['tide gauge', 'inner mooring', 'instrument'].map((name) => ({
      ...term(name),
      standing: 'proposed' as const,
    })),
    hits: [
      { start: 0, end: 10, term: 0 },
      { start: 40, end: 50, term: 2 },
      { start: 52, end: 65, term: 1 },
      { start: 300, end: 310, term: 2 },
    ],
  };

  it('are the nearest, without the one that is written so', () => {
    const likely = likelyTerms('instrument', { start: 40, end: 50 }, nearby, []);
    expect(likely.map((one) => one.term)).toEqual(['inner mooring', 'tide gauge']);
  });

  it('are first of all those with a name like it: nearby, then elsewhere, each once', () => {
    const similar = [term('TG'), term('outer TG'), term('tide gauge')];
    const likely = likelyTerms('TG', { start: 90, end: 92 }, nearby, similar);
    expect(likely.map((one) => one.term)).toEqual(['tide gauge', 'outer TG', 'inner mooring', 'instrument']);
  });

  it('are only those elsewhere where none is nearby', () => {
    expect(
      likelyTerms('TG', { start: 0, end: 2 }, { terms: [], hits: [] }, [term('tg'), term('outer TG')]),
    ).toEqual([term('outer TG')]);
  });
});
