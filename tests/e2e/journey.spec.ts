import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { EffortCounter } from './support/effort.ts';
import { goTo, header, heading, notice, tabTo } from './support/journey.ts';
import { chooseView, list, readRow, row, rows } from './support/lists.ts';
import { writeSampleDocuments } from './support/sample-documents.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const TERMS = t('terms:list');
const ENTRIES = t('glossary:list');

/** What the glossary is to be about; all other candidates are rejected. */
const WANTED = ['boarding ground', 'tide gauge', 'mole', '験潮器', '憩流'] as const;
const CORRECTED = 'The spot two miles off the mole where a harbour pilot comes aboard.';
const WRITTEN = 'The outer wall that keeps the sea out of the harbour.';

/** The term that is selected in the list and read beside it; null while another one is still read. */
const termToDecide = (page: Page): Promise<string | null> =>
  page.evaluate((label) => {
    const selected = document.querySelector('tr[data-current] td:first-child > span > span:first-of-type');
    const read = document.querySelector(`[aria-label="${label}"] h2`);
    return selected?.textContent === read?.textContent ? (read?.textContent ?? null) : null;
  }, t('terms:detail'));
const detail = (page: Page) => page.getByRole('region', { name: t('terms:detail') });
const entry = (page: Page) => page.getByRole('region', { name: t('glossary:entry'), exact: true });
const issues = (page: Page) => page.getByRole('region', { name: t('issues:list'), exact: true });
const editor = (page: Page, term: string) =>
  page.getByRole('textbox', { name: t('glossary:editor.label', { term }) });
const undecided = (page: Page) =>
  page.getByRole('radio', { name: new RegExp(`^${t('terms:view.candidate')} `) });
const acceptedTerms = (page: Page) =>
  page.getByRole('radio', { name: new RegExp(`^${t('terms:view.accepted')} `) });
const approved = (page: Page, count: number) =>
  page.getByRole('radio', {
    name: t('glossary:viewWithCount', { view: t('glossary:view.approved'), count }),
    exact: true,
  });
const exportDialog = (page: Page) => page.getByRole('dialog', { name: t('glossary:export.title') });
const exportButton = (page: Page) =>
  exportDialog(page).getByRole('button', { name: t('glossary:export.save') });

/** How many candidates wait for a decision, as the list says. */
async function candidatesIn(page: Page): Promise<number> {
  await expect(list(page, TERMS)).toHaveAttribute('aria-rowcount', /\d+/);
  return Number(await list(page, TERMS).getAttribute('aria-rowcount')) - 1;
}

/** Decides about each candidate, as soon as it is the one that is read. */
async function decideAll(
  page: Page,
  candidates: number,
  decide: (isAccepted: boolean) => Promise<void>,
): Promise<void> {
  const seen = new Set<string>();
  for (let left = candidates; left > 0; left -= 1) {
    let term: string | null = null;
    const isNext = async (): Promise<boolean> => {
      term = await termToDecide(page);
      return term !== null && !seen.has(term);
    };
    await expect.poll(isNext, { intervals: [10] }).toBe(true);
    seen.add(term ?? '');
    await decide(WANTED.some((wanted) => wanted === term));
  }
  await expect(page.getByText(t('terms:allDecided.text'))).toBeVisible();
}

/** The exported file holds the wanted terms only, approved, with the texts as they are now and their sources. */
function expectRight(file: string): void {
  const written = (term: string, definition: string, document: string) => ({
    term,
    definition,
    status: 'approved',
    citations: [{ document: expect.stringMatching(new RegExp(`${document}$`)) }],
  });
  const exported: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(exported).toMatchObject({
    entries: [
      written('boarding ground', CORRECTED, 'pilotage.md'),
      written('mole', WRITTEN, 'pilotage.md'),
      written(
        'tide gauge',
        'The tide gauge is an instrument that records the height of the water every minute.',
        'tides.md',
      ),
      written('憩流', '憩流とは、潮の流れが向きを変えるあいだに止まる短い時間のことである。', '潮位.md'),
      written('験潮器', '験潮器とは、海面の高さを一分ごとに記録する計器である。', '潮位.md'),
    ],
  });
}

