import type { Page } from 'playwright-core';

/** What tells that the page shows the answer to a key: the text of an element, or one of its attributes. */
export interface Told {
  readonly selector: string;
  /** Null for the text. */
  readonly attribute: string | null;
}

/** Between two keys, in milliseconds: ten keys in a second are more than most people type. */
const PAUSE_MS = 100;

/**
 * Presses a key and waits until what is told by an element is another thing and painted. Measured inside the page. A
 * person takes a moment for each key: what the last one set off is over before.
 *
 * @returns milliseconds
 */
export async function timeOfKey(page: Page, key: string, told: Told): Promise<number> {
  await page.evaluate(async (pause) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await new Promise((resolve) => requestIdleCallback(resolve));
  }, PAUSE_MS);
  const painted = page.evaluate(async ({ selector, attribute }) => {
    const shown = (): string | null | undefined => {
      const element = document.querySelector(selector);
      return attribute === null ? element?.textContent : element?.getAttribute(attribute);
    };
    const before = shown();
    const pressed = await new Promise<number>((resolve) => {
      document.addEventListener('keydown', (event) => resolve(event.timeStamp), {
        capture: true,
        once: true,
      });
      document.documentElement.dataset['ready'] = '';
    });
    while (shown() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    // The first thing after the paint: a timer would also wait for work that was put off until then.
    await scheduler.postTask(() => {}, { priority: 'user-blocking' });
    return performance.now() - pressed;
  }, told);
  await page.waitForSelector('html[data-ready]');
  await page.keyboard.press(key);
  const milliseconds = await painted;
  await page.evaluate(() => {
    delete document.documentElement.dataset['ready'];
  });
  return milliseconds;
}
