import { withProject } from './support/prepared-projects.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { goTo, heading } from './support/journey.ts';
import { list, readRow, rows } from './support/lists.ts';
import { proposeTexts } from './support/propose.ts';
import { expect, test } from './support/test.ts';
import { textsIn } from './support/texts.ts';

for (const language of ['en', 'ja'] as const) {
  const t = textsIn(language);

  test(`a person with a screen reader finds nothing amiss in ${language}: what opens over and beside the pages`, async ({
    app,
  }) => {
    // Many places, some of them in both themes: on a busy machine more than the usual minute.
    test.setTimeout(180_000);
    app.keepSettings({ language, theme: 'system' });
    const { file } = await app.prepare('built');
    await withProject(app.folders, file, async ({ entries, synonyms }) => {
      await entries.saveDefinition('tide', 'The slow rise of the sea.');
      await synonyms.merge('tide gauge', ['験潮器']);
    });
    await proposeTexts(file, { tide: 'The rise of the sea.' });
    const page = await app.start({ open: [file] });
    const faults: string[] = [];
    // Colours are the same in both languages.
    const themes = language === 'en' ? 'both' : 'light';
    const look = async (where: string, within?: string): Promise<void> => {
      const looked = { themes, ...(within === undefined ? {} : { within }) } as const;
      faults.push(...(await accessibilityFaults(page, looked)).map((fault) => `${where}: ${fault}`));
    };
    const lookAtDialog = async (where: string): Promise<void> => {
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(where, '[role=dialog]');
      await close();
    };
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };

    await goTo(page, 'terms', t);
    const detail = page.getByRole('region', { name: t('terms:detail') });
    await readRow(page, t('terms:list'), 'tide gauge', detail);
    await expect(detail.getByRole('heading', { name: t('synonyms:title') })).toBeVisible();
    await page.getByRole('button', { name: t('terms:progress.byRank') }).click();
    await page.getByRole('button', { name: t('terms:filters.open') }).click();
    await expect(page.getByRole('combobox', { name: t('terms:filters.best') })).toBeVisible();
    await look('synonyms, accepted by rank, and filters of terms');
    await page.keyboard.press('Escape');
    await list(page, t('terms:list')).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: t('terms:selection.label') })).toBeVisible();
    await page.getByRole('button', { name: t('terms:add.open') }).click();
    await lookAtDialog('dialog of a new term');
    await look('selection of terms');

    await goTo(page, 'glossary', t);
    const entry = page.getByRole('region', { name: t('glossary:entry'), exact: true });
    await readRow(page, t('glossary:list'), 'tide', entry);
    await entry.getByRole('button', { name: t('glossary:history.title') }).click();
    await expect(entry.getByRole('list', { name: t('glossary:history.title') })).toBeVisible();
    await list(page, t('glossary:list')).focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: t('glossary:marked.label') })).toBeVisible();
    await look('proposal, history, and marked entries');
    await page.keyboard.press('e');
    await expect(
      page.getByRole('textbox', { name: t('glossary:editor.label', { term: 'tide' }) }),
    ).toBeFocused();
    await look('editor of an entry');
    await page.keyboard.press('Escape');

    await goTo(page, 'issues', t);
    await page.getByRole('button', { name: t('issues:marked.all') }).click();
    await expect(page.getByRole('toolbar', { name: t('issues:marked.label') })).toBeVisible();
    await look('marked issues');
    await page
      .getByRole('toolbar', { name: t('issues:marked.label') })
      .getByRole('button', { name: t('issues:dismissWithReason') })
      .click();
    await lookAtDialog('dialog of a reason');

    await goTo(page, 'documents', t);
    await page.getByRole('button', { name: t('documents:remove.one', { name: 'en/tides.md' }) }).click();
    await lookAtDialog('dialog of removing a document');
    await rows(page, t('documents:list')).first().click();
    await expect(heading(page, t('documents:title'))).toHaveCount(0);
    await page.getByRole('button', { name: t('documents:reader.marked') }).click();
    await lookAtDialog('which terms are marked');

    await app.menu('palette');
    await expect(page.getByLabel(t('commands:palette.placeholder'))).toBeFocused();
    await page.keyboard.type('tide');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'tide gauge' }).first()).toBeVisible();
    await lookAtDialog('palette with what was found');
    await app.menu('shortcuts');
    await lookAtDialog('shortcuts');

    await goTo(page, 'settings', t);
    await page.getByRole('radio', { name: t('provider:kind.openai.name') }).check();
    await page.getByRole('button', { name: t('provider:advanced.title') }).click();
    await expect(page.getByLabel(t('provider:advanced.temperature'))).toBeVisible();
    await look('settings of a model');

    // What never comes is waited for.
    await app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('issues:list');
      ipcMain.handle('issues:list', () => new Promise(() => undefined));
    });
    await page.reload();
    await goTo(page, 'issues', t);
    await expect(page.getByLabel(t('common:loading'), { exact: true })).toBeVisible();
    await look('a page that is still read');
    expect(faults).toEqual([]);
  });
}
