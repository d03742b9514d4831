/** Whether something of the window, such as a dialog, is open, and for what; anything may open and close it. */
export interface Opening<Subject> {
  /** What it is open for; null while it is closed. */
  readonly get: () => Subject | null;
  readonly open: (subject: Subject) => void;
  readonly close: () => void;
  /** Calls a listener on every change; returns what ends the listening. */
  readonly listen: (listener: () => void) => () => void;
}

/** Makes something that is closed at first. */
export function createOpening<Subject>(): Opening<Subject> {
  let subject: Subject | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Subject | null): void => {
    subject = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => subject,
    open: set,
    close: () => set(null),
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
