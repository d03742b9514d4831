import { expect, test } from 'vitest';
import { formatSize } from '../../../../src-renderer/components/sizes.ts';

test.each([
  [0, '1 kB'],
  [1499, '1 kB'],
  [40_960, '41 kB'],
  [999_400, '999 kB'],
  [999_500, '1 MB'],
  [1_840_000, '1.8 MB'],
  [12_400_000, '12 MB'],
  [999_500_000, '1 GB'],
  [2_340_000_000, '2.3 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes, 'en')).toBe(text);
});

test('the unit is written as the language writes it', () => {
  expect(formatSize(1_840_000, 'ja')).toBe('1.8 MB');
});
