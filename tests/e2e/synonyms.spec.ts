import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility.ts';
import { goTo, notice } from './support/journey.ts';
import { list, row, rows } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const TERMS = t('terms:list');
const detail = (page: Page) => page.getByRole('region', { name: t('terms:detail') });
const selected = (page: Page, term: string) =>
  expect(detail(page).getByRole('heading', { level: 2, name: term, exact: true })).toBeVisible();
const synonyms = (page: Page) => detail(page).getByRole('region', { name: t('synonyms:title') });
const choose = async (page: Page, term: string, action: string): Promise<void> => {
  await synonyms(page)
    .getByRole('button', { name: t('synonyms:actions', { term }) })
    .click();
  // By keyboard: a notice may lie over the menu.
  await page.getByRole('menuitem', { name: action }).press('Enter');
};

test('M merges terms into the one above, one after another, and the mouse splits, adds and chooses', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await row(page, TERMS, 'pilot boat').click();
  await list(page, TERMS).focus();
  await page.keyboard.press('m');
  // The first one has none above it.
  await page.keyboard.press('ArrowDown');
  await selected(page, 'slack water');
  await page.keyboard.press('m');
  await selected(page, '乗船地点');
  await expect(rows(page, TERMS).first()).toContainText('= slack water');
  await page.keyboard.press('m');
  await selected(page, 'tide gauge');
  await expect(notice(page, t('synonyms:merged', { count: 1, main: 'pilot boat' })).first()).toBeVisible();
  await expect(rows(page, TERMS).first()).toContainText('slack water, 乗船地点');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row(page, TERMS, '乗船地点')).toBeVisible();
  await selected(page, 'pilot boat');

  const add = synonyms(page).getByRole('combobox', { name: t('synonyms:add') });
  await add.fill('ミズサキテイ');
  await page.getByRole('option', { name: '水先艇' }).click();
  const use = synonyms(page).getByRole('combobox', { name: t('synonyms:usageOf', { form: '水先艇' }) });
  await use.selectOption(t('synonyms:usage.forbidden'));
  await expect(synonyms(page).locator('s', { hasText: '水先艇' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await choose(page, 'slack water', t('synonyms:chooseMain'));
  await selected(page, 'slack water');
  await choose(page, 'pilot boat', t('synonyms:split'));
  await expect(row(page, TERMS, 'pilot boat')).toBeVisible();
  await detail(page)
    .getByRole('link', { name: t('terms:entry') })
    .click();
  const entry = page.getByRole('region', { name: t('glossary:entry'), exact: true });
  await expect(entry.locator('s', { hasText: '水先艇' })).toBeVisible();
  await expect(entry.getByText(t('synonyms:named', { usage: t('synonyms:usage.forbidden') }))).toBeVisible();
});

test('W13: a main term that extraction no longer finds stays in the lists with its synonyms, and says what is said of them', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const main = 'pilot boat';
  await withProject(app.folders, file, async ({ documents, synonyms: groups, runs }) => {
    await groups.merge(main, ['水先艇']);
    await documents.remove(['en/pilotage.md']);
    const { finished } = await runs.start('full', { folder: null, provider: 'extractive' });
    await finished;
  });
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  // It has no score of its own any more: it stands at the end of the list.
  await page.getByRole('searchbox', { name: t('terms:search') }).fill(main);
  await row(page, TERMS, main).click();
  await expect(synonyms(page).getByRole('listitem')).toContainText('水先艇');
  await goTo(page, 'glossary');
  await page.getByRole('searchbox', { name: t('glossary:search') }).fill(main);
  await row(page, t('glossary:list'), main).click();
  const entry = page.getByRole('region', { name: t('glossary:entry'), exact: true });
  await expect(entry.getByRole('heading', { level: 2, name: main })).toBeVisible();
  await expect(entry).toContainText('乗船地点まで運ぶ小型の船を指す');
});
