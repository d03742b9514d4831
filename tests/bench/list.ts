import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeLargeProject } from '../e2e/support/large-project.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';
import { percentile } from './percentile.ts';
import { timeOfKey } from './time-of-key.ts';
import { inWindow } from './window-for-bench.ts';

const OPENINGS = 5;

/** Limits in milliseconds. */
const FIRST_ROWS = 300;
const KEYSTROKE = 50;

/**
 * Each changes how many of the numbered terms are found, so that the new list can be told from the old. Half of them look
 * for something new, the others go back to what was found before.
 */
const KEYS = '123<<45<<67<<89<<21<<34<<<345<<67<<89<<12<<51<<28<<<'
  .split('')
  .map((key) => (key === '<' ? 'Backspace' : key));

/**
 * A list of terms, half of them Japanese: how long it takes until the first rows are painted after the page was asked
 * for, in a window that has shown none of them before, and from a keystroke in the search field to the painted list of
 * what was found. Both are measured inside the page.
 *
 * @param terms nine of ten are listed at first: the tenth is rejected
 */
function listOf(name: string, terms: number): Bench {
  return async ({ folder }) => {
    const file = join(folder, `${name}.genglossary`);
    await writeLargeProject(file, { name: 'Large', folder, count: terms });
    return inWindow(folder, [file], async ({ page }) => {
      const openings: number[] = [];
      for (let opening = 0; opening < OPENINGS; opening += 1) openings.push(await firstRows(page));
      await page.getByRole('searchbox').click();
      const keystrokes: number[] = [];
      for (const key of KEYS) keystrokes.push(await keystroke(page, key));
      const worstOpening = Math.max(...openings);
      const slowKeystroke = percentile(keystrokes, 95);
      return measured(
        name,
        Math.max(worstOpening / FIRST_ROWS, slowKeystroke / KEYSTROKE),
        'share of limit',
        `first rows ${worstOpening.toFixed(0)} of ${FIRST_ROWS} ms (worst of ${OPENINGS}), ` +
          `keystroke to paint ${slowKeystroke.toFixed(0)} of ${KEYSTROKE} ms (95th percentile of ${KEYS.length}, median ` +
          `${percentile(keystrokes, 50).toFixed(0)})`,
        1,
      );
    });
  };
}

export const list10000: Bench = listOf('list-10000', 11_200);
export const list50000: Bench = listOf('list-50000', 55_600);

/** Opens the page of terms in a window that has forgotten everything. */
async function firstRows(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[href="#/terms"]');
    if (link === null) throw new Error('There is no way to the terms.');
    const start = performance.now();
    link.click();
    const rows = (): number =>
      document.querySelectorAll('[role="grid"] [aria-rowindex]:not([aria-busy="true"])').length;
    // The header is a row too.
    while (rows() < 10) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - start;
  });
}

/** Presses a key in the search field and waits until another number of terms is shown. */
function keystroke(page: Page, key: string): Promise<number> {
  return timeOfKey(page, key, { selector: '[role="grid"]', attribute: 'aria-rowcount' });
}
