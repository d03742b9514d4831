import { expect, test } from 'vitest';
import { placeBeside } from '../../../../../src-renderer/pages/documents/reading/place-beside.ts';

const PANE = { left: 200, top: 100, right: 800, bottom: 600 };
const word = (left: number, top: number) => ({ left, top, right: left + 50, bottom: top + 20 });

test('a card stands below a word in the upper half, and above one in the lower half', () => {
  expect(placeBeside(word(300, 150), PANE, 360)).toEqual({
    left: 100,
    top: 76,
    bottom: null,
    maxHeight: 416,
  });
  expect(placeBeside(word(300, 550), PANE, 360)).toEqual({
    left: 100,
    top: null,
    bottom: 56,
    maxHeight: 436,
  });
});

test('a card stays inside the pane', () => {
  expect(placeBeside(word(790, 150), PANE, 360)?.left).toBe(232);
  expect(placeBeside(word(201, 150), PANE, 700)?.left).toBe(8);
});

test('there is no card beside a word that is out of view', () => {
  expect(placeBeside(word(300, 70), PANE, 360)).toBeNull();
  expect(placeBeside(word(300, 601), PANE, 360)).toBeNull();
});
