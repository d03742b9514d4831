import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ExportFormat } from '../../src-main/domain/export-format.ts';
import { goTo, heading, notice, tabTo } from './support/journey.ts';
import { list } from './support/lists.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: t('glossary:export.title') });
const format = (page: Page, name: ExportFormat) =>
  dialog(page).getByRole('radio', { name: t(`glossary:export.formats.${name}.name`) });
const save = (page: Page) => dialog(page).getByRole('button', { name: t('glossary:export.save') });

const TIDE_GAUGE = 'The tide gauge is an instrument that records the height of the water every minute.';
const MOLE = 'The boarding ground lies two miles off the mole, and ships wait there for the pilot boat.';

test('W39: each format is written where one says, with every entry, its text and its source', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  const shown = list(page, t('glossary:list'));
  await expect(shown).not.toHaveAttribute('aria-rowcount', '1');
  const entries = Number(await shown.getAttribute('aria-rowcount')) - 1;
  const exported = { md: '', csv: '', json: '' };
  for (const name of ['md', 'csv', 'json'] as const) {
    const target = path.join(app.folders.root, `用語 集.${name}`);
    await app.answerSaveDialog(target);
    await page.getByRole('button', { name: t('glossary:export.open') }).click();
    await format(page, name).check();
    await save(page).click();
    const done = t('glossary:export.done', { name: `用語 集.${name}`, count: entries });
    await expect(notice(page, done)).toContainText(t('glossary:export.show'));
    await expect(dialog(page)).toBeHidden();
    exported[name] = readFileSync(target, 'utf8');
  }
  const asked = await app.askedDialogs();
  expect(asked.map(({ suggestion }) => path.extname(suggestion))).toEqual(['.md', '.csv', '.json']);

  const { md, csv, json } = exported;
  expect(md.match(/^## /gm)?.length).toBeGreaterThanOrEqual(entries);
  expect(md).toContain(`## tide gauge\n`);
  expect(md).toContain(`\n${TIDE_GAUGE}\n\n> ${TIDE_GAUGE}\n>\n> — \`en/tides.md:3\``);
  expect(md).toContain(MOLE);
  expect(md).toContain('験潮器とは、海面の高さを一分ごとに記録する計器である。');

  expect(csv.startsWith('\uFEFFterm,reading,')).toBe(true);
  expect(csv.split('\r\n').filter((line) => line.startsWith('水先艇,みずさきてい,'))).toHaveLength(1);
  expect(csv).toContain('水先艇は、水先人を乗船地点まで運ぶ小型の船を指す。');
  expect(csv).toContain('ja/水先.txt:5');

  const written: unknown = JSON.parse(json);
  expect(written).toMatchObject({ project: 'Harbour 港' });
  expect(written).toHaveProperty('entries.length', entries);
  const source = { document: 'en/pilotage.md', line: 3, quote: MOLE.replace('two miles', 'two\nmiles') };
  expect(written).toHaveProperty(
    'entries',
    expect.arrayContaining([
      expect.objectContaining({
        term: 'mole',
        definition: null,
        description: { text: MOLE, citation: source },
      }),
    ]),
  );
});

test('what a person wrote and approved is what is exported', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'glossary');
  await page.getByRole('searchbox', { name: t('glossary:search') }).fill('憩流');
  await page
    .getByRole('grid', { name: t('glossary:list') })
    .getByText('憩流', { exact: true })
    .click();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: t('glossary:editor.label', { term: '憩流' }) });
  await editor.fill('潮が止まる、*短い*時間。');
  await page.getByRole('button', { name: t('glossary:editor.done') }).click();
  await page.getByRole('button', { name: t('glossary:approve') }).click();
  await expect(notice(page, t('glossary:approved', { term: '憩流' }))).toBeVisible();

  const target = path.join(app.folders.root, 'glossary.json');
  await app.answerSaveDialog(target);
  await app.menu('export');
  await format(page, 'json').check();
  await save(page).click();
  await expect(notice(page, 'glossary.json')).toBeVisible();
  expect(JSON.parse(readFileSync(target, 'utf8'))).toHaveProperty(
    'entries',
    expect.arrayContaining([
      expect.objectContaining({ term: '憩流', definition: '潮が止まる、*短い*時間。', status: 'approved' }),
    ]),
  );
});

test('by keyboard from another page: after changing one’s mind the dialog is still there, and a folder is not replaced by a file', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  await app.answerSaveDialog(null);
  await page.keyboard.press('ControlOrMeta+e');
  await expect(format(page, 'md')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(format(page, 'json')).toBeChecked();
  await tabTo(page, save(page));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await app.askedDialogs()).length).toBe(1);
  await expect(save(page)).toHaveAttribute('aria-busy', 'false');
  await expect(save(page)).toBeFocused();

  // A folder stands where the file would go.
  const target = path.join(app.folders.root, 'glossary.json');
  mkdirSync(target);
  writeFileSync(path.join(target, 'kept.txt'), 'kept');
  await app.answerSaveDialog(target);
  await page.keyboard.press('Enter');
  await expect(notice(page, t('problems:cannot-write.message'))).toContainText(
    t('problems:cannot-write.remedy'),
  );
  expect(readFileSync(path.join(target, 'kept.txt'), 'utf8')).toBe('kept');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(heading(page, t('issues:title'))).toBeVisible();
});
