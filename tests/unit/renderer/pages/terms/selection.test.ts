import { expect, test } from 'vitest';
import {
  isAmong,
  ONE,
  selectionOf,
  sizeOf,
  toggled,
} from '../../../../../src-renderer/pages/terms/selection.ts';
import type { Selection } from '../../../../../src-renderer/pages/terms/selection.ts';

const ALL: Selection = { kind: 'all', seen: 50_000, except: new Set() };

test('a second term makes it several, and the one that is left over is shown', () => {
  const two = toggled(ONE, 'b', 'a');
  expect(two).toEqual({ selection: selectionOf(['a', 'b']), current: 'b' });
  expect(toggled(two.selection, 'a', 'b')).toEqual({ selection: ONE, current: 'b' });
  expect(toggled(two.selection, 'b', 'b')).toEqual({ selection: ONE, current: 'a' });
});

test('the only selected term stays selected', () => {
  expect(toggled(ONE, 'a', 'a')).toEqual({ selection: ONE, current: 'a' });
  expect(toggled(ONE, 'a', null)).toEqual({ selection: ONE, current: 'a' });
});

test('of all terms one is left out, and taken in again', () => {
  const { selection } = toggled(ALL, 'b', 'a');
  if (selection.kind === 'one') throw new Error('There are many.');
  expect(sizeOf(selection)).toBe(49_999);
  expect(isAmong(selection, 'b')).toBe(false);
  expect(isAmong(selection, 'c')).toBe(true);
  expect(toggled(selection, 'b', 'b').selection).toEqual(ALL);
});
