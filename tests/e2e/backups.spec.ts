import { existsSync, openSync, readdirSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Locator, Page } from '@playwright/test';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, header, heading, notice } from './support/journey.ts';
import { readRow, row } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const ENTRIES = t('glossary:list');

const dialog = (page: Page) => page.getByRole('dialog');
const backups = (page: Page) => dialog(page).getByRole('radio');
/** The list of backups once it is the newest there is. */
const newestList = (page: Page) =>
  dialog(page)
    .getByRole('radiogroup', { name: t('backups:list') })
    .and(page.locator('[aria-busy="false"]'));
const preview = (page: Page) => dialog(page).getByRole('table', { name: t('backups:preview.label') });
const button = (page: Page, name: string): Locator => dialog(page).getByRole('button', { name, exact: true });
const entry = (page: Page) => page.getByRole('region', { name: t('glossary:entry'), exact: true });
const approvedView = (page: Page, count: number) =>
  page.getByRole('radio', {
    name: t('glossary:viewWithCount', { view: t('glossary:view.approved'), count }),
    exact: true,
  });

/** How many entries a project file holds. */
async function entriesIn(app: DesktopApp, file: string): Promise<number> {
  const { all } = await withProject(app.folders, file, (project) => project.entries.counts());
  expect(all).toBeGreaterThan(0);
  return all;
}

async function approve(page: Page, term: string): Promise<void> {
  await page.getByRole('searchbox', { name: t('glossary:search') }).fill(term);
  await readRow(page, ENTRIES, term, entry(page));
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
}

/** Makes a backup in the dialog, and waits until it is the one that is selected. */
async function backUpNow(page: Page): Promise<void> {
  await button(page, t('backups:create')).click();
  await expect(notice(page, t('backups:created'))).toBeVisible();
  await expect(backups(page).first()).toBeChecked();
}

/** Goes back to the backup that is selected in the dialog. */
async function goBack(page: Page): Promise<void> {
  await button(page, t('backups:restore')).click();
  await button(page, t('backups:confirm.action')).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** The notice of going back, whatever the moment is. */
const restored = (page: Page) => notice(page, t('backups:restored', { when: '…' }).split('…', 1).join());

/** Overwrites a stretch of a file with zeros. */
function damage(file: string, start: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length), 0, length, start);
  closeSync(handle);
}

