import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DecisionKind } from '../../src-main/domain/decision.ts';
import { goTo, header, notice } from './support/journey.ts';
import { list, readRow } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const TERMS = t('terms:list');
const ENTRIES = t('glossary:list');

const detail = (page: Page) => page.getByRole('region', { name: t('terms:detail') });
const entry = (page: Page) => page.getByRole('region', { name: t('glossary:entry'), exact: true });
const editor = (page: Page, term: string) =>
  entry(page).getByRole('textbox', { name: t('glossary:editor.label', { term }) });

/** A decision about one term, as notices tell it. */
const told = (kind: DecisionKind, subject: string): string =>
  t(`decisions:kind.${kind}`, { what: t('decisions:one', { subject }) });
const takenBack = (page: Page, kind: DecisionKind, subject: string) =>
  notice(page, t('decisions:takenBack', { decision: told(kind, subject) }));
const repeated = (page: Page, kind: DecisionKind, subject: string) =>
  notice(page, t('decisions:repeated', { decision: told(kind, subject) }));

async function selectTerm(page: Page, term: string): Promise<void> {
  await page.getByRole('searchbox', { name: t('terms:search') }).fill(term);
  await readRow(page, TERMS, term, detail(page));
}

async function selectEntry(page: Page, term: string): Promise<void> {
  await page.getByRole('searchbox', { name: t('glossary:search') }).fill(term);
  await readRow(page, ENTRIES, term, entry(page));
}

/** Whether a term has a status, by the pressed button of its decision. */
const decision = (page: Page, status: 'accepted' | 'rejected' | 'candidate') =>
  detail(page).getByRole('button', { name: t(`terms:decide.${status}`), exact: true, pressed: true });

async function decide(page: Page, term: string, status: 'accepted' | 'rejected'): Promise<void> {
  await selectTerm(page, term);
  await detail(page)
    .getByRole('button', { name: t(`terms:decide.${status}`), exact: true })
    .click();
  await expect(page.getByRole('button', { name: t('common:undo') })).toBeVisible();
}

test('Ctrl+Z takes decisions of all kinds back one by one, from any page and after a restart; Ctrl+Shift+Z and Ctrl+Y repeat them', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await decide(page, 'mole', 'accepted');
  await goTo(page, 'glossary');
  await selectEntry(page, '憩流');
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
  await expect(notice(page, t('glossary:approved', { term: '憩流' }))).toBeVisible();

  page = await app.restart();
  await goTo(page, 'issues');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(takenBack(page, 'entry-approved', '憩流')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(takenBack(page, 'terms-accepted', 'mole')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(notice(page, t('decisions:nothing.undo'))).toBeVisible();
  await goTo(page, 'terms');
  await selectTerm(page, 'mole');
  await expect(decision(page, 'candidate')).toBeVisible();

  page = await app.restart();
  await goTo(page, 'terms');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(repeated(page, 'terms-accepted', 'mole')).toBeVisible();
  // What was changed is shown where one is.
  await expect(detail(page).getByRole('heading', { level: 2, name: 'mole', exact: true })).toBeVisible();
  await expect(decision(page, 'accepted')).toBeVisible();
  await goTo(page, 'glossary');
  await page.keyboard.press('Control+y');
  await expect(repeated(page, 'entry-approved', '憩流')).toBeVisible();
  await expect(entry(page).getByRole('button', { name: t('glossary:withdraw'), exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(notice(page, t('decisions:nothing.redo'))).toBeVisible();
});

test('the menu takes back and repeats too, and so do the notices', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await decide(page, 'mole', 'rejected');
  await goTo(page, 'documents');
  await app.menu('undo');
  await takenBack(page, 'terms-rejected', 'mole')
    .getByRole('button', { name: t('decisions:repeat') })
    .click();
  await repeated(page, 'terms-rejected', 'mole')
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(takenBack(page, 'terms-rejected', 'mole')).toBeVisible();
  // A notice that was answered takes a moment to leave.
  await expect(repeated(page, 'terms-rejected', 'mole')).toHaveCount(0);
  await app.menu('redo');
  await expect(repeated(page, 'terms-rejected', 'mole')).toBeVisible();
  await goTo(page, 'terms');
  await page.getByRole('searchbox', { name: t('terms:search') }).fill('mole');
  await expect(
    page.getByText(t('terms:viewCount', { view: t('terms:view.rejected'), count: 1 }), { exact: true }),
  ).toBeVisible();
});

test('each project has its own steps', async ({ app }) => {
  await app.prepare('built', 'Other 別');
  const { file } = await app.prepare('built', 'Harbour 港');
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await decide(page, 'mole', 'rejected');
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:openProject', { name: 'Other 別' }) }).click();
  await expect(header(page)).toContainText('Other 別');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(notice(page, t('decisions:nothing.undo'))).toBeVisible();
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }).click();
  await expect(header(page)).toContainText('Harbour 港');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(takenBack(page, 'terms-rejected', 'mole')).toBeVisible();
});

test('in a text field the same keys and the menu take typing back, and no decision', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await decide(page, 'mole', 'rejected');
  const search = page.getByRole('searchbox', { name: t('terms:search') });
  await search.fill('');
  await search.pressSequentially('tide');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(search).not.toHaveValue('tide');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(search).toHaveValue('tide');
  await app.menu('undo');
  await expect(search).not.toHaveValue('tide');
  await app.menu('redo');
  await expect(search).toHaveValue('tide');
  // The last decision still stands.
  await expect(page.getByText(told('terms-rejected', 'mole'), { exact: true })).toBeVisible();
  await expect(notice(page, t('decisions:nothing.undo'))).toHaveCount(0);

  // Nor where a dialog is open.
  await app.menu('backups');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('common:close') })
    .focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(told('terms-rejected', 'mole'), { exact: true })).toBeVisible();
});

