import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility.ts';
import { goTo, heading } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t, textsIn } from './support/texts.ts';

const ja = textsIn('ja');

function palette(page: Page): Locator {
  return page.getByRole('dialog', { name: t('commands:palette.title') });
}

function search(page: Page): Locator {
  return palette(page).getByLabel(t('commands:palette.placeholder'));
}

test('the palette leads by keyboard to a term, an entry, a document and a page, and does what the menu does', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  const type = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(search(page)).toBeFocused();
    await page.keyboard.type(words);
  };
  /** Goes to the first thing that is found once it is of a kind. */
  const go = async (words: string, firstFound: string): Promise<void> => {
    await type(words);
    // What is still shown of the words before may mention it.
    const first = palette(page).getByRole('button').first();
    await expect(first.getByText(firstFound, { exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
  };
  await go('TIDE gauge', 'tide gauge');
  await expect(page.getByRole('heading', { level: 2, name: 'tide gauge' })).toBeVisible();

  await type('ミズサキテイ');
  await palette(page).getByRole('button', { name: '水先艇' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '水先艇' })).toBeVisible();

  await go('pilotage.md', 'en/pilotage.md');
  await expect(heading(page, 'en/pilotage.md')).toBeVisible();
  await go('go to runs', t('commands:names.show-runs'));
  await expect(heading(page, t('runs:title'))).toBeVisible();
  await go('keyboard shortcuts', t('commands:names.shortcuts'));
  await expect(page.getByRole('dialog', { name: t('commands:shortcuts.title') })).toBeVisible();
});

test('the palette opens by its button, says when nothing fits, and Escape leaves everything as it was', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  await page.getByRole('button', { name: t('commands:palette.open', { shortcut: 'Ctrl+K' }) }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.type('tide');
  await expect(palette(page).getByText('en/tides.md')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.type('zzz');
  await expect(palette(page).getByText(t('commands:palette.nothing'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(heading(page, t('issues:title'))).toBeVisible();

  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: t('commands:shortcuts.title') });
  await expect(sheet.getByText(t('commands:names.build'))).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  // What is open comes first.
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
});

test('a larger size of text is there at once, in all windows and after a restart, and rows grow with it', async ({
  app,
}) => {
  app.keepSettings({ language: 'ja' });
  let page = await app.startWith('built');
  await goTo(page, 'terms', ja);
  const row = (): Locator => page.getByRole('row').filter({ hasText: '験潮器' });
  const heightOf = async (): Promise<number> => (await row().boundingBox())?.height ?? 0;
  await expect(row()).toBeVisible();
  const before = await heightOf();
  await goTo(page, 'settings', ja);
  await page
    .getByRole('radiogroup', { name: ja('settings:textSize') })
    .getByText(ja('settings:textSizes.largest'))
    .click();
  await goTo(page, 'terms', ja);
  await expect.poll(heightOf).toBeGreaterThan(before * 1.2);
  page = await app.restart();
  await goTo(page, 'terms', ja);
  await expect.poll(heightOf).toBeGreaterThan(before * 1.2);
});
