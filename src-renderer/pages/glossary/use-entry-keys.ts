import { useHotkeys } from '@mantine/hooks';

/** Keys of the page with what each does. They are not the page's in a dialog, whose own they are, and in a text field. */
export function useEntryKeys(keys: Readonly<Record<string, () => void>>): void {
  useHotkeys(
    Object.entries(keys).map(([key, act]) => [
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
