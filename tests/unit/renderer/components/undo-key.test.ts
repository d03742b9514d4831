import { describe, expect, test } from 'vitest';
import { undoDirectionOf } from '../../../../src-renderer/components/undo-key.ts';

const NONE = {
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
};

describe.each(['linux', 'win32'] as const)('the keys on %s', (platform) => {
  test.each([
    [{ key: 'z', ctrlKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true, shiftKey: true }, null],
    [{ key: 'z' }, null],
    [{ key: 'z', metaKey: true }, null],
    [{ key: 'z', ctrlKey: true, metaKey: true }, null],
    [{ key: 'z', ctrlKey: true, altKey: true }, null],
    [{ key: 'x', ctrlKey: true }, null],
  ] as const)('%j stands for %s', (key, direction) => {
    expect(undoDirectionOf({ ...NONE, ...key }, platform)).toBe(direction);
  });

  test('what is being composed is taken back by the input method', () => {
    expect(undoDirectionOf({ ...NONE, key: 'z', ctrlKey: true, isComposing: true }, platform)).toBeNull();
  });
});

describe('the keys on a Mac', () => {
  test.each([
    [{ key: 'z', metaKey: true }, 'undo'],
    [{ key: 'z', metaKey: true, shiftKey: true }, 'redo'],
    [{ key: 'z', ctrlKey: true }, null],
    [{ key: 'y', metaKey: true }, null],
  ] as const)('%j stands for %s', (key, direction) => {
    expect(undoDirectionOf({ ...NONE, ...key }, 'darwin')).toBe(direction);
  });
});
