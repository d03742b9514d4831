import type { Page } from '@playwright/test';
import { startPlainly } from './support/runtimes.ts';
import { environmentIn } from './support/folders.ts';
import { goTo, header, heading, projectIdOf } from './support/journey.ts';
import { startSteeredRun } from './support/steered-run.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** The names of the documents that the log of a run names, in the order of its lines. */
async function loggedDocuments(page: Page): Promise<readonly string[]> {
  const text = await page.getByRole('log').innerText();
  return [...text.matchAll(/part \d+\.md/g)].map(([name]) => name);
}

test('two windows on one project see the same run, and its lines in order in both; one goes on when the other closes', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  const projectId = await projectIdOf(page);
  const other = await app.openedBy(() =>
    page.evaluate((id) => window.genglossary.request('window:open', { projectId: id }), projectId),
  );
  await expect(header(other)).toContainText('Harbour 港');
  await using run = await startSteeredRun(file);
  const names = Array.from({ length: 20 }, (_nothing, index) => `part ${index + 1}.md`);
  for (const window of [page, other]) await goTo(window, 'runs');
  for (const name of names) {
    run.log(name);
    run.progress('read', names.indexOf(name) + 1, 40);
  }
  for (const window of [page, other]) {
    await expect(header(window)).toContainText(t('runs:step.read'));
    await expect(header(window)).toContainText(t('runs:share', { share: 0.5 }));
    await expect(window.getByRole('log')).toContainText('part 20.md');
    const seen = await loggedDocuments(window);
    expect(seen).toEqual(names.slice(names.length - seen.length));
  }

  await other.close();
  run.log('part 21.md');
  await expect(page.getByRole('log')).toContainText('part 21.md');
  await run.complete();
  await expect(header(page).getByRole('button', { name: t('runs:build') })).toBeVisible();
});

test('a decision in one window is seen in the other', async ({ app }) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  const other = await app.openedBy(() => app.menu('new-window'));
  await other.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }).click();
  await goTo(page, 'terms');
  await goTo(other, 'terms');
  for (const window of [page, other]) {
    await window.getByRole('searchbox').fill('slack water');
    await window.getByText('slack water', { exact: true }).first().click();
  }
  await page.getByRole('button', { name: t('terms:decide.rejected'), exact: true }).click();
  const count = (window: Page) =>
    window.getByText(t('terms:viewCount', { view: t('terms:view.rejected'), count: 1 }), { exact: true });
  await expect(count(page)).toBeVisible();
  await expect(count(other)).toBeVisible();
});

test('a second start brings up the window that is there and opens the file that it was given in it', async ({
  app,
  runtime,
}) => {
  const first = await app.prepare('empty', 'First');
  const second = await app.prepare('built', 'Second');
  const page = await app.start({ open: [first.file] });
  await expect(header(page)).toContainText('First');
  const args = [`--user-data-dir=${app.folders.data}`, second.file];
  const again = startPlainly({ runtime, args, env: environmentIn(app.folders) });
  await expect(header(page)).toContainText('Second');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  await expect.poll(() => again.exitCode).toBe(0);
  expect(app.windows).toHaveLength(1);
});
