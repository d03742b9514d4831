import { expect, test } from 'vitest';
import { TERM_CATEGORIES } from '../../../../../src-main/domain/term.ts';
import { commandOfKey, digitOf } from '../../../../../src-renderer/pages/terms/term-keys.ts';

const pressed = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  commandOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });

test.each([
  ['a', 'accept'],
  ['A', 'accept'],
  ['r', 'reject'],
  ['u', 'undecide'],
  ['Q', 'require'],
] as const)('the key %s stands for a verdict, small or large', (key, verdict) => {
  expect(pressed(key)).toEqual({ kind: 'verdict', verdict });
});

test('each category has a digit of its own, in the order in which categories are listed', () => {
  expect(TERM_CATEGORIES.map((category) => pressed(digitOf(category)))).toEqual(
    TERM_CATEGORIES.map((category) => ({ kind: 'category', category })),
  );
  expect(pressed('0')).toBe(null);
  expect(pressed('7')).toBe(null);
});

test('with Control or Command only A does something, with Alt nothing does', () => {
  expect(pressed('a', { ctrlKey: true })).toEqual({ kind: 'select-all' });
  expect(pressed('a', { metaKey: true })).toEqual({ kind: 'select-all' });
  expect(pressed('r', { ctrlKey: true })).toBe(null);
  expect(pressed('z', { ctrlKey: true })).toBe(null);
  expect(pressed('a', { altKey: true })).toBe(null);
});
