import { expect, it } from 'vitest';
import { costOf, costText, modelUseOf, roughly } from '../../../../src-renderer/components/model-cost.ts';

const asked = (requests: number, tokensIn: number, tokensOut: number) => ({
  details: { code: 'model-asked', values: { requests, tokensIn, tokensOut } } as const,
});

it('what a run asked of a model is the sum over its steps, whatever else its log says', () => {
  const lines = [
    { details: null },
    asked(3, 300, 30),
    { details: { code: 'model-repaired', values: { count: 2 } } as const },
    asked(10, 1_000, 100),
  ];
  expect(modelUseOf(lines)).toStrictEqual({ requests: 13, tokensIn: 1_300, tokensOut: 130 });
  expect(modelUseOf([{ details: null }])).toBeNull();
});

it('the cost of tokens follows both prices, which are for a million of them', () => {
  expect(costOf({ tokensIn: 2_000_000, tokensOut: 500_000 }, { tokensIn: 0.5, tokensOut: 2 })).toBe(2);
});

it('a small cost does not read as none', () => {
  expect(costText(12.345, 'en')).toBe('12.35');
  expect(costText(0.000_341, 'en')).toBe('0.00034');
  expect(costText(0, 'ja')).toBe('0.00');
});

it('an estimate has two digits that mean something', () => {
  expect([roughly(0), roughly(7), roughly(214), roughly(183_420)]).toStrictEqual([0, 7, 210, 180_000]);
});
