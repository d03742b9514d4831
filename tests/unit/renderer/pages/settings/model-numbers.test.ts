import { describe, expect, it } from 'vitest';
import { modelSettingsSchema } from '../../../../../src-main/domain/provider-settings-schema.ts';
import {
  MODEL_NUMBERS,
  numberText,
  PRICE_RULE,
  readNumber,
  ruleOf,
  withNumber,
  withPrice,
} from '../../../../../src-renderer/pages/settings/model-numbers.ts';
import { MODEL_SETTINGS } from '../../../../support/model-settings.ts';

describe('a number that is typed', () => {
  it.each([
    ['8', 8],
    ['８', 8],
    [' 64 ', 64],
    ['0', null],
    ['65', null],
    ['1.5', null],
    ['-1', null],
    ['1e1', null],
    ['0x10', null],
    ['', null],
    ['many', null],
  ])('%j is read as %j where 1 to 64 requests are allowed', (typed, value) => {
    expect(readNumber(typed, ruleOf('concurrency'))).toBe(value);
  });

  it('may have commas between thousands, and a fraction where the rule allows one', () => {
    expect(readNumber('128,000', ruleOf('contextTokens'))).toBe(128_000);
    expect(readNumber('0,5', PRICE_RULE)).toBeNull();
    expect(readNumber('.15', PRICE_RULE)).toBe(0.15);
  });
});

it.each(MODEL_NUMBERS)(
  'W36: the limits of %s are those that are stored, and it comes back as it was typed',
  (name) => {
    const { least, most } = ruleOf(name);
    for (const value of [least, most]) {
      const settings = withNumber(MODEL_SETTINGS, name, value);
      expect(modelSettingsSchema.safeParse(settings).success).toBe(true);
      expect(numberText(settings, name)).toBe(String(value));
    }
    expect(modelSettingsSchema.safeParse(withNumber(MODEL_SETTINGS, name, most + 1)).success).toBe(false);
  },
);

it('times are typed in seconds', () => {
  expect(withNumber(MODEL_SETTINGS, 'firstTokenMs', 90).firstTokenMs).toBe(90_000);
  expect(ruleOf('firstTokenMs').most).toBe(300);
});

it('a price is there while one of its numbers is', () => {
  const sent = withPrice(null, 'tokensIn', 0.15);
  expect(sent).toStrictEqual({ tokensIn: 0.15, tokensOut: 0 });
  const both = withPrice(sent, 'tokensOut', 0.6);
  expect(both).toStrictEqual({ tokensIn: 0.15, tokensOut: 0.6 });
  expect(withPrice(withPrice(both, 'tokensIn', null), 'tokensOut', null)).toBeNull();
});
