/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a card is put inside a pane, in pixels from its edges: below what it is about, or above it. */
export interface CardPlace {
  readonly left: number;
  readonly top: number | null;
  readonly bottom: number | null;
  readonly maxHeight: number;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Finds the place of a card beside a rectangle: on the side with more room, never over the rectangle.
 *
 * @param width of the card
 * @returns null where the rectangle is out of view
 */
export function placeBeside(rectangle: Box, pane: Box, width: number): CardPlace | null {
  if (rectangle.bottom < pane.top || rectangle.top > pane.bottom) return null;
  const left = Math.max(
    MARGIN,
    Math.min(rectangle.left - pane.left, pane.right - pane.left - width - MARGIN),
  );
  const below = pane.bottom - rectangle.bottom;
  const above = rectangle.top - pane.top;
  return below >= above
    ? {
        left,
        top: rectangle.bottom - pane.top + GAP,
        bottom: null,
        maxHeight: below - GAP - MARGIN,
      }
    : {
        left,
        top: null,
        bottom: pane.bottom - rectangle.top + GAP,
        maxHeight: above - GAP - MARGIN,
      };
}
