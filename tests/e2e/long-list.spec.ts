import path from 'node:path';
import type { Page } from '@playwright/test';
import { FIRST_QUERY } from '../../src-renderer/pages/terms/terms-query.ts';
import { termPlace } from '../../src-renderer/places.ts';
import { goTo, projectIdOf } from './support/journey.ts';
import { writeLargeProject } from './support/large-project.ts';
import { list, rows } from './support/lists.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('terms:list');
const TERMS = 10_000;
/** More rows than fit into the window, drawn beyond its edges. */
const MOST_ROWS = 60;

/** Waits until a row with its text stands wherever one looks in a list, and the list has the keyboard. */
async function expectNoBlank(page: Page, name: string): Promise<void> {
  const grid = list(page, name);
  await expect
    .poll(() =>
      grid.evaluate((element) => {
        const { left, top, bottom, width } = element.getBoundingClientRect();
        const head = element.querySelector('thead')?.getBoundingClientRect().bottom ?? top;
        const blank: number[] = [];
        for (let y = head + 4; y < bottom - 4; y += 8) {
          const row = document.elementFromPoint(left + width / 3, y)?.closest('tbody tr');
          if (row?.getAttribute('aria-busy') !== null || row.textContent === '') blank.push(y);
        }
        return blank;
      }),
    )
    .toEqual([]);
  await expect(grid).toBeFocused();
}

/** Goes through a list with the wheel, the bar at its side and the keys; what is selected stays so but for the keys. */
async function goThrough(page: Page, name: string): Promise<void> {
  const grid = list(page, name);
  const selected = grid.getByRole('row', { selected: true });
  const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
  await grid.press('Home');
  await expect(selected).toHaveAttribute('aria-rowindex', '2');
  const first = await selected.textContent();
  await grid.hover();
  for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 4_000);
  await expect(selected).toHaveCount(0);
  await expectNoBlank(page, name);
  for (const share of [0.9, 0.5, 0]) {
    // In steps, as the bar is dragged.
    await grid.evaluate(async (element, end) => {
      const from = element.scrollTop;
      const way = end * element.scrollHeight - from;
      for (let step = 1; step <= 8; step += 1) {
        element.scrollTop = from + (way * step) / 8;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, share);
    await expectNoBlank(page, name);
  }
  await expect(selected).toHaveText(first ?? '');
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('PageDown');
  await expectNoBlank(page, name);
  expect(Number(await selected.getAttribute('aria-rowindex'))).toBeGreaterThan(30);
  await page.keyboard.press('End');
  await expect(selected).toHaveAttribute('aria-rowindex', String(total + 1));
  await expectNoBlank(page, name);
}

test('W26: of 10,000 terms only those in view are drawn, wherever one is in the list, and a word typed at once finds its terms', async ({
  app,
}) => {
  const file = path.join(app.folders.projects, 'large.genglossary');
  await writeLargeProject(file, { name: 'Large', folder: app.folders.documents, count: TERMS });
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');

  await expect(rows(page, LIST).first()).toContainText('0001');
  expect(await rows(page, LIST).count()).toBeLessThan(MOST_ROWS);

  await list(page, LIST).press('End');
  const count = Number(await list(page, LIST).getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(TERMS * 0.8);
  const selected = list(page, LIST).getByRole('row', { selected: true });
  await expect(selected).toHaveAttribute('aria-rowindex', String(count));
  await expect(selected).toContainText('5000');
  expect(await rows(page, LIST).count()).toBeLessThan(MOST_ROWS);

  // Faster than any answer comes: the last key counts.
  const search = page.getByRole('searchbox', { name: t('terms:search') });
  await search.pressSequentially('0777');
  await expect(rows(page, LIST)).toHaveText([/0777/, /0777/]);
  await expect(search).toHaveValue('0777');

  // Wherever one goes in the lists of terms and of entries, no row stays blank.
  await search.fill('');
  await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', String(count));
  await goThrough(page, LIST);
  await goTo(page, 'glossary');
  await goThrough(page, t('glossary:list'));
});

test('a key pressed before the list has begun with its first row leads to where it says, and stays there', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'documents');
  const projectId = await projectIdOf(page);
  const query = { projectId, ...FIRST_QUERY, offset: 0, limit: 1 };
  const first = await page.evaluate(async (asked) => {
    const answer = await window.genglossary.request('terms:page', asked);
    return answer.ok ? answer.value.rows[0]?.key : undefined;
  }, query);
  // The key comes in the very turn in which the list is drawn for the first time, and at once the page begins with the first row.
  await page.evaluate(
    ({ label, place }) => {
      new MutationObserver((_changes, observer) => {
        const grid = document.querySelector(`[role=grid][aria-label="${label}"]`);
        if (grid === null || Number(grid.getAttribute('aria-rowcount')) < 200) return;
        observer.disconnect();
        grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }));
        location.hash = place;
        // The browser itself tells of it a moment later, when the end of the list may be there already.
        dispatchEvent(new HashChangeEvent('hashchange'));
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    },
    { label: LIST, place: termPlace(first ?? '') },
  );
  await goTo(page, 'terms');
  const count = await list(page, LIST).getAttribute('aria-rowcount');
  const selected = list(page, LIST).getByRole('row', { selected: true });
  await expect(selected).toHaveAttribute('aria-rowindex', count ?? '');
  await expect(selected).toBeInViewport();
});

test('a link to an entry or a term far down in its list brings the row into view, from another page and from within', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  const FAR = 'northern crane 0094';
  await goTo(page, 'issues');
  await page.getByRole('combobox', { name: t('issues:filter.type') }).selectOption('contradicting');
  await page
    .getByRole('region', { name: t('issues:list'), exact: true })
    .getByRole('link', { name: FAR, exact: true })
    .click();
  const entries = list(page, t('glossary:list'));
  const selected = entries.getByRole('row', { selected: true });
  await expect(selected).toContainText(FAR);
  await expect(selected).toBeInViewport();

  // Whoever has scrolled away and comes back to the page finds the row again.
  await entries.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(selected).toHaveCount(0);
  await page.getByRole('link', { name: t('glossary:showTerm') }).click();
  const terms = list(page, LIST);
  await page.goBack();
  await expect(selected).toBeInViewport();
  await page.goForward();
  await expect(terms.getByRole('row', { selected: true })).toContainText(FAR);
  await expect(terms.getByRole('row', { selected: true })).toBeInViewport();
});
