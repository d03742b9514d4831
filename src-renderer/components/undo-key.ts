import type { WindowState } from '../../src-preload/contract.ts';

/** Taking back what was done, or repeating what was taken back. */
export type UndoDirection = 'undo' | 'redo';

type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** What a key stands for on a platform: Ctrl+Z and Ctrl+Shift+Z, or with Command on a Mac; Ctrl+Y elsewhere. */
export function undoDirectionOf(
  { key, ctrlKey, metaKey, shiftKey, altKey, isComposing }: PressedKey,
  platform: WindowState['platform'],
): UndoDirection | null {
  const isMac = platform === 'darwin';
  if (isComposing || altKey || (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return null;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return isMac || shiftKey ? null : 'redo';
    default:
      return null;
  }
}
