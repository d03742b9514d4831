import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility.ts';
import { heading, notice, openDocument, tabTo } from './support/journey.ts';
import { list, row } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const NAME = 'en/pilotage.md';

const textOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: t('documents:page.text', { name }), exact: true });

/** The card of a term. */
const card = (page: Page, term: string): Locator =>
  page.getByRole('dialog', { name: t('documents:reader.card', { term }), exact: true });

/** Opens a document as a link does. */
async function open(page: Page, document: string): Promise<Locator> {
  await openDocument(page, { document, highlight: null });
  return textOf(page, document);
}

/** The middle of some text, where a person would point at it. */
async function middleOf(text: Locator, words: string): Promise<{ x: number; y: number }> {
  return text.evaluate((element, searched) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(searched) ?? -1;
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + searched.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The text lacks "${searched}".`);
  }, words);
}

/** How many stretches are painted as terms of a standing. */
async function painted(page: Page, standing: string): Promise<number> {
  return page.evaluate((name) => CSS.highlights.get(`term-${name}`)?.size ?? -1, standing);
}

test('W40: a document is read by keyboard alone: to its terms, their cards, a decision, an entry and back', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await tabTo(page, page.getByRole('link', { name: t('navigation:documents'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(row(page, t('documents:list'), NAME)).toBeVisible();
  await tabTo(page, list(page, t('documents:list')));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(heading(page, NAME)).toBeVisible();

  const text = textOf(page, NAME);
  await expect.poll(() => painted(page, 'proposed')).toBeGreaterThan(0);
  await tabTo(page, text);
  const peek = page.getByRole('status').filter({ hasText: t('documents:reader.peekHint') });
  // Other terms are explained by it as well: it is the one that the peek begins with.
  for (let seen = ''; !seen.startsWith('boarding ground'); seen = (await peek.textContent()) ?? '') {
    await page.keyboard.press('n');
    await expect(peek).toBeVisible();
    await expect(peek).not.toHaveText(seen);
  }
  await page.keyboard.press('Enter');
  const boardingGround = card(page, 'boarding ground');
  await expect(boardingGround).toBeFocused();
  await expect(boardingGround).toContainText(t('documents:reader.place', { number: 1, total: 3 }));
  await expect(boardingGround).toContainText('is the stretch of water');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press('a');
  await expect(
    boardingGround.getByRole('button', { name: t('terms:decide.accepted'), pressed: true }),
  ).toBeVisible();
  await expect.poll(() => painted(page, 'accepted')).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('n');
  await expect(boardingGround).toContainText(t('documents:reader.place', { number: 2, total: 3 }));
  await page.keyboard.press('Escape');
  await expect(boardingGround).toHaveCount(0);
  await expect(text).toBeFocused();

  await page.keyboard.press('p');
  await expect(peek).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  await page.goBack();
  await expect(text.locator('mark')).toBeFocused();
});

test('a document is read by mouse alone: list, card, other documents, pointing, selecting, what is marked', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  const text = await open(page, NAME);
  const terms = t('documents:reader.list.label');
  await page.getByRole('searchbox', { name: t('documents:reader.list.search') }).fill('BOAT');
  await row(page, terms, 'pilot boat').click();
  const pilotBoat = card(page, 'pilot boat');
  await expect(pilotBoat).toContainText(t('documents:reader.place', { number: 1, total: 4 }));
  await pilotBoat.getByRole('button', { name: t('documents:reader.next') }).click();
  await expect(pilotBoat).toContainText(t('documents:reader.place', { number: 2, total: 4 }));
  await pilotBoat.getByRole('button', { name: t('terms:decide.rejected') }).click();
  await expect(row(page, terms, 'pilot boat')).toHaveCount(0);
  await pilotBoat.getByRole('button', { name: t('common:close') }).click();

  await page.getByRole('button', { name: t('documents:reader.marked') }).click();
  await page.getByRole('checkbox', { name: t('documents:reader.standing.rejected') }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page, 'rejected')).toBe(4);

  const light = await middleOf(text, 'leading lights');
  await page.mouse.move(light.x, light.y);
  await expect(page.getByRole('status').filter({ hasText: 'two lamps' })).toBeVisible();
  await page.mouse.click(light.x, light.y);
  await expect(card(page, 'leading light').or(card(page, 'leading lights'))).toBeVisible();

  const inFog = await middleOf(text, 'inner');
  await page.mouse.dblclick(inFog.x, inFog.y);
  await page.getByRole('button', { name: t('documents:reader.select.add') }).click();
  const bar = page.getByRole('toolbar', { name: t('documents:reader.select.label') });
  await bar.getByRole('combobox').selectOption('place');
  await expect.poll(() => painted(page, 'accepted')).toBe(1);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('selected text becomes another form of a term by keyboard, is marked as the term, and stops being one by one step back', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  const text = await open(page, NAME);
  await expect.poll(() => painted(page, 'proposed')).toBeGreaterThan(0);
  const before = await painted(page, 'proposed');
  const { x, y } = await middleOf(text, 'inner');
  await page.mouse.dblclick(x, y);
  const bar = page.getByRole('toolbar', { name: t('documents:reader.select.label') });
  const another = bar.getByRole('button', { name: t('documents:reader.select.addForm') });
  await expect(another).toBeVisible();
  await tabTo(page, another, 5);
  await page.keyboard.press('Enter');
  const field = bar.getByRole('combobox', {
    name: t('documents:reader.select.formOf', { form: 'inner' }),
  });
  await expect(field).toBeFocused();
  // What stands beside it is offered before anything is typed.
  await expect(page.getByRole('option', { name: 'leading light' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.type('PILOT');
  await expect(page.getByRole('option').first()).toHaveText('pilot boat');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(text).toBeFocused();
  await expect(notice(page, t('synonyms:formAdded', { form: 'inner', main: 'pilot boat' }))).toBeVisible();
  await expect.poll(() => painted(page, 'proposed')).toBe(before + 1);

  await page.mouse.click(x, y);
  await expect(card(page, 'pilot boat')).toContainText(t('documents:reader.place', { number: 5, total: 5 }));
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => painted(page, 'proposed')).toBe(before);
});

test('a hostile document is shown as harmless text, and its terms are found in it', async ({ app }) => {
  const { file, folder } = await app.prepare('empty');
  mkdirSync(folder, { recursive: true });
  const content = [
    '<script>document.title = "taken"</script>',
    '<img src=x onerror="document.title = \'taken\'">',
    '[click](javascript:document.title="taken") and ![far](https://example.org/pixel.png)',
    'The **pilot\nboat** lies < here & there &lt;b&gt;.',
    '['.repeat(10_000),
    'x'.repeat(200_000),
  ].join('\n\n');
  writeFileSync(path.join(folder, 'hostile.md'), content);
  await withProject(app.folders, file, async (project) => {
    await project.documents.add([folder]);
    await project.terms.add('pilot boat', 'technical-term');
  });
  const page = await app.start({ open: [file] });
  const text = await open(page, 'hostile.md');
  await expect(text).toContainText('<script>document.title = "taken"</script>');
  await expect(text).toContainText('The pilot boat lies < here & there <b>.');
  expect(await text.locator('script, img, a, b').count()).toBe(0);
  await expect.poll(() => painted(page, 'accepted')).toBe(1);
  await text.focus();
  await page.keyboard.press('End');
  await expect(text.getByText('xxxx').last()).toBeInViewport();
  await expect.poll(() => text.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  expect(await page.title()).not.toBe('taken');
});