test('from the empty app to an approved glossary in a file with the mouse alone, but for what is written', async ({
  app,
}, testInfo) => {
  const names = writeSampleDocuments(app.folders.documents);
  const page = await app.start();
  const effort = await EffortCounter.begin(page);

  await effort.stage('a project of a folder', async () => {
    await app.answerOpenDialog([path.join(app.folders.documents, 'en')]);
    await page.getByRole('button', { name: t('projects:welcome.documents') }).click();
    await expect(rows(page, t('documents:list'))).toHaveCount(2);
  });
  await effort.stage('more documents', async () => {
    const japanese = names.filter((name) => name.startsWith('ja/'));
    await app.answerOpenDialog(japanese.map((name) => path.join(app.folders.documents, name)));
    await page.getByRole('button', { name: t('documents:addFiles') }).click();
    await expect(rows(page, t('documents:list'))).toHaveCount(4);
  });
  await effort.stage('building', async () => {
    await header(page)
      .getByRole('button', { name: t('runs:build') })
      .click();
    await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  });
  let candidates = 0;
  const triage = await effort.stage('deciding about terms', async () => {
    await goTo(page, 'terms');
    await chooseView(undecided(page));
    candidates = await candidatesIn(page);
    await rows(page, TERMS).first().click();
    await decideAll(page, candidates, (isAccepted) =>
      detail(page)
        .getByRole('button', { name: t(`terms:decide.${isAccepted ? 'accepted' : 'rejected'}`), exact: true })
        .click(),
    );
  });
  expect(candidates).toBeGreaterThan(20);
  expect(triage.clicks).toBeLessThanOrEqual(candidates + 3);

  await effort.stage('reading a place', async () => {
    await chooseView(acceptedTerms(page));
    await row(page, TERMS, 'boarding ground').click();
    await detail(page)
      .getByRole('link', { name: /waits? there for the pilot boat|lies two/ })
      .first()
      .click();
    await expect(page.locator('mark').first()).toHaveText('boarding ground');
  });
  await effort.stage('correcting a definition', async () => {
    await goTo(page, 'glossary');
    await readRow(page, ENTRIES, 'boarding ground', entry(page));
    await entry(page)
      .getByRole('button', { name: t('common:edit'), exact: true })
      .click();
    await editor(page, 'boarding ground').selectText();
    await editor(page, 'boarding ground').pressSequentially(CORRECTED);
    await entry(page)
      .getByRole('button', { name: t('glossary:editor.done') })
      .click();
    await expect(entry(page).getByText(CORRECTED, { exact: true })).toBeVisible();
  });
  await effort.stage('resolving an issue', async () => {
    await goTo(page, 'issues');
    await issues(page)
      .getByRole('button', {
        name: t('issues:remedy.labelled', { remedy: t('issues:remedy.edit'), term: 'mole' }),
      })
      .click();
    await editor(page, 'mole').pressSequentially(WRITTEN);
    await entry(page)
      .getByRole('button', { name: t('glossary:editor.done') })
      .click();
    await goTo(page, 'issues');
    await expect(page.getByText(t('issues:empty.noneOpen.text'))).toBeVisible();
  });
  await effort.stage('approving', async () => {
    await goTo(page, 'glossary');
    for (const [index, term] of WANTED.entries()) {
      await readRow(page, ENTRIES, term, entry(page));
      await entry(page)
        .getByRole('button', { name: t('glossary:approve'), exact: true })
        .click();
      await expect(approved(page, index + 1)).toBeAttached();
    }
  });
  const target = path.join(app.folders.root, 'glossary.json');
  await effort.stage('exporting', async () => {
    await app.answerSaveDialog(target);
    await page.getByRole('button', { name: t('glossary:export.open') }).click();
    await exportDialog(page)
      .getByRole('radio', { name: t('glossary:export.formats.json.name') })
      .click();
    await exportButton(page).click();
    await expect(notice(page, 'glossary.json')).toBeVisible();
  });
  expectRight(target);
  expect(effort.total.keys).toBe(0);
  await effort.report(testInfo, 'mouse');
});

