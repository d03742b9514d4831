import type { Segment } from '../../../src-main/domain/project-view.ts';

/** A stretch of a document's text, as UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of a segment that is marked as a whole or not at all. */
export interface TextPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a segment where a stretch begins and ends in it. Pieces without text are left out. */
export function markedPieces({ start, text }: Segment, stretch: Stretch | null): readonly TextPiece[] {
  const within = (offset: number): number => Math.min(Math.max(offset - start, 0), text.length);
  const from = stretch === null ? 0 : within(stretch.start);
  const to = stretch === null ? 0 : Math.max(within(stretch.end), from);
  return [
    { text: text.slice(0, from), isMarked: false },
    { text: text.slice(from, to), isMarked: true },
    { text: text.slice(to), isMarked: false },
  ].filter((piece) => piece.text !== '');
}

/** Whether a segment is the first that holds some of a stretch. */
export function beginsIn({ start, text }: Segment, stretch: Stretch): boolean {
  return stretch.start >= start && stretch.start < start + text.length;
}

/**
 * The part of a very long document that is shown at once, by its segments: browsers cannot lay out a page of
 * any height.
 *
 * @param index a segment that is to be in the part
 * @param total number of segments of the document
 */
export function partAround(
  index: number,
  total: number,
  size: number,
): { readonly first: number; readonly count: number } {
  const first = Math.floor(Math.max(Math.min(index, total - 1), 0) / size) * size;
  return { first, count: Math.min(size, Math.max(total - first, 0)) };
}
