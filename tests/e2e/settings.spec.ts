import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../../src-preload/contract.ts';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, heading, projectIdOf } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t, textsIn } from './support/texts.ts';
import { japaneseStretches, latinWords, visibleTexts } from './support/visible-texts.ts';

const ja = textsIn('ja');

async function choose(page: Page, group: string, choice: string): Promise<void> {
  // The radio itself lies under its label.
  await page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click();
  await expect(page.getByRole('radio', { name: choice })).toBeChecked();
}

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const [red = 255] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return red < 128;
  });

test('language and theme apply at once, in the other window too, and after a restart', async ({ app }) => {
  let page = await app.startWith('documents');
  const other = await app.openedBy(() => app.menu('new-window'));
  await goTo(page, 'settings');
  expect(await isDark(page)).toBe(false);

  await choose(page, t('settings:theme'), t('settings:themes.dark'));
  await expect.poll(() => isDark(page)).toBe(true);
  await expect.poll(() => isDark(other)).toBe(true);

  await choose(page, t('settings:language'), t('settings:languages.ja'));
  await expect(heading(page, ja('settings:title'))).toBeVisible();
  await expect(heading(other, ja('projects:title'))).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
  const label = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('build')?.label);
  expect(label).toBe('用語集を作成');

  await other.close();
  page = await app.restart();
  await expect(heading(page, ja('documents:title'))).toBeVisible();
  expect(await isDark(page)).toBe(true);

  // And back, while the window stays.
  await goTo(page, 'settings', ja);
  await choose(page, ja('settings:theme'), ja('settings:themes.light'));
  await expect.poll(() => isDark(page)).toBe(false);
});

test('a choice that follows the system is in the language of the system, and follows its theme', async ({
  app,
}) => {
  app.keepSettings({ language: 'system', theme: 'system' });
  const page = await app.start({ env: { LANGUAGE: 'ja' } });
  await expect(heading(page, ja('projects:welcome.title'))).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => isDark(page)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => isDark(page)).toBe(false);
});

/** Names that are the same in every language. */
const NAMES = [
  'genglossary',
  'markdown',
  'csv',
  'json',
  'prh',
  'textlint',
  'md',
  'txt',
  'english',
  'ctrl',
  'enter',
  'esc',
  'ollama',
  'openai',
  'azure',
  'llama',
  'cpp',
  'lm',
  'studio',
  'vllm',
  'utf',
  'test',
  'home',
  'tmp',
  'documents',
];

/** What the documents of the project hold: it stands on the pages in every language. */
function textOfDocuments(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => `${name} ${readFileSync(path.join(folder, name), 'utf8').normalize('NFKC')}`)
    .join('\n');
}

function withoutBreaks(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** How the terms of the project are read: that is written in Japanese in every language. */
async function readingsOf(page: Page): Promise<readonly string[]> {
  const projectId = await projectIdOf(page);
  return page.evaluate(async (id) => {
    const query = { view: 'all', category: null, search: '', sort: 'term', descending: false } as const;
    const answer = await window.genglossary.request('terms:page', {
      projectId: id,
      ...query,
      offset: 0,
      limit: 500,
    });
    return answer.ok ? answer.value.rows.flatMap(({ reading }) => reading ?? []) : [];
  }, projectId);
}

/** Walks through the pages and dialogs of a project and calls `look` in each. */
async function walk(page: Page, app: DesktopApp, language: Language, look: (where: string) => Promise<void>) {
  const texts = textsIn(language);
  await goTo(page, 'projects', texts);
  await look('projects');
  await page.getByRole('button', { name: texts('projects:actions', { name: 'Harbour 港' }) }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await look('menu of a project');
  await page.getByRole('menuitem', { name: texts('projects:delete') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('delete dialog');
  await page.keyboard.press('Escape');
  await goTo(page, 'documents', texts);
  await expect(page.getByText('tides').first()).toBeVisible();
  await look('documents');
  await page.getByText('tides').first().dblclick();
  await expect(page.getByText('Slack water is the short time').first()).toBeVisible();
  await look('document');
  await goTo(page, 'terms', texts);
  await page.getByText('験潮器', { exact: true }).first().click();
  await expect(page.getByText(texts('terms:contexts.title')).first()).toBeVisible();
  await look('terms');
  await goTo(page, 'glossary', texts);
  await page.getByRole('searchbox').fill('験潮器');
  await page.getByText('験潮器', { exact: true }).first().click();
  await expect(page.getByText(texts('glossary:passages')).first()).toBeVisible();
  await look('glossary');
  await app.menu('export');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('export dialog');
  await page.keyboard.press('Escape');
  await goTo(page, 'issues', texts);
  await expect(page.getByText(texts('issues:meaning.undefined'))).toBeVisible();
  await look('issues');
  await goTo(page, 'runs', texts);
  await expect(page.getByText(texts('runs:history.title'))).toBeVisible();
  await look('runs');
  await page.getByRole('table').getByRole('button').first().click();
  await expect(page.getByRole('log')).toContainText(texts('messages:completed'));
  await look('log of a run');
  await goTo(page, 'settings', texts);
  await look('settings');
}

for (const language of ['ja', 'en'] as const) {
  test(`W43: in ${language} nothing on any page is in the other language`, async ({ app }) => {
    app.keepSettings({ language, theme: 'light' });
    const { file, folder } = await app.prepare('built');
    const documents = textOfDocuments(folder);
    const page = await app.start({ open: [file] });
    const readings = await readingsOf(page);
    // What is quoted of a document is cut anywhere.
    const passages = withoutBreaks(documents);
    const words = new Set([...NAMES, ...latinWords(documents), ...latinWords(file), ...latinWords(folder)]);
    const isForeign = (text: string): boolean =>
      language === 'ja'
        ? !passages.includes(withoutBreaks(text)) && latinWords(text).some((word) => !words.has(word))
        : japaneseStretches(text).some(
            (part) => ![documents, ...readings, '港', '日本語'].join(' ').includes(part),
          );
    const found: string[] = [];
    await walk(page, app, language, async (where) => {
      found.push(...(await visibleTexts(page)).filter(isForeign).map((text) => `${where}: ${text}`));
    });
    const labels = await app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, submenu }) => [
        label,
        ...(submenu?.items ?? []).map((item) => item.label),
      ]),
    );
    found.push(...labels.filter(isForeign).map((label) => `menu: ${label}`));
    expect(found).toEqual([]);
  });
}
