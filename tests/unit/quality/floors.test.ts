import { describe, expect, it } from 'vitest';
import { fallsBelow, floorsFor } from '../../quality/floors.ts';
import { summarise, SUMMARY_FIGURES } from '../../quality/summary.ts';

const NOTHING = summarise([]);

describe('floors', () => {
  it('lie one hundredth below what was measured, in whole hundredths, and never below 0', () => {
    const floors = floorsFor({ en: { ...NOTHING, f1: 0.4567, recall: 0.4 } });
    expect(floors.en).toMatchObject({ f1: 0.44, recall: 0.39, precision: 0 });
    expect(floors.ja).toBeUndefined();
  });

  it('are held by what they were made from', () => {
    const measured = { ja: { ...NOTHING, f1: 0.4567 } };
    expect(fallsBelow(floorsFor(measured), measured)).toEqual([]);
  });

  it.each(SUMMARY_FIGURES)('name the figure that falls below: %s', (figure) => {
    const floors = { en: { ...NOTHING, [figure]: 0.5 } };
    expect(fallsBelow(floors, { en: { ...NOTHING, [figure]: 0.49 } })).toEqual([
      { language: 'en', figure, measured: 0.49, floor: 0.5 },
    ]);
  });
});
