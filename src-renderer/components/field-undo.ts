import type { UndoDirection } from './undo-key.ts';

/** What takes its own input back. */
const TEXT_FIELDS = 'textarea, input:not([type=checkbox], [type=radio])';

/**
 * Lets the text field that has the keyboard take its own input back, or repeat it.
 *
 * @returns whether it was one that has the keyboard
 */
export function undoInTextField(direction: UndoDirection): boolean {
  if (document.activeElement?.matches(TEXT_FIELDS) !== true) return false;
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else reaches a field's own history
  document.execCommand(direction);
  return true;
}
