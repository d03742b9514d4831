import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceBetween } from '../../../../../src-renderer/pages/glossary/text-difference.ts';

const marked = (before: string, after: string): string =>
  differenceBetween(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `[${kind === 'added' ? '+' : '-'}${text}]`))
    .join('');

describe('the difference between two texts', () => {
  it('is told in whole words', () => {
    expect(marked('A lathe turns wood.', 'A lathe turned wood.')).toBe('A lathe [-turns][+turned] wood.');
  });

  it('is told in words of Japanese, which has none between spaces', () => {
    expect(marked('海面の高さを一分ごとに記録する計器', '海面の高さを一分ごとに記録する装置')).toBe(
      '海面の高さを一分ごとに記録する[-計器][+装置]',
    );
  });

  it('is nothing between two empty texts, and the whole text where the other one is empty', () => {
    expect(marked('', '')).toBe('');
    expect(marked('', 'A lathe.')).toBe('[+A lathe.]');
  });

  it('holds both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const parts = differenceBetween(before, after);
        const without = (kind: string): string =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });

  it('shows texts that have nothing in common one after the other', () => {
    const words = (from: number): string =>
      Array.from({ length: 1_000 }, (_, index) => `w${from + index}`).join('-');
    const kinds = differenceBetween(words(0), words(5_000)).map(({ kind }) => kind);
    expect(kinds).toEqual(['removed', 'added']);
  });
});
