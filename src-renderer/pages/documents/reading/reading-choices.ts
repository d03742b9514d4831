import { useSyncExternalStore } from 'react';
import type { ReadingView, TermStanding } from '../../../../src-main/domain/reading-view.ts';

/** How documents are shown, as a person left it; the same for all documents. */
export interface ReadingChoices {
  /** Null until a person chooses: rendered, unless the document is very long. */
  readonly view: ReadingView | null;
  readonly standings: readonly TermStanding[];
  /** Whether the list of terms is shown; null until a person chooses: where there is room. */
  readonly isListShown: boolean | null;
}

let choices: ReadingChoices = {
  view: null,
  standings: ['required', 'accepted', 'proposed'],
  isListShown: null,
};
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes what a person chose. */
export function chooseReading(chosen: Partial<ReadingChoices>): void {
  choices = { ...choices, ...chosen };
  for (const listener of listeners) listener();
}

/** How documents are shown. */
export function useReadingChoices(): ReadingChoices {
  return useSyncExternalStore(listen, () => choices);
}
