import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBounds, SMALLEST_WINDOW } from '../../../src-main/electron/window-bounds.ts';

const MAIN = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1440 };
const LEFT = { x: -1280, y: 100, width: 1280, height: 720 };

describe('a window', () => {
  it('comes back to where it was, on whatever display', () => {
    for (const earlier of [
      { x: 100, y: 100, width: 1000, height: 700 },
      { x: 2500, y: 300, width: 1400, height: 900 },
      { x: -1200, y: 110, width: 1000, height: 650 },
    ]) {
      expect(fitBounds(earlier, [MAIN, RIGHT, LEFT])).toEqual(earlier);
    }
  });

  it('that was never opened is in the middle of the main display', () => {
    expect(fitBounds(null, [MAIN])).toEqual({ x: 320, y: 133, width: 1280, height: 840 });
  });

  it.each([
    ['was unplugged', { x: 2500, y: 300, width: 1000, height: 700 }],
    ['is elsewhere now', { x: -5000, y: 300, width: 1000, height: 700 }],
    ['shows only its edge', { x: 1900, y: 300, width: 1000, height: 700 }],
  ])('whose display %s comes to the middle of the main one in its size', (_, earlier) => {
    expect(fitBounds(earlier, [MAIN])).toEqual({ x: 460, y: 203, width: 1000, height: 700 });
  });

  it('that hangs over the edge is moved in', () => {
    expect(fitBounds({ x: 1500, y: -200, width: 1000, height: 700 }, [MAIN])).toEqual({
      x: 920,
      y: 25,
      width: 1000,
      height: 700,
    });
  });

  it('does not hide another one exactly', () => {
    const first = fitBounds(null, [MAIN]);
    const second = fitBounds(null, [MAIN], [first]);
    const third = fitBounds(null, [MAIN], [first, second]);
    expect([second.x - first.x, second.y - first.y]).toEqual([32, 32]);
    expect([third.x - second.x, third.y - second.y]).toEqual([32, 32]);
  });

  it('lies within a display whatever was stored, unless the display is too small', () => {
    const number = fc.integer({ min: -100_000, max: 100_000 });
    const size = fc.integer({ min: 1, max: 100_000 });
    const bounds = fc.record({ x: number, y: number, width: size, height: size });
    const display = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: SMALLEST_WINDOW.width, max: 8000 }),
      height: fc.integer({ min: SMALLEST_WINDOW.height, max: 8000 }),
    });
    fc.assert(
      fc.property(
        fc.option(bounds),
        fc.tuple(display, display),
        fc.array(bounds),
        (earlier, displays, taken) => {
          const { x, y, width, height } = fitBounds(earlier, displays, taken);
          expect(width).toBeGreaterThanOrEqual(SMALLEST_WINDOW.width);
          expect(height).toBeGreaterThanOrEqual(SMALLEST_WINDOW.height);
          expect(
            displays.some(
              (area) =>
                x >= area.x &&
                y >= area.y &&
                x + width <= area.x + area.width &&
                y + height <= area.y + area.height,
            ),
          ).toBe(true);
        },
      ),
    );
  });

  it('on a display that is too small has its upper left corner there', () => {
    expect(fitBounds(null, [{ x: 10, y: 20, width: 640, height: 480 }])).toEqual({
      x: 10,
      y: 20,
      ...SMALLEST_WINDOW,
    });
  });
});
