import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPieces } from '../../../src-main/text/pieces.ts';

describe('cutPieces', () => {
  const cut = (text: string, limit: number): string[] =>
    cutPieces(text, 0, text.length, limit).map(([start, end]) => text.slice(start, end));

  it('cuts at the end of a sentence where there is one', () => {
    expect(cut('One two. Three four five.', 12)).toEqual(['One two. ', 'Three four ', 'five.']);
    expect(cut('一二三。四五六七。', 6)).toEqual(['一二三。', '四五六七。']);
  });

  it('covers the text without gaps, within the limit and between characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 50 }),
        (text, limit) => {
          const pieces = cut(text, limit);
          expect(pieces.join('')).toBe(text);
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(limit);
            expect(piece).not.toMatch(/[\uD800-\uDBFF]$/);
          }
        },
      ),
    );
  });
});
