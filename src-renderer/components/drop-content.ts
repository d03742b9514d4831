/** Tells whether something that is dragged over the window brings files along. */
export function bringsFiles(types: readonly string[]): boolean {
  return types.includes('Files');
}

/** Tells whether something can be typed into an element: what is dragged there is the element's own matter. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
