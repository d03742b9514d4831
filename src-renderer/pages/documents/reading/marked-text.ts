import type { ReadingRow, TextSpan } from '../../../../src-main/domain/reading-view.ts';

/** A stretch of a document's text, as UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of a span that is marked as a whole or not at all. */
export interface SpanPiece extends TextSpan {
  readonly isMarked: boolean;
}

/** Whether each character of a span stands at its own offset of the document. */
export function isExact({ text, start, end }: Pick<TextSpan, 'text' | 'start' | 'end'>): boolean {
  return text.length === end - start;
}

/** Cuts a span where a stretch begins and ends in it. What stands for other characters is marked as a whole. */
export function markedPieces(span: TextSpan, stretch: Stretch | null): readonly SpanPiece[] {
  const { start, end, text } = span;
  const from = Math.max(stretch?.start ?? end, start);
  const to = Math.min(stretch?.end ?? start, end);
  if (from >= to) return [{ ...span, isMarked: false }];
  if (!isExact(span)) return [{ ...span, isMarked: true }];
  const piece = (first: number, last: number, isMarked: boolean): SpanPiece => ({
    ...span,
    start: first,
    end: last,
    text: text.slice(first - start, last - start),
    isMarked,
  });
  return [piece(start, from, false), piece(from, to, true), piece(to, end, false)].filter(
    (one) => one.text !== '',
  );
}

/** Where the text of a row ends in the document; where it begins if it has none. */
export function endOfRow({ start, cells }: ReadingRow): number {
  return cells.reduce((end, spans) => Math.max(end, spans.at(-1)?.end ?? 0), start);
}

/** Whether a row is the first that shows some of a stretch. */
export function beginsIn(row: ReadingRow, stretch: Stretch): boolean {
  const isIn = row.cells.some((spans) =>
    spans.some((span) => span.start < stretch.end && span.end > stretch.start),
  );
  return isIn && stretch.start >= row.start;
}

/**
 * The part of a very long document that is shown at once, by its rows: browsers cannot lay out a page of
 * any height.
 *
 * @param index a row that is to be in the part
 * @param total number of rows of the document
 */
export function partAround(
  index: number,
  total: number,
  size: number,
): { readonly first: number; readonly count: number } {
  const first = Math.floor(Math.max(Math.min(index, total - 1), 0) / size) * size;
  return { first, count: Math.min(size, Math.max(total - first, 0)) };
}
