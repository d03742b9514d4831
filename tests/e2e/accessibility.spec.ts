import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility.ts';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, heading } from './support/journey.ts';
import { startSteeredRun } from './support/steered-run.ts';
import { expect, test } from './support/test.ts';
import { textsIn } from './support/texts.ts';

/** Names are looked at in both languages, colours in both themes in each. */
const LANGUAGES = ['en', 'ja'] as const;

const PAGES = ['projects', 'documents', 'terms', 'glossary', 'issues', 'runs', 'settings'] as const;

/** Collects what is found from place to place, so that a test names all of it at once. */
function collector(page: Page) {
  const faults: string[] = [];
  return {
    faults,
    look: async (where: string): Promise<void> => {
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${where}: ${fault}`));
    },
  };
}

for (const language of LANGUAGES) {
  const t = textsIn(language);
  const start = async (app: DesktopApp, open: readonly string[]): Promise<Page> => {
    app.keepSettings({ language, theme: 'system' });
    return app.start({ open });
  };

  test(`a person with a screen reader finds nothing amiss in ${language}: first start and empty project`, async ({
    app,
  }) => {
    const page = await start(app, []);
    const { faults, look } = collector(page);
    await look('welcome');
    await goTo(page, 'settings', t);
    await look('settings without a project');
    await app.menu('new-project');
    await page.getByRole('textbox', { name: t('projects:name') }).fill('Empty 空');
    await look('dialog of a new project');
    await page.keyboard.press('Enter');
    await expect(heading(page, t('documents:title'))).toBeVisible();
    for (const name of PAGES) {
      await goTo(page, name, t);
      await look(name);
    }
    expect(faults).toEqual([]);
  });

  test(`a person with a screen reader finds nothing amiss in ${language}: 1,000 terms`, async ({ app }) => {
    const { file } = await app.prepare('thousand-terms', 'Harbour 港');
    const page = await start(app, [file]);
    const { faults, look } = collector(page);
    await expect(page.getByRole('searchbox')).toBeVisible();
    for (const name of PAGES) {
      await goTo(page, name, t);
      if (name === 'documents') await expect(page.getByText('harbour.md').first()).toBeVisible();
      if (name === 'terms') await page.getByText('tidal gauge 0001', { exact: true }).first().click();
      if (name === 'runs') await expect(page.getByRole('table')).toBeVisible();
      await look(name);
    }
    await goTo(page, 'documents', t);
    await page.getByText('harbour.md').first().dblclick();
    await expect(heading(page, 'harbour.md')).toBeVisible();
    await look('document');
    expect(faults).toEqual([]);
  });

  test(`a person with a screen reader finds nothing amiss in ${language}: dialogs, and a run at work`, async ({
    app,
  }) => {
    const { file } = await app.prepare('built', 'Harbour 港');
    const page = await start(app, [file]);
    const { faults, look } = collector(page);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await app.menu('export');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('export dialog');
    await page.keyboard.press('Escape');
    await goTo(page, 'projects', t);
    const actions = page.getByRole('button', { name: t('projects:actions', { name: 'Harbour 港' }) });
    await actions.click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look('menu of a project');
    await page.getByRole('menuitem', { name: t('projects:delete') }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('delete dialog');
    await page.keyboard.press('Escape');

    await using run = await startSteeredRun(file);
    run.log('a document.md');
    run.progress('extract', 3, 10);
    await goTo(page, 'runs', t);
    await expect(page.getByRole('log')).toContainText('a document.md');
    await look('a run at work');
    await app.menu('build');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('dialog of an active run');
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  });

  test(`a person with a screen reader finds nothing amiss in ${language}: backups`, async ({ app }) => {
    const { file } = await app.prepare('built');
    const page = await start(app, [file]);
    const { faults, look } = collector(page);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await app.menu('backups');
    const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
    await expect(page.getByRole('dialog').getByText(t('backups:empty.title'))).toBeVisible();
    await look('dialog of backups, none yet');
    await inDialog(t('backups:create')).click();
    await expect(page.getByRole('table', { name: t('backups:preview.label') })).toBeVisible();
    await look('dialog of backups');
    await inDialog(t('backups:restore')).click();
    await expect(inDialog(t('backups:confirm.action'))).toBeVisible();
    await look('dialog of backups, going back');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(faults).toEqual([]);
  });

  test(`a person with a screen reader finds nothing amiss in ${language}: pages that could not be read`, async ({
    app,
  }) => {
    const { file } = await app.prepare('built');
    const page = await start(app, [file]);
    await expect(page.getByRole('searchbox')).toBeVisible();
    const { faults, look } = collector(page);
    await app.evaluate(({ ipcMain }) => {
      const error = {
        code: 'project-disk-failed',
        message: 'The disk failed.',
        remedy: 'Look at it.',
        values: {},
        activeRun: null,
      };
      for (const channel of [
        'projects:list',
        'documents:list',
        'terms:page',
        'terms:counts',
        'entries:page',
        'entries:counts',
        'issues:list',
        'runs:list',
      ]) {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, () => ({ ok: false, error }));
      }
    });
    await page.reload();
    for (const name of PAGES) {
      await goTo(page, name, t);
      if (name !== 'settings') {
        await expect(page.getByText(t('problems:project-disk-failed.message')).first()).toBeVisible();
        await expect(page.getByText(t('problems:project-disk-failed.remedy')).first()).toBeVisible();
      }
      await look(name);
    }
    expect(faults).toEqual([]);
  });
}
