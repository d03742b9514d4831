import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { environmentIn } from './support/folders.ts';
import { header, heading, notice, projectIdOf, tabTo } from './support/journey.ts';
import { commandOf, listeningPorts, processTree } from './support/processes.ts';
import { startPlainly } from './support/runtimes.ts';
import { writeSampleDocuments } from './support/sample-documents.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** What the notice at the end of a run offers. */
const showGlossary = (page: Page) => page.getByRole('button', { name: t('runs:showGlossary') });

test('from the first start to an exported file with the mouse: sample, build and glossary are three clicks', async ({
  app,
}) => {
  const page = await app.start();
  const target = path.join(app.folders.root, 'handbook.md');
  await app.answerSaveDialog(target);

  await page.getByRole('button', { name: t('projects:welcome.sample') }).click();
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await showGlossary(page).click({ timeout: 30_000 });

  await expect(heading(page, t('glossary:title'))).toBeVisible();
  const { term, definition } = await surestEntry(page);
  await page.getByRole('button', { name: t('glossary:export.open') }).click();
  await page.getByRole('button', { name: t('glossary:export.save') }).click();
  await expect(notice(page, 'handbook.md')).toBeVisible();

  const exported = readFileSync(target, 'utf8');
  expect(definition).not.toBe('');
  expect(exported).toContain(`## ${term}`);
  expect(exported).toContain(definition);
});

test('from the first start to an exported file with the keyboard alone, from a folder of own documents', async ({
  app,
}) => {
  writeSampleDocuments(app.folders.documents);
  const page = await app.start();
  const target = path.join(app.folders.root, '用語集.md');
  await app.answerOpenDialog([app.folders.documents]);
  await app.answerSaveDialog(target);

  await tabTo(page, page.getByRole('button', { name: t('projects:welcome.documents') }));
  await page.keyboard.press('Enter');
  await expect(heading(page, t('documents:title'))).toBeVisible();
  await expect(header(page)).toContainText('texts');

  await tabTo(page, header(page).getByRole('button', { name: t('runs:build') }));
  await page.keyboard.press('Space');
  await expect(showGlossary(page)).toBeVisible({ timeout: 30_000 });
  await tabTo(page, showGlossary(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, t('glossary:title'))).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: t('glossary:export.open') }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: t('glossary:export.formats.md.name') })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: t('glossary:export.save') }));
  await page.keyboard.press('Enter');
  await expect(notice(page, '用語集.md')).toBeVisible();

  const exported = readFileSync(target, 'utf8');
  for (const [term, definition] of [
    [
      'pilot boat',
      'A pilot boat is a small fast vessel that takes the harbour pilot out to the boarding ground.',
    ],
    ['験潮器', '験潮器とは、海面の高さを一分ごとに記録する計器である。'],
  ] as const) {
    expect(exported).toContain(`## ${term}`);
    expect(exported).toContain(definition);
  }
});

test('W39: a file that cannot be written is said with a remedy, the earlier file stays, and another place works', async ({
  app,
}) => {
  const page = await app.startWith('built');
  const folder = path.join(app.folders.root, 'no folder any more');
  await app.answerSaveDialog(path.join(folder, 'glossary.md'));
  await page.getByRole('button', { name: t('glossary:export.open') }).click();
  const save = page.getByRole('button', { name: t('glossary:export.save') });
  await save.click();
  await expect(notice(page, t('problems:cannot-write.message'))).toContainText(
    t('problems:cannot-write.remedy'),
  );

  // The dialog is still there: another place is one click away.
  const target = path.join(app.folders.root, 'glossary.md');
  await app.answerSaveDialog(target);
  await save.click();
  await expect(notice(page, 'glossary.md')).toContainText(t('glossary:export.show'));
  expect(statSync(target).size).toBeGreaterThan(500);
});

test('W44: the app is one thing to start, and nothing in it listens on a port', async ({ app, runtime }) => {
  test.skip(process.platform !== 'linux', 'reads what the kernel of Linux tells of processes');
  const args = [`--user-data-dir=${app.folders.data}`];
  const child = startPlainly({ runtime, args, env: environmentIn(app.folders) });
  try {
    const tree = () => processTree(child.pid ?? 0);
    // A page is drawn in a process of its own.
    await expect
      .poll(() => tree().some((pid) => commandOf(pid).includes('--type=renderer')), { timeout: 20_000 })
      .toBe(true);
    expect(listeningPorts(tree())).toEqual([]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});

/** The entry whose definition is the surest, as the window asks for it. */
async function surestEntry(page: Page) {
  const projectId = await projectIdOf(page);
  return page.evaluate(async (id) => {
    const query = {
      view: 'all',
      search: '',
      sort: 'confidence',
      descending: true,
      offset: 0,
      limit: 1,
    } as const;
    const answer = await window.genglossary.request('entries:page', { projectId: id, ...query });
    const [row] = answer.ok ? answer.value.rows : [];
    if (row === undefined) throw new Error('The glossary is empty.');
    const entry = await window.genglossary.request('entries:get', { projectId: id, termKey: row.termKey });
    return { term: row.term, definition: entry.ok ? (entry.value?.definition ?? '') : '' };
  }, projectId);
}
