import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { goTo } from '../e2e/support/journey.ts';
import { list, readRow, rows } from '../e2e/support/lists.ts';
import { APP_FOLDER } from '../e2e/support/runtimes.ts';
import { expect, test } from '../e2e/support/test.ts';
import { textsIn } from '../e2e/support/texts.ts';
import { makeSampleGlossary, SAMPLE_GLOSSARIES } from './sample-glossary.ts';

/** Narrow enough that a picture is read at the width of a page. */
const WINDOW = { width: 920, height: 640 };
/** So few colours keep the files small, and nobody sees the difference. */
const COLOURS = 64;

for (const language of ['en', 'ja'] as const) {
  const t = textsIn(language);
  const folder = path.join(APP_FOLDER, 'docs', 'images', language);
  const { synonyms, proposal } = SAMPLE_GLOSSARIES[language];

  /** Takes a picture of the window, or of a part of it, when nothing moves. */
  const picture = async (page: Page, name: string, part?: Locator): Promise<void> => {
    const file = path.join(folder, `${name}.png`);
    await page.mouse.move(0, WINDOW.height - 1);
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
    await (part ?? page).screenshot({ path: file, caret: 'hide' });
    execFileSync('convert', [file, '-colors', String(COLOURS), '-strip', `PNG8:${file}`]);
  };

  test(`pictures of the user guide (${language})`, async ({ app }) => {
    mkdirSync(folder, { recursive: true });
    app.keepSettings({ language, theme: 'light' });
    let page = await app.start();
    await page.setViewportSize(WINDOW);
    await picture(page, 'welcome');
    await app.close();

    const file = await makeSampleGlossary(app.folders, language);
    page = await app.start({ open: [file] });
    await page.setViewportSize(WINDOW);

    await goTo(page, 'documents', t);
    await expect(rows(page, t('documents:list'))).toHaveCount(3);
    await expect(page.getByText(t('documents:check.checking'))).toHaveCount(0);
    await picture(page, 'documents');

    await rows(page, t('documents:list')).first().click();
    const reader = page.getByRole('region', { name: /01-/ });
    await expect(reader).toBeVisible();
    const peek = page.getByRole('status').filter({ hasText: t('documents:reader.peekHint') });
    // The same term may come twice, one occurrence after the other: nothing tells that the next one is there.
    const wanted = peek.filter({ hasText: synonyms.main });
    await expect(async () => {
      await page.keyboard.press('n');
      await expect(wanted).toBeVisible({ timeout: 300 });
    }).toPass({ intervals: [0] });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeFocused();
    await picture(page, 'reading');
    await page.keyboard.press('Escape');

    await goTo(page, 'terms', t);
    const detail = page.getByRole('region', { name: t('terms:detail') });
    await readRow(page, t('terms:list'), synonyms.main, detail);
    await list(page, t('terms:list')).focus();
    await picture(page, 'terms');
    await detail.getByRole('heading', { name: t('synonyms:title') }).scrollIntoViewIfNeeded();
    await detail
      .getByRole('heading', { name: t('synonyms:title') })
      .evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await picture(page, 'synonyms', detail);

    await goTo(page, 'glossary', t);
    const entry = page.getByRole('region', { name: t('glossary:entry'), exact: true });
    await page.getByRole('combobox', { name: t('glossary:sort.label') }).selectOption('score');
    await readRow(page, t('glossary:list'), synonyms.main, entry);
    await picture(page, 'glossary');
    await readRow(page, t('glossary:list'), proposal.term, entry);
    await expect(entry.getByRole('region', { name: t('glossary:proposal.title') })).toBeVisible();
    await picture(page, 'proposal', entry);

    await app.menu('export');
    await expect(page.getByRole('dialog')).toBeVisible();
    await picture(page, 'export', page.getByRole('dialog'));
    await page.keyboard.press('Escape');

    await goTo(page, 'issues', t);
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await picture(page, 'issues');

    await goTo(page, 'settings', t);
    await page.getByRole('radio', { name: t('provider:kind.ollama.name') }).check();
    await page
      .getByRole('heading', { name: t('provider:section') })
      .evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await picture(page, 'models');

    await app.menu('backups');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('backups:create'), exact: true })
      .click();
    await expect(page.getByRole('table', { name: t('backups:preview.label') })).toBeVisible();
    await picture(page, 'backups', page.getByRole('dialog'));
  });
}
