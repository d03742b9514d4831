/** A rectangle on the screen, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_WINDOW = { width: 900, height: 600 } as const;
const USUAL_WINDOW = { width: 1280, height: 840 } as const;

/** How much of a window has to be seen on a display for it to belong there: enough to take hold of it. */
const LEAST_VISIBLE = { width: 120, height: 60 } as const;

/** How far a window is moved to leave the title of the one below to be seen. */
const STEP = 32;

/**
 * Finds the place for a window: where it was, if that can be seen on the displays of now, and otherwise in the middle
 * of the first display. It never exceeds its display, unless that is smaller than the smallest window.
 *
 * @param earlier where it was the last time; null if it never was
 * @param displays the areas that windows may cover, the main display first
 * @param taken where other windows are: it does not hide one of them exactly
 */
export function fitBounds(
  earlier: Bounds | null,
  displays: readonly [Bounds, ...Bounds[]],
  taken: readonly Bounds[] = [],
): Bounds {
  const [main] = displays;
  const home = earlier === null ? undefined : mostCovered(earlier, displays);
  const { width, height } = earlier ?? USUAL_WINDOW;
  const area = home ?? main;
  const size = {
    width: Math.max(SMALLEST_WINDOW.width, Math.min(width, area.width)),
    height: Math.max(SMALLEST_WINDOW.height, Math.min(height, area.height)),
  };
  const wished =
    earlier === null || home === undefined
      ? {
          x: area.x + Math.round((area.width - size.width) / 2),
          y: area.y + Math.round((area.height - size.height) / 2),
        }
      : earlier;
  let place = moveInto(area, wished, size);
  // As many steps as there are windows: in a corner without room they may lie upon each other.
  for (let steps = 0; steps < taken.length && taken.some((other) => isAt(other, place)); steps += 1) {
    place = moveInto(area, { x: place.x + STEP, y: place.y + STEP }, size);
  }
  return place;
}

/** The display that shows most of a window; none if too little of it can be seen anywhere. */
function mostCovered(window: Bounds, displays: readonly Bounds[]): Bounds | undefined {
  let most: { readonly display: Bounds; readonly covered: number } | undefined;
  for (const display of displays) {
    const width = overlap(window.x, window.width, display.x, display.width);
    const height = overlap(window.y, window.height, display.y, display.height);
    if (width < LEAST_VISIBLE.width || height < LEAST_VISIBLE.height) continue;
    if (most === undefined || width * height > most.covered) most = { display, covered: width * height };
  }
  return most?.display;
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

function moveInto(
  area: Bounds,
  place: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): Bounds {
  return {
    x: Math.max(area.x, Math.min(place.x, area.x + area.width - size.width)),
    y: Math.max(area.y, Math.min(place.y, area.y + area.height - size.height)),
    ...size,
  };
}

function isAt(window: Bounds, place: Bounds): boolean {
  return window.x === place.x && window.y === place.y;
}
