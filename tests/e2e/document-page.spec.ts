import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { DesktopApp } from './support/desktop-app.ts';
import { heading, openDocument } from './support/journey.ts';
import { row } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** The text of an opened document. */
const textOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: t('documents:page.text', { name }), exact: true });

/** A document that lies beside the one of a test. */
const SHORT = 'short.md';

/** Starts the app on a project of two documents, with its list in view. */
async function startWithDocument(app: DesktopApp, name: string, content: string): Promise<Page> {
  const { file, folder } = await app.prepare('empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), content);
  writeFileSync(path.join(folder, SHORT), 'A line.\n');
  await withProject(app.folders, file, (project) => project.documents.add([folder]));
  const page = await app.start({ open: [file] });
  await expect(row(page, t('documents:list'), name)).toBeVisible();
  return page;
}

/** Opens a document where a stretch of its text is, as a link does. */
async function openAt(page: Page, document: string, start: number, end: number): Promise<void> {
  await openDocument(page, { document, highlight: { start, end } });
}

/** How long it takes from a click on a document to its first line, in milliseconds. */
async function openingTime(page: Page, name: string): Promise<number> {
  const start = performance.now();
  await row(page, t('documents:list'), name).click();
  await expect(textOf(page, name).locator('[data-index="0"]')).toBeInViewport();
  return performance.now() - start;
}

/** Opens a short document and a large one; the large one may take some more time, but not as much more as it is long. */
async function expectOpenAtOnce(page: Page, large: string): Promise<void> {
  const short = await openingTime(page, SHORT);
  await page.getByRole('button', { name: t('documents:page.back') }).click();
  expect(await openingTime(page, large)).toBeLessThan(2000 + 5 * short);
}

/** The share of the rows in view that hold text. */
async function shareOfText(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const inView = [...element.querySelectorAll('[data-index]')].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    return inView.filter((one) => one.textContent !== '').length / inView.length;
  });
}

test('a document of 5 MB opens at once, scrolls without blank rows and shows its end', async ({ app }) => {
  const lines = Array.from({ length: 80_000 }, (_nothing, index) => {
    const number = String(index + 1).padStart(6, '0');
    return `${number}: 水先艇 the pilot boat of berth ${number} waits for slack water.`;
  });
  const content = lines.join('\n');
  expect(Buffer.byteLength(content)).toBeGreaterThan(5_000_000);
  const page = await startWithDocument(app, 'logbook.txt', content);

  await expectOpenAtOnce(page, 'logbook.txt');
  const text = textOf(page, 'logbook.txt');
  await expect(text.getByText('000001: 水先艇')).toBeInViewport();

  await text.hover();
  for (let turns = 0; turns < 10; turns += 1) await page.mouse.wheel(0, 20_000);
  await expect(text.getByText('000001: 水先艇')).toHaveCount(0);
  await expect.poll(() => shareOfText(text)).toBe(1);
  await text.focus();
  await page.keyboard.press('End');
  await expect(text.getByText('080000: 水先艇')).toBeInViewport();

  const start = content.indexOf(lines[61_234] ?? '');
  await openAt(page, 'logbook.txt', start + 8, start + 11);
  const mark = text.locator('mark');
  await expect(mark).toBeInViewport();
  await expect(mark).toHaveText(['水先艇']);
  await expect(mark).toBeFocused();
  await expect(text.getByText('061235: ')).toBeInViewport();
});

test('a single line of 2 MB opens at once, and a passage at its end is marked there', async ({ app }) => {
  const sentence = '験潮器 the tide gauge writes down the height of the water. ';
  const beginning = sentence.repeat(Math.ceil(2_000_000 / Buffer.byteLength(sentence)));
  const passage = 'Chart datum is the level from which all depths are measured.';
  const page = await startWithDocument(app, 'one line.txt', `${beginning}${passage}`);

  await expectOpenAtOnce(page, 'one line.txt');
  const text = textOf(page, 'one line.txt');
  // However it is cut into rows, it is one line.
  await expect(text.getByText('1', { exact: true })).toHaveCount(1);
  await text.focus();
  await page.keyboard.press('End');
  await expect(text.getByText(passage.slice(-40))).toBeInViewport();
  await expect.poll(() => text.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);

  await openAt(page, 'one line.txt', beginning.length, beginning.length + passage.length);
  await expect(text.locator('mark').first()).toBeInViewport();
  expect((await text.locator('mark').allInnerTexts()).join('')).toBe(passage);
});

test('a passage over several lines is marked from its first character to its last, rendered and as written, and Back leads back', async ({
  app,
}) => {
  const before = Array.from({ length: 300 }, (_nothing, index) => `第${index + 1}行 🚢 text before it`).join(
    '\r\n',
  );
  const passage = '憩流とは、𠮷田港で\r\n潮の流れが止まる🌊\r\n短い時間のことである。';
  const content = `${before}\r\n${passage} And after it.\r\n`;
  const page = await startWithDocument(app, '潮 #1.md', content);

  await openAt(page, '潮 #1.md', content.indexOf(passage), content.indexOf(passage) + passage.length);
  const text = textOf(page, '潮 #1.md');
  await expect(text.locator('mark')).toHaveText([
    '憩流とは、𠮷田港で潮の流れが止まる🌊 短い時間のことである。',
  ]);
  await expect(text.locator('mark')).toBeFocused();
  await page.getByText(t('documents:reader.view.plain'), { exact: true }).click();
  await expect(text.locator('mark')).toHaveText(passage.split('\r\n'));
  await expect(text.locator('mark').first()).toBeFocused();
  for (const line of [301, 302, 303])
    await expect(text.getByText(String(line), { exact: true })).toBeInViewport();
  await page.getByRole('button', { name: t('documents:page.back') }).click();
  await expect(heading(page, t('documents:title'))).toBeVisible();
});
