import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../../src-main/documents/compare-code-points.ts';

describe('compareCodePoints', () => {
  it('orders as the UTF-8 bytes do, characters outside the BMP last', () => {
    const character = fc.constantFrom('a', 'b', '漢', '\uE000', '\uFF21', '😀', '𠮷');
    const text = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1000 },
    );
  });
});
