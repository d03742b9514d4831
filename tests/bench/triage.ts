import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeLargeProject } from '../e2e/support/large-project.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';
import { percentile } from './percentile.ts';
import { timeOfKey } from './time-of-key.ts';
import { inWindow } from './window-for-bench.ts';

const TERMS = 50_000;
const KEYS = 40;

/** Milliseconds. */
const LIMIT = 50;

/**
 * From the key that decides about a term to the next term painted as the selected one, in a list of 50,000 terms: the
 * 95th percentile. The yardstick is a bare list of as many rows, of which only those in view are drawn, that selects
 * the next row at a key.
 */
export const decision50000: Bench = async ({ folder }) => {
  const file = join(folder, 'large.genglossary');
  await writeLargeProject(file, { name: 'Large', folder, count: TERMS });
  return inWindow(folder, [file], async ({ page }) => {
    await page.evaluate(() => {
      location.hash = '#/terms';
    });
    const grid = page.locator('[role="grid"]');
    await grid.locator('tbody [aria-rowindex="12"]').waitFor();
    await grid.focus();
    await page.keyboard.press('Home');
    await page.locator('tr[aria-rowindex="2"][aria-selected="true"]').waitFor();
    const decisions: number[] = [];
    for (let key = 0; key < KEYS; key += 1)
      decisions.push(await timeOfDecision(page, key % 2 === 0 ? 'a' : 'u'));
    await page.evaluate(showBareList, TERMS);
    const bare: number[] = [];
    for (let key = 0; key < KEYS; key += 1) bare.push(await timeOfDecision(page, 'a'));
    const worst = percentile(decisions, 95);
    return measured(
      'decision-50000',
      worst,
      'ms',
      `next term painted in ${worst.toFixed(0)} of ${LIMIT} ms, a bare list of as many rows ` +
        `${percentile(bare, 95).toFixed(0)} ms (95th percentiles of ${KEYS} keys)`,
      LIMIT,
    );
  });
};

/** Presses a key and waits until another row is selected and painted. */
async function timeOfDecision(page: Page, key: string): Promise<number> {
  return timeOfKey(page, key, { selector: '[role="grid"] [aria-selected="true"]', attribute: null });
}

/** Puts a list in place of the page that does nothing but what the measurement needs. */
function showBareList(count: number): void {
  const rowHeight = 32;
  const grid = document.createElement('div');
  grid.setAttribute('role', 'grid');
  grid.tabIndex = 0;
  Object.assign(grid.style, { height: '600px', overflow: 'auto', position: 'relative' });
  const spacer = document.createElement('div');
  spacer.style.height = `${count * rowHeight}px`;
  grid.append(spacer);
  let current = 0;
  const draw = (): void => {
    const first = Math.max(Math.floor(grid.scrollTop / rowHeight) - 8, 0);
    const rows = Array.from({ length: Math.min(36, count - first) }, (_nothing, place) => {
      const row = document.createElement('div');
      row.setAttribute('aria-selected', String(first + place === current));
      row.textContent = `row ${first + place}`;
      Object.assign(row.style, { position: 'absolute', top: `${(first + place) * rowHeight}px` });
      return row;
    });
    spacer.replaceChildren(...rows);
  };
  grid.addEventListener('keydown', () => {
    current += 1;
    grid.scrollTop = Math.max(grid.scrollTop, (current + 1) * rowHeight - 600);
    draw();
  });
  document.body.replaceChildren(grid);
  draw();
  grid.focus();
}
