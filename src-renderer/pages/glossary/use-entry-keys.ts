import { useHotkeys } from '@mantine/hooks';
import { createContext, useContext } from 'react';

/** Whether the keys of what is inside are about other entries: those that are marked. */
export const AreKeysForMarked = createContext(false);

/**
 * Keys of the page with what each does. They are not the page's in a dialog, whose own they are, and in a text field; and
 * not those of the entry that is read where entries are marked.
 */
export function useEntryKeys(keys: Readonly<Record<string, () => void>>): void {
  const areForMarked = useContext(AreKeysForMarked);
  useHotkeys(
    areForMarked
      ? []
      : Object.entries(keys).map(([key, act]) => [
          key,
          (event) => {
            if (!isInDialog(event)) act();
          },
        ]),
  );
}

function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}
