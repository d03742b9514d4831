/* Whether the export dialog is open: any page and the menu can open it, one dialog belongs to the window. */

let isOpen = false;
const listeners = new Set<() => void>();

function set(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

/** Opens the export dialog, from wherever in the window. */
export function openExportDialog(): void {
  set(true);
}

/** Closes the export dialog. */
export function closeExportDialog(): void {
  set(false);
}

/** Tells whether the export dialog is to be seen. */
export function isExportDialogOpen(): boolean {
  return isOpen;
}

/** Calls a listener when the dialog opens or closes; returns what ends the listening. */
export function listenToExportDialog(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
