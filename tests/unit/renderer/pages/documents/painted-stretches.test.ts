import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintedStretches } from '../../../../../src-renderer/pages/documents/reading/painted-stretches.ts';

describe('paintedStretches', () => {
  test('the longest is painted as a whole, and what another one has beside it', () => {
    const stretches = [
      { start: 0, end: 10 },
      { start: 2, end: 5 },
      { start: 8, end: 14 },
    ];
    expect(paintedStretches(stretches)).toEqual([[{ start: 0, end: 10 }], [], [{ start: 10, end: 14 }]]);
  });

  test('a stretch with longer ones inside of its ends is painted between them', () => {
    const stretches = [
      { start: 0, end: 6 },
      { start: 5, end: 9 },
      { start: 8, end: 14 },
    ];
    expect(paintedStretches(stretches)[1]).toEqual([{ start: 6, end: 8 }]);
  });

  test('every character of a stretch is painted exactly once', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const painted = new Map<number, number>();
        for (const { start, end } of paintedStretches(stretches).flat()) {
          for (let at = start; at < end; at += 1) painted.set(at, (painted.get(at) ?? 0) + 1);
        }
        const covered = new Set<number>();
        for (const { start, end } of stretches) for (let at = start; at < end; at += 1) covered.add(at);
        expect(new Set(painted.keys())).toEqual(covered);
        expect([...painted.values()].every((times) => times === 1)).toBe(true);
      }),
    );
  });
});
