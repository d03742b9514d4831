import type { Stretch } from './marked-text.ts';

/*
 * Which offset of the document a place of the page shows, and the other way round. Each text of a row stands in an element of
 * its own that tells which slice of the document it shows.
 */

/** The attributes of an element that shows a slice of the document. */
export function sliceAttributes({ start, end }: Stretch): Record<'data-start' | 'data-end', number> {
  return { 'data-start': start, 'data-end': end };
}

interface ShownSlice extends Stretch {
  readonly text: Text;
}

function sliceOf(element: HTMLElement): ShownSlice | null {
  const text = element.firstChild;
  if (!(text instanceof Text)) return null;
  return { start: Number(element.dataset['start']), end: Number(element.dataset['end']), text };
}

function slicesIn(row: Element): ShownSlice[] {
  return [...row.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
    const slice = sliceOf(element);
    return slice === null ? [] : [slice];
  });
}

/** Where an offset is in a text that shows a slice; what stands for other characters has only a beginning and an end. */
function placeIn({ start, end, text }: ShownSlice, offset: number): number {
  const within = Math.min(Math.max(offset - start, 0), text.length);
  if (text.length === end - start) return within;
  return offset >= end ? text.length : 0;
}

/** The part of the page that shows a stretch of the document; null where a row shows nothing of it. */
export function rangeOf(row: Element, stretch: Stretch): StaticRange | null {
  const shown = slicesIn(row).filter(({ start, end }) => start < stretch.end && end > stretch.start);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return null;
  return new StaticRange({
    startContainer: first.text,
    startOffset: placeIn(first, stretch.start),
    endContainer: last.text,
    endOffset: placeIn(last, stretch.end),
  });
}

/** The rectangles in which a row shows a stretch of the document, in pixels of the window. */
export function rectanglesOf(row: Element, stretch: Stretch): readonly DOMRect[] {
  const shown = rangeOf(row, stretch);
  if (shown === null) return [];
  const range = document.createRange();
  range.setStart(shown.startContainer, shown.startOffset);
  range.setEnd(shown.endContainer, shown.endOffset);
  return [...range.getClientRects()];
}

/** The stretch of the document that a part of the page shows; null where it shows nothing of it. */
function stretchOf(range: Range, within: Element): Stretch | null {
  const shown = slicesIn(within).filter(({ text }) => range.intersectsNode(text));
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return null;
  const offsetAt = ({ start, end, text }: ShownSlice, place: number): number =>
    text.length === end - start || place === 0 ? start + place : end;
  return {
    start: first.text === range.startContainer ? offsetAt(first, range.startOffset) : first.start,
    end: last.text === range.endContainer ? offsetAt(last, range.endOffset) : last.end,
  };
}

/** The text that somebody selected inside an element, on one line, and where it stands; null where there is none. */
export function selectedText(
  selection: Selection | null,
  within: Element,
): { readonly text: string; readonly at: Stretch } | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!within.contains(range.commonAncestorContainer)) return null;
  const text = selection.toString().replace(/\s+/g, ' ').trim();
  const at = stretchOf(range, within);
  return text === '' || at === null ? null : { text, at };
}
