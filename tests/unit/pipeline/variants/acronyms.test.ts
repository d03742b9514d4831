import { describe, expect, it } from 'vitest';
import { isAcronym, isLongFormOf, longFormBefore } from '../../../../src-main/pipeline/variants/acronyms.ts';

describe('the long form before an acronym', () => {
  it.each([
    ['The stock keeping unit', 'SKU', 'stock keeping unit'],
    ['We use a loss-free replicated ledger type', 'LRLT', 'loss-free replicated ledger type'],
    ['ask for an electromyogram', 'EMG', 'electromyogram'],
    ['every pressure expansion valve', 'PXVs', 'pressure expansion valve'],
    ['Kitchen as a Service', 'KaaS', 'Kitchen as a Service'],
    ['Last baked, first sold', 'LBFS', 'Last baked, first sold'],
  ])('%s (%s)', (before, acronym, long) => {
    expect(longFormBefore(before, acronym)).toBe(long);
  });

  it.each([
    ['the input port', 'USB'],
    ['what we have seen at the shop', 'WS'],
    ['It was sold. Keeping units', 'SKU'],
    ['the text', 'TX'],
    ['', 'AB'],
  ])('is none in: %s (%s)', (before, acronym) => {
    expect(longFormBefore(before, acronym)).toBeNull();
  });
});

it.each(['SKU', 'VMs', 'eBPF', 'CI/CD', 'QTc'])('takes %s for an acronym', (text) => {
  expect(isAcronym(text)).toBe(true);
});

it.each(['A', 'Kiln', 'kiln', 'Kiln Road', 'see below', ''])('does not take "%s" for an acronym', (text) => {
  expect(isAcronym(text)).toBe(false);
});

it('knows a long form only where it is the whole text', () => {
  expect(isLongFormOf('stock keeping unit', 'SKU')).toBe(true);
  expect(isLongFormOf('a stock keeping unit', 'SKU')).toBe(false);
});
