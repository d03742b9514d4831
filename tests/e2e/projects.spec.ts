import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { goTo, header, heading, notice } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** The row of a project in the list. */
function row(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ has: openButton(page, name) });
}

function openButton(page: Page, name: string): Locator {
  return page.getByRole('button', { name: t('projects:openProject', { name }), exact: true });
}

function actions(page: Page, name: string): Locator {
  return page.getByRole('button', { name: t('projects:actions', { name }), exact: true });
}

async function choose(
  page: Page,
  name: string,
  action: 'rename' | 'clone' | 'delete' | 'forget',
): Promise<void> {
  await actions(page, name).click();
  await page.getByRole('menuitem', { name: t(`projects:${action}`) }).click();
}

test('the list tells counts and the last run of each project, and a click anywhere on a row opens that one', async ({
  app,
}) => {
  await app.prepare('empty', 'Harbour');
  await app.prepare('built', 'Harbour 2');
  await app.prepare('documents', '港湾用語');
  const page = await app.start();
  await expect(heading(page, t('projects:title'))).toBeVisible();
  await expect(row(page, '港湾用語')).toContainText(t('common:count.documents', { count: 4 }));
  await expect(row(page, '港湾用語')).toContainText(t('projects:neverRun'));
  await expect(row(page, 'Harbour')).toContainText(t('common:count.documents', { count: 0 }));
  await expect(row(page, 'Harbour 2')).toContainText(t('runs:status.completed'));
  await expect(row(page, 'Harbour 2')).toContainText(/\d+ entries/);

  // Beside the name: the row as a whole is what one clicks.
  const box = await row(page, 'Harbour 2').boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) - 12);
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  await expect(header(page)).toContainText('Harbour 2');
});

test('W40: Enter on a row opens it; Enter on its menu and on what the menu holds opens nothing', async ({
  app,
}) => {
  await app.prepare('documents', 'Alpha');
  await app.prepare('documents', 'Beta');
  const page = await app.start();
  await actions(page, 'Alpha').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: t('projects:rename') })).toBeVisible();
  // Escape is the menu's own from when it has the keyboard.
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(heading(page, t('projects:title'))).toBeVisible();

  await actions(page, 'Alpha').press('Enter');
  await page.getByRole('menuitem', { name: t('projects:delete') }).press('Enter');
  const dialog = page.getByRole('dialog', { name: t('projects:deleteTitle') });
  await expect(dialog).toContainText('Alpha');
  await dialog.getByRole('button', { name: t('common:cancel') }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(header(page)).toContainText(t('common:app'));
  await expect(openButton(page, 'Alpha')).toBeVisible();

  await openButton(page, 'Beta').press('Enter');
  await expect(heading(page, t('documents:title'))).toBeVisible();
  await expect(header(page)).toContainText('Beta');
});

test('a project is made, renamed and duplicated, and keeps its name after a restart, at which the last one is open', async ({
  app,
}) => {
  await app.prepare('built', 'Harbour');
  let page = await app.start();
  await page.getByRole('button', { name: t('projects:new'), exact: true }).click();
  await page.getByRole('menuitem', { name: t('projects:empty') }).click();
  await page.getByRole('textbox', { name: t('projects:name') }).fill('CON: 50 % "港"?');
  await page.keyboard.press('Enter');
  await expect(header(page)).toContainText('CON: 50 % "港"?');
  await expect(heading(page, t('documents:title'))).toBeVisible();

  await goTo(page, 'projects');
  await choose(page, 'CON: 50 % "港"?', 'rename');
  const name = page.getByRole('textbox', { name: t('projects:name') });
  await expect(name).toBeFocused();
  await name.fill('Ferry');
  await page.getByRole('button', { name: t('projects:renameButton'), exact: true }).click();
  await expect(openButton(page, 'Ferry')).toBeVisible();
  await expect(header(page)).toContainText('Ferry');

  await choose(page, 'Harbour', 'clone');
  await expect(name).toHaveValue(t('projects:cloneName', { name: 'Harbour' }));
  await name.fill('Harbour, second edition');
  await page.keyboard.press('Enter');
  await expect(notice(page, t('projects:cloned', { name: 'Harbour, second edition' }))).toBeVisible();
  await expect(row(page, 'Harbour, second edition')).toContainText(/\d+ entries/);

  page = await app.restart();
  await expect(header(page)).toContainText('Ferry');
  await goTo(page, 'projects');
  for (const each of ['Ferry', 'Harbour', 'Harbour, second edition']) {
    await expect(openButton(page, each)).toBeVisible();
  }
  // The menu offers them too, the last opened first.
  const recent = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.getMenuItemById('recent-projects')
      ?.submenu?.items.map(({ label }) => label),
  );
  expect(recent?.at(0)).toBe('Ferry');
  expect(recent?.toSorted()).toEqual(['Ferry', 'Harbour', 'Harbour, second edition']);
});

test('a deleted project comes back by undo; without it its file ends in the bin, and only that file', async ({
  app,
}) => {
  const kept = await app.prepare('built', 'Keep');
  const gone = await app.prepare('built', 'Go');
  const page = await app.start();
  const remove = async (): Promise<void> => {
    await choose(page, 'Go', 'delete');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common:delete'), exact: true })
      .click();
    await expect(openButton(page, 'Go')).toBeHidden();
  };
  await remove();
  // The keyboard goes on where the row was.
  await expect(openButton(page, 'Keep')).toBeFocused();
  await notice(page, t('projects:deleted', { name: 'Go' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(openButton(page, 'Go')).toBeVisible();
  expect(existsSync(gone.file)).toBe(true);

  await remove();
  await app.close();
  expect(existsSync(gone.file)).toBe(false);
  expect(existsSync(kept.file)).toBe(true);
  if (process.platform === 'linux') {
    const bin = path.join(app.folders.home, '.local', 'share', 'Trash', 'files');
    expect(readdirSync(bin)).toContain('Go.genglossary');
  }
  expect(existsSync(gone.folder)).toBe(true);
});

test('a project leaves the list without its file, and one whose file is gone is listed with the reason and a remedy', async ({
  app,
}) => {
  const off = await app.prepare('empty', 'Off the list');
  const missing = await app.prepare('empty', 'Missing 欠');
  rmSync(missing.file);
  const page = await app.start();
  await expect(row(page, 'Missing 欠')).toContainText(t('projects:unavailable'));
  await expect(row(page, 'Missing 欠')).toContainText(t('problems:project-missing.remedy'));
  await openButton(page, 'Missing 欠').click();
  await expect(notice(page, t('problems:project-missing.message'))).toContainText(
    t('problems:project-missing.remedy'),
  );
  await expect(heading(page, t('projects:title'))).toBeVisible();

  await choose(page, 'Off the list', 'forget');
  await expect(notice(page, t('projects:forgotten', { name: 'Off the list' }))).toBeVisible();
  await expect(openButton(page, 'Off the list')).toBeHidden();
  expect(existsSync(off.file)).toBe(true);
  // It was never opened, so nothing of it is in the way: it can be opened again from its file.
  await app.answerOpenDialog([off.file]);
  await page.getByRole('button', { name: t('projects:open') }).click();
  await expect(header(page)).toContainText('Off the list');
});