test('from the empty app to an approved glossary in a file with the keyboard alone: a key for each candidate', async ({
  app,
}, testInfo) => {
  writeSampleDocuments(app.folders.documents);
  const page = await app.start();
  const effort = await EffortCounter.begin(page);
  const { keyboard } = page;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await effort.stage('a new project', async () => {
    await keyboard.press('ControlOrMeta+n');
    await expect(page.getByRole('textbox', { name: t('projects:name') })).toBeFocused();
    await keyboard.type('Harbour 港');
    await keyboard.press('Enter');
    await expect(heading(page, t('documents:title'))).toBeFocused();
  });
  await effort.stage('documents', async () => {
    await app.answerOpenDialog([app.folders.documents]);
    await tabTo(page, page.getByRole('button', { name: t('documents:addFolder') }).first());
    await keyboard.press('Enter');
    await expect(rows(page, t('documents:list'))).toHaveCount(4);
  });
  await effort.stage('building', async () => {
    await keyboard.press('ControlOrMeta+b');
    await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  });
  let candidates = 0;
  await effort.stage('to the first candidate', async () => {
    await keyboard.press('ControlOrMeta+3');
    await expect(heading(page, t('terms:title'))).toBeFocused();
    await tabTo(page, page.getByRole('radio', { checked: true }));
    await keyboard.press('ArrowRight');
    await expect(undecided(page)).toBeChecked();
    candidates = await candidatesIn(page);
    await tabTo(page, list(page, TERMS));
  });
  const triage = await effort.stage('deciding about terms', () =>
    decideAll(page, candidates, (isAccepted) => keyboard.press(isAccepted ? 'a' : 'r')),
  );
  expect(candidates).toBeGreaterThan(20);
  expect(triage.keys).toBeLessThanOrEqual(candidates);

  await effort.stage('reading a place', async () => {
    await keyboard.press('ControlOrMeta+k');
    await expect(page.getByLabel(t('commands:palette.placeholder'))).toBeFocused();
    await keyboard.type('pilotage.md');
    await expect(page.getByRole('dialog').getByRole('button').first()).toContainText('en/pilotage.md');
    await keyboard.press('Enter');
    await expect(heading(page, 'en/pilotage.md')).toBeVisible();
    const text = page.getByRole('region', { name: t('documents:page.text', { name: 'en/pilotage.md' }) });
    await expect(text).toBeFocused();
    const peek = page.getByRole('status').filter({ hasText: 'boarding ground' });
    for (let presses = 0; presses < 5 && !(await peek.isVisible()); presses += 1) {
      await keyboard.press('n');
      await expect(
        page.getByRole('status').filter({ hasText: t('documents:reader.peekHint') }),
      ).toBeVisible();
    }
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: /boarding ground/ })).toBeFocused();
  });
  await effort.stage('correcting a definition', async () => {
    await keyboard.press('Enter');
    await expect(entry(page).getByRole('heading', { level: 2, name: 'boarding ground' })).toBeVisible();
    await keyboard.press('e');
    await expect(editor(page, 'boarding ground')).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(CORRECTED);
    await keyboard.press('Escape');
    await expect(entry(page).getByText(CORRECTED, { exact: true })).toBeVisible();
  });
  await effort.stage('resolving an issue', async () => {
    await keyboard.press('ControlOrMeta+5');
    await expect(issues(page).getByRole('listitem').first()).toBeVisible();
    await tabTo(page, issues(page));
    await keyboard.press('ArrowDown');
    await keyboard.press('e');
    await expect(editor(page, 'mole')).toBeFocused();
    await keyboard.type(WRITTEN);
    await keyboard.press('Escape');
    await keyboard.press('ControlOrMeta+5');
    await expect(page.getByText(t('issues:empty.noneOpen.text'))).toBeVisible();
  });
  await effort.stage('approving', async () => {
    await keyboard.press('ControlOrMeta+4');
    await tabTo(page, list(page, ENTRIES));
    await keyboard.press('ControlOrMeta+a');
    const approve = page
      .getByRole('toolbar', { name: t('glossary:marked.label') })
      .getByRole('button', { name: t('glossary:marked.approve') });
    await expect(approve).toBeVisible();
    await tabTo(page, approve, 5, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(approved(page, WANTED.length)).toBeAttached();
  });
  const target = path.join(app.folders.root, '用語集.json');
  await effort.stage('exporting', async () => {
    await app.answerSaveDialog(target);
    await keyboard.press('ControlOrMeta+e');
    await expect(exportDialog(page).getByRole('radio', { checked: true })).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(
      exportDialog(page).getByRole('radio', { name: t('glossary:export.formats.json.name') }),
    ).toBeChecked();
    await tabTo(page, exportButton(page));
    await keyboard.press('Enter');
    await expect(notice(page, '用語集.json')).toBeVisible();
  });
  expectRight(target);
  expect(effort.total.clicks).toBe(0);
  await effort.report(testInfo, 'keyboard');
});
