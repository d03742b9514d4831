import { describe, expect, it } from 'vitest';
import { holdsPhrase, isSamePlace, placesOf } from '../../quality/places.ts';

describe('marked slices in a text', () => {
  it('are found over line breaks and in any case, at all their places', () => {
    const text = 'A relief\n  valve (RV) opens.\nA Relief valve (RV) shuts.';
    expect(placesOf(text, 'relief valve (rv)').map(({ start, end }) => text.slice(start, end))).toEqual([
      'relief\n  valve (RV)',
      'Relief valve (RV)',
    ]);
  });

  it('hold a phrase as whole words of Latin letters', () => {
    expect(holdsPhrase('An active valve', 'act')).toBe(false);
    expect(holdsPhrase('RV弁を見る', 'RV弁')).toBe(true);
    expect(holdsPhrase('弁はRVである', 'rv')).toBe(true);
    expect(holdsPhrase('大型圧縮機室', '圧縮機')).toBe(true);
  });

  it('are the same where they share half of the shorter one', () => {
    const sentence = { start: 10, end: 50 };
    expect(isSamePlace(sentence, { start: 30, end: 40 })).toBe(true);
    expect(isSamePlace({ start: 45, end: 65 }, sentence)).toBe(false);
    expect(isSamePlace(sentence, { start: 50, end: 60 })).toBe(false);
  });
});
