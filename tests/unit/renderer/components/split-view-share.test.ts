import { expect, test } from 'vitest';
import { allowedShare, shareAfterKey } from '../../../../src-renderer/components/split-view-share.ts';

test('neither side of a divider can be pushed out of the window', () => {
  expect(allowedShare(3)).toBe(25);
  expect(allowedShare(120)).toBe(75);
  expect(allowedShare(49.6)).toBe(50);
});

test('the arrow keys move the divider, Home and End push it as far as it goes', () => {
  expect(shareAfterKey('ArrowRight', 50)).toBe(54);
  expect(shareAfterKey('ArrowLeft', 50)).toBe(46);
  expect(shareAfterKey('ArrowLeft', 26)).toBe(25);
  expect(shareAfterKey('Home', 50)).toBe(25);
  expect(shareAfterKey('End', 50)).toBe(75);
});

test('other keys leave the divider alone', () => {
  expect(shareAfterKey('Tab', 50)).toBeNull();
});