test('W10: a definition that was typed is taken back as a whole, its field shows the text of now, and nothing brings the old one back', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await selectEntry(page, '導灯');
  const first = '導灯とは、上下に重なって見えるときに航路を示す二つの灯火である。';
  await entry(page)
    .getByRole('button', { name: t('common:edit') })
    .click();
  await expect(editor(page, '導灯')).toHaveValue(first);
  await editor(page, '導灯').press('End');
  await editor(page, '導灯').pressSequentially('夜に見る。');
  // The editor stays open while the keyboard is elsewhere.
  await entry(page).getByRole('heading', { level: 2 }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(takenBack(page, 'definition-changed', '導灯')).toBeVisible();
  await expect(editor(page, '導灯')).toHaveValue(first);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(editor(page, '導灯')).toHaveValue(`${first}夜に見る。`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor(page, '導灯')).toHaveValue(first);
  await editor(page, '導灯').focus();
  await page.keyboard.press('Escape');

  page = await app.restart();
  await goTo(page, 'glossary');
  await selectEntry(page, '導灯');
  await expect(entry(page).getByText(first, { exact: true }).first()).toBeVisible();
  await expect(entry(page).getByText('夜に見る。')).toHaveCount(0);
});

test('a note is taken back while its field is in view, and shown as it was', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await selectTerm(page, 'mole');
  const note = detail(page).getByRole('textbox', { name: t('terms:note') });
  await note.pressSequentially('see the chart');
  await list(page, TERMS).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(takenBack(page, 'note-changed', 'mole')).toBeVisible();
  await expect(note).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(note).toHaveValue('see the chart');
});

test('what a run has changed since is not taken back, and the notice says why', async ({ app }) => {
  const { file, folder } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await selectEntry(page, '導灯');
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
  await entry(page)
    .getByRole('button', { name: t('glossary:withdraw'), exact: true })
    .click();
  await expect(notice(page, t('glossary:withdrawn', { term: '導灯' }))).toBeVisible();
  const document = path.join(folder, 'ja', '水先.txt');
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace('航路を示す二つの灯火', '入港を導く一対の灯火'),
  );
  await withProject(app.folders, file, (project) => project.documents.update());
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  const definition = entry(page).getByText('入港を導く一対の灯火').first();
  await expect(definition).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(
    notice(page, t('decisions:changedSince.undo', { decision: told('entry-reopened', '導灯') })),
  ).toBeVisible();
  await expect(definition).toBeVisible();
  await expect(entry(page)).toContainText(t('glossary:status.draft'));
});
