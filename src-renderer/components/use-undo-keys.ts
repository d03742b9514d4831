import { useEffect } from 'react';
import { useWindowState } from '../api/window-state.tsx';
import { undoDirectionOf } from './undo-key.ts';
import type { UndoDirection } from './undo-key.ts';

/**
 * Calls `onKey` for the keys that take back and repeat. They do nothing else then: not what the field that has the
 * keyboard makes of them, and not what the menu has for them.
 */
export function useUndoKeys(onKey: (direction: UndoDirection) => void): void {
  const { platform } = useWindowState();
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      const direction = undoDirectionOf(event, platform);
      if (direction === null || event.defaultPrevented) return;
      event.preventDefault();
      onKey(direction);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [onKey, platform]);
}
