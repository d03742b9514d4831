import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, findPatterns } from '../../../src-main/text/automaton.ts';

function search(patterns: readonly string[], text: string): [start: number, pattern: number][] {
  const hits = findPatterns(buildAutomaton(patterns), text, () => true);
  return Array.from({ length: hits.count }, (_, hit) => [hits.start[hit] ?? -1, hits.pattern[hit] ?? -1]);
}

describe('findPatterns', () => {
  it('finds overlapping and nested patterns by their ends, longest first', () => {
    expect(search(['he', 'she', 'his', 'hers'], 'ushers')).toEqual([
      [1, 1],
      [2, 0],
      [2, 3],
    ]);
  });

  it('finds every pattern of a few units wherever it stands', () => {
    const unit = fc.constantFrom('a', 'b', '漢', '\uD83D', '\uDE00');
    const word = fc.array(unit, { minLength: 1, maxLength: 5 }).map((units) => units.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 12 }),
        fc.array(unit, { maxLength: 50 }),
        (patterns, units) => {
          const text = units.join('');
          const expected: [number, number][] = [];
          for (let end = 1; end <= text.length; end++) {
            for (let start = 0; start < end; start++) {
              const pattern = patterns.indexOf(text.slice(start, end));
              if (pattern >= 0) expected.push([start, pattern]);
            }
          }
          expect(search(patterns, text)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps only the hits that are accepted', () => {
    const hits = findPatterns(buildAutomaton(['a']), 'aaa', (start) => start === 1);
    expect([...hits.start]).toEqual([1]);
  });

  it('keeps thousands of hits', () => {
    expect(search(['ab'], 'ab'.repeat(5000)).length).toBe(5000);
  });

  it('ignores empty patterns and names the first of equal ones', () => {
    expect(search(['', 'x', 'x'], 'x')).toEqual([[0, 1]]);
    expect(search([], 'x')).toEqual([]);
  });
});
