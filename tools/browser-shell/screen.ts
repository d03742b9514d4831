import type { BrowserPage } from './browser.ts';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A screen, in pixels that do not depend on its density. */
export interface Display {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
  readonly scaleFactor: number;
}

let displays: readonly Display[] = [];

/** The screens as they were when the app became ready. */
export const screen = {
  getAllDisplays: (): Display[] => [...displays],
  /** Throws an Error before the app is ready. */
  getPrimaryDisplay: (): Display => {
    const [primary] = displays;
    if (primary === undefined) throw new Error("The 'screen' module can't be used before the app is ready");
    return primary;
  },
  /** The screen that shows the most of a rectangle. */
  getDisplayMatching: (rectangle: Rectangle): Display => {
    const byShare = displays.toSorted(
      (one, other) => sharedArea(other.bounds, rectangle) - sharedArea(one.bounds, rectangle),
    );
    return byShare[0] ?? screen.getPrimaryDisplay();
  },
};

/** Asks the browser for the screens. */
export async function readDisplays({ session }: BrowserPage): Promise<void> {
  const { screenInfos } = await session.send('Emulation.getScreenInfos', {});
  displays = screenInfos
    .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
    .map((info, index) => ({
      id: index + 1,
      bounds: { x: info.left, y: info.top, width: info.width, height: info.height },
      workArea: { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight },
      scaleFactor: info.devicePixelRatio,
    }));
}

function sharedArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