/** Where the page of the database lies in its file that all entries hang on. */
function pageOfEntries(file: string): { readonly start: number; readonly length: number } {
  const connection = new Database(file, { readonly: true });
  const root = connection.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'entries'`).pluck().get();
  const length = connection.pragma('page_size', { simple: true });
  connection.close();
  return { start: (Number(root) - 1) * Number(length), length: Number(length) };
}

/** Opens the dialog from the settings of a window. */
async function openBackups(page: Page): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('button', { name: t('backups:open'), exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

test('a project goes back to a backup and forth again, and each of its windows shows it', async ({ app }) => {
  const { file } = await app.prepare('built');
  const entries = await entriesIn(app, file);
  const page = await app.start({ open: [file] });
  const other = await app.openedBy(() => app.menu('new-window'));
  await other.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }).click();
  await goTo(other, 'glossary');

  await openBackups(page);
  await expect(dialog(page).getByRole('heading', { name: t('backups:empty.title') })).toBeVisible();
  await backUpNow(page);
  await expect(dialog(page).getByText(t('backups:kind.by-hand'))).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, 'glossary');
  await approve(page, '憩流');
  for (const window of [page, other]) await expect(approvedView(window, 1)).toBeAttached();

  await openBackups(page);
  await expect(preview(page)).toContainText(t('backups:preview.documents'));
  await expect(preview(page).getByRole('row', { name: t('backups:preview.entries') })).toContainText(
    `${entries}`,
  );
  await button(page, t('backups:restore')).click();
  await expect(dialog(page)).toContainText(t('backups:confirm.first'));
  await expect(dialog(page)).toContainText(t('backups:confirm.kept'));
  // Changing one's mind leads back to the list.
  await button(page, t('common:cancel')).click();
  await goBack(page);
  await goTo(page, 'glossary');
  for (const window of [page, other]) await expect(approvedView(window, 0)).toBeAttached();

  await restored(page)
    .getByRole('button', { name: t('common:undo') })
    .click();
  for (const window of [page, other]) await expect(approvedView(window, 1)).toBeAttached();

  await openBackups(page);
  await expect(backups(page)).toHaveCount(3);
  await expect(dialog(page).getByText(t('backups:kind.before-restore'))).toHaveCount(2);
  await expect(newestList(page)).toBeVisible();
});

test('a project that is not open is backed up and goes back from its menu in the list', async ({ app }) => {
  const { file } = await app.prepare('built', 'Closed 閉');
  const page = await app.start();
  const menu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: t('projects:actions', { name: 'Closed 閉' }) }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await menu(t('backups:open'));
  await expect(dialog(page)).toContainText(t('backups:title', { name: 'Closed 閉' }));
  await backUpNow(page);
  await page.keyboard.press('Escape');
  await withProject(app.folders, file, (project) => project.documents.remove(['en/tides.md']));

  await menu(t('backups:open'));
  const documents = preview(page).getByRole('row', { name: t('backups:preview.documents') });
  await expect(documents.getByRole('cell')).toHaveText(['4', '3']);
  // By keyboard alone.
  await expect(backups(page).first()).toBeFocused();
  await button(page, t('backups:restore')).press('Enter');
  await button(page, t('backups:confirm.action')).press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText(t('common:count.documents', { count: 4 }))).toBeVisible();
});

test('a damaged file is named in the list and comes back from a backup', async ({ app }) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await app.menu('backups');
  await backUpNow(page);
  await app.close();
  damage(file, 0, 100);

  // The project of the last time is named in a box, the list is shown.
  await app.answerMessageBox(0);
  app.allow(/The project of the last time could not be opened/);
  page = await app.start({ open: [] });
  await goTo(page, 'projects');
  await expect(page.getByText(t('problems:project-damaged.message'))).toBeVisible();
  await page.getByRole('button', { name: t('backups:offer') }).click();
  await expect(dialog(page)).toContainText(t('backups:preview.notNow'));
  await goBack(page);
  await page.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }).click();
  await goTo(page, 'glossary');
  await expect(page.getByRole('radio', { name: t('glossary:view.all') })).toBeAttached();
  await app.menu('backups');
  await expect(dialog(page).getByText(t('backups:kind.damaged'))).toBeVisible();
  await expect(newestList(page)).toBeVisible();
});

test('damage that is found while a project is open is mended in the same window', async ({ app }) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await app.menu('backups');
  await backUpNow(page);
  await expect(newestList(page)).toBeVisible();
  await app.close();
  const { start, length } = pageOfEntries(file);
  damage(file, start, length);

  page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await expect(page.getByText(t('problems:project-damaged.message'))).toBeVisible();
  await page.getByRole('button', { name: t('backups:offer') }).click();
  await goBack(page);
  await expect(header(page)).toContainText('Harbour 港');
  await goTo(page, 'glossary');
  await expect(approvedView(page, 0)).toBeAttached();
  // There is no sound state to go forth to again.
  await expect(restored(page)).toBeVisible();
  await expect(restored(page).getByRole('button', { name: t('common:undo') })).toHaveCount(0);
});

test('a damaged entry says so, and leads to the backups', async ({ app }) => {
  const { file } = await app.prepare('built');
  const connection = new Database(file);
  connection
    .prepare(
      `UPDATE entries SET definition = 'Not what was written.'
       WHERE term_id = (SELECT id FROM terms WHERE term = '憩流')`,
    )
    .run();
  connection.close();
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await page.getByRole('searchbox', { name: t('glossary:search') }).fill('憩流');
  await row(page, ENTRIES, '憩流').click();
  await expect(page.getByText(t('problems:entry-damaged.message', { term: '憩流' }))).toBeVisible();
  await page.getByRole('button', { name: t('backups:offer') }).click();
  await expect(dialog(page)).toContainText(t('backups:title', { name: 'Harbour 港' }));
  // What is damaged is not made a backup of.
  await button(page, t('backups:create')).click();
  await expect(dialog(page).getByText(t('problems:entry-damaged.message', { term: '憩流' }))).toBeVisible();
});

test('a copy is saved where a person wants it, from the menu and from the list, and is a project of its own', async ({
  app,
}) => {
  const { file: original } = await app.prepare('built');
  const entries = await entriesIn(app, original);
  const page = await app.start({ open: [original] });
  const copy = path.join(app.folders.documents, 'copy 写し.genglossary');
  await app.answerSaveDialog(copy);
  await app.menu('save-copy');
  await expect(notice(page, t('backups:copySaved', { name: 'copy 写し.genglossary' }))).toBeVisible();

  const other = path.join(app.folders.documents, 'other.genglossary');
  await app.answerSaveDialog(other);
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:actions', { name: 'Harbour 港' }) }).click();
  await page.getByRole('menuitem', { name: t('backups:saveCopy') }).click();
  await expect(notice(page, t('backups:copySaved', { name: 'other.genglossary' }))).toBeVisible();
  expect(existsSync(other)).toBe(true);

  await app.answerSaveDialog(null);
  const before = readdirSync(app.folders.documents);
  await app.menu('save-copy');
  await expect.poll(async () => (await app.askedDialogs()).length).toBe(3);
  expect(readdirSync(app.folders.documents)).toEqual(before);

  for (const file of [copy, other]) {
    expect(await entriesIn(app, file)).toBe(entries);
  }
});

test('going back while a run is active is refused, and says why', async ({ app }) => {
  const page = await app.startWith('many-documents');
  await app.menu('backups');
  await backUpNow(page);
  await page.keyboard.press('Escape');
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(header(page).getByRole('button', { name: t('runs:stop') })).toBeVisible();
  await app.menu('backups');
  await button(page, t('backups:restore')).click();
  await button(page, t('backups:confirm.action')).click();
  await expect(dialog(page).getByText(t('problems:run-already-active.message'))).toBeVisible();
  await button(page, t('common:cancel')).click();
  await page.keyboard.press('Escape');
  await expect(heading(page, t('documents:title'))).toBeVisible();
});
