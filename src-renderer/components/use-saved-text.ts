import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { showProblem } from './notices.tsx';
import { createTextSaver, TextSavers } from './saved-text.ts';
import type { SavingState, TypedText } from './saved-text.ts';

const savers = new TextSavers();
// A page that goes away sends what is still waiting: nobody waits for the answer, but the text arrives.
for (const event of ['beforeunload', 'pagehide']) window.addEventListener(event, () => savers.flush());

/**
 * Changes stored texts by other ways than their fields: after all that was typed is saved, and the fields show what
 * is stored then. A text that could not be saved stays in its field.
 */
export async function withTypedTextsSaved<Result>(change: () => Promise<Result>): Promise<Result> {
  await savers.settled();
  const result = await change();
  savers.release();
  return result;
}

/**
 * What was typed under a name and is not saved; null where nothing is. For where the field of the text is gone.
 *
 * @param name of the text (see `useSavedText`)
 */
export function useUnsavedText(name: string): string | null {
  const saver = savers.find(name);
  const { draft, state } = useSyncExternalStore(
    saver?.subscribe ?? hearNothing,
    saver?.current ?? nothingTyped,
  );
  return state === 'saving' || state === 'failed' ? draft : null;
}

const NOTHING_TYPED: TypedText = { draft: null, state: 'unchanged' };

function nothingTyped(): TypedText {
  return NOTHING_TYPED;
}

function hearNothing(): () => void {
  return () => {};
}

/** A text field whose text is saved as it is typed. */
export interface SavedText {
  readonly text: string;
  readonly state: SavingState;
  readonly change: (text: string) => void;
  /** Sends once more what could not be saved. */
  readonly retry: () => void;
  /** For the field: while one is in it, nothing replaces what one typed. */
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Saves a text as it is typed: every input event sends the latest text, or, while a save is under way, the latest
 * one after it. What is typed is lost neither by going elsewhere nor by closing the window nor by a change that
 * comes from outside meanwhile. A failure is shown as a notice, and the text is kept.
 *
 * @param name names the text over all projects and pages; a component shows one text only (give it a `key`)
 * @param stored the text as the project holds it
 * @param save stores a text, and puts it where `stored` comes from
 */
export function useSavedText({
  name,
  stored,
  save,
}: {
  readonly name: string;
  readonly stored: string;
  readonly save: (text: string) => Promise<void>;
}): SavedText {
  const saver = savers.saverOf(name, () => createTextSaver(save, showProblem));
  const { draft, state } = useSyncExternalStore(saver.subscribe, saver.current);
  useEffect(() => savers.use(name), [name]);

  const isFocused = useRef(false);
  const lastStored = useRef(stored);
  useEffect(() => {
    if (lastStored.current === stored) return;
    lastStored.current = stored;
    // What changes after all was saved is newer than what was typed here.
    if (!isFocused.current) saver.release();
  }, [saver, stored]);

  return {
    text: draft ?? stored,
    state,
    change: saver.change,
    retry: saver.retry,
    onFocus: useCallback(() => {
      isFocused.current = true;
    }, []),
    onBlur: useCallback(() => {
      isFocused.current = false;
      // What was saved a moment ago reaches `stored` in a task of its own: until then the earlier text would be shown.
      setTimeout(() => {
        if (!isFocused.current) saver.release();
      });
    }, [saver]),
  };
}
