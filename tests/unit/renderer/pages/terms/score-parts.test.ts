import { describe, expect, it } from 'vitest';
import { drawnParts, reasonOf } from '../../../../../src-renderer/pages/terms/score-parts.ts';

describe('the parts of a score', () => {
  it('come with the largest effect first, whether for or against, and bars relative to it', () => {
    const parts = drawnParts([
      { feature: 'shape', contribution: 1 },
      { feature: 'general-word', contribution: -2 },
      { feature: 'hyphenated', contribution: 0.5 },
    ]);
    expect(parts).toEqual([
      { feature: 'general-word', contribution: -2, speaks: 'against', share: 1 },
      { feature: 'shape', contribution: 1, speaks: 'for', share: 0.5 },
      { feature: 'hyphenated', contribution: 0.5, speaks: 'for', share: 0.25 },
    ]);
  });

  it('leave out what has no effect', () => {
    expect(drawnParts([{ feature: 'shape', contribution: 0 }])).toEqual([]);
    expect(drawnParts([])).toEqual([]);
  });
});

describe('the reason why a term is in the list', () => {
  const found = {
    explanation: [{ feature: 'shape', contribution: 1 }],
    origin: 'extraction',
    proposed: true,
    frequency: 3,
  } as const;

  it.each([
    [found, 'proposed'],
    [{ ...found, proposed: false }, 'notProposed'],
    // A person added it, and a later run has found it as well.
    [{ ...found, origin: 'user' }, 'proposed'],
    [{ ...found, origin: 'user', explanation: [], proposed: false }, 'byHand'],
    [{ ...found, explanation: [], frequency: 0 }, 'kept'],
    [{ ...found, explanation: [] }, 'notRanked'],
  ] as const)('of %j is %s', (details, reason) => {
    expect(reasonOf(details)).toBe(reason);
  });
});
