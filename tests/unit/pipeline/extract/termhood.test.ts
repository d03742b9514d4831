import { describe, expect, it } from 'vitest';
import { TERMHOOD_FEATURES } from '../../../../src-main/domain/term.ts';
import { createExplainer, FEATURE_NAMES } from '../../../../src-main/pipeline/extract/termhood.ts';

describe('termhood', () => {
  it('has a feature for each name that a window can explain, and no other', () => {
    expect([...FEATURE_NAMES, 'decisions'].toSorted()).toEqual([...TERMHOOD_FEATURES].toSorted());
  });

  it('tells the largest effects first, whatever their sign, and leaves out what nobody could see', () => {
    const contributions = FEATURE_NAMES.map((name) => {
      if (name === 'shape') return 0.4;
      if (name === 'one-off') return -0.5;
      return name === 'marked' ? 0.0049 : 0;
    });
    expect(createExplainer()(contributions, 0.45)).toEqual([
      { feature: 'one-off', contribution: -0.5 },
      { feature: 'decisions', contribution: 0.45 },
      { feature: 'shape', contribution: 0.4 },
    ]);
    expect(createExplainer()(contributions, 0).map(({ feature }) => feature)).not.toContain('decisions');
  });
});
