import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { ReadingTextHandle } from './reading-text.tsx';
import { selectedText } from './text-places.ts';

/** Text that somebody selected, and where its end is drawn, in pixels of the window. */
export interface SelectedText {
  readonly text: string;
  readonly rectangle: DOMRect;
}

/** A selection that goes on being made is not looked at, in milliseconds. */
const SETTLES_AFTER_MS = 150;

/** The text that is selected in a document; null where none is, or more than `longest` UTF-16 units. */
export function useSelectedText(
  reading: RefObject<ReadingTextHandle | null>,
  longest: number,
): SelectedText | null {
  const [selected, setSelected] = useState<SelectedText | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    const look = (): void => {
      const element = reading.current?.element() ?? null;
      const selection = window.getSelection();
      const text = element === null ? null : selectedText(selection, element);
      const rectangle = selection?.rangeCount
        ? [...selection.getRangeAt(0).getClientRects()].at(-1)
        : undefined;
      setSelected(
        text === null || text.length > longest || rectangle === undefined ? null : { text, rectangle },
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
  }, [reading, longest]);
  return selected;
}
