import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Stretch } from './marked-text.ts';
import type { ReadingTextHandle } from './reading-text.tsx';
import { selectedText } from './text-places.ts';

/** Text that somebody selected, where it stands, and where its end is drawn, in pixels of the window. */
export interface SelectedText {
  readonly text: string;
  readonly at: Stretch;
  readonly rectangle: DOMRect;
}

/** A selection that goes on being made is not looked at, in milliseconds. */
const SETTLES_AFTER_MS = 150;

/**
 * The text that is selected in a document; null where none is, or more than `longest` UTF-16 units. It stays while the
 * keyboard is in the bar that is about it: a field there takes the browser's selection to itself.
 */
export function useSelectedText(
  reading: RefObject<ReadingTextHandle | null>,
  bar: RefObject<HTMLElement | null>,
  longest: number,
): { readonly selected: SelectedText | null; readonly clear: () => void } {
  const [selected, setSelected] = useState<SelectedText | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    const look = (): void => {
      if (bar.current?.contains(document.activeElement) === true) return;
      const element = reading.current?.element() ?? null;
      const selection = window.getSelection();
      const found = element === null ? null : selectedText(selection, element);
      const rectangle = selection?.rangeCount
        ? [...selection.getRangeAt(0).getClientRects()].at(-1)
        : undefined;
      setSelected(
        found === null || found.text.length > longest || rectangle === undefined
          ? null
          : { ...found, rectangle },
      );
    };
    const listen = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, SETTLES_AFTER_MS);
    };
    document.addEventListener('selectionchange', listen);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('selectionchange', listen);
    };
  }, [reading, bar, longest]);
  const clear = useCallback((): void => {
    window.getSelection()?.removeAllRanges();
    setSelected(null);
  }, []);
  return { selected, clear };
}
