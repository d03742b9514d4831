import type { Page } from '@playwright/test';
import { ActionableError } from '../../src-main/domain/errors.ts';
import type { Run, RunScope } from '../../src-main/domain/run.ts';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, header, notice, projectIdOf } from './support/journey.ts';
import { withProject } from './support/prepared-projects.ts';
import { startSteeredRun } from './support/steered-run.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const buildButton = (page: Page) => header(page).getByRole('button', { name: t('runs:build') });
const stopButton = (page: Page) => header(page).getByRole('button', { name: t('runs:stop'), exact: true });

/** The newest run, as the project file holds it. */
async function newestRun({ folders }: DesktopApp, file: string): Promise<Run> {
  const [run] = await withProject(folders, file, ({ runs }) => runs.list());
  if (run === undefined) throw new Error('The project has no run.');
  return run;
}

test('a run of each scope does its part, and one that lacks what it needs says what to do first', async ({
  app,
}) => {
  const page = await app.startWith('documents');
  await goTo(page, 'runs');
  const start = (scope: RunScope) =>
    page.getByRole('button', {
      name: t('runs:start.label', { scope: t(`runs:scope.${scope}`) }),
      exact: true,
    });
  await start('review').click();
  await expect(notice(page, t('problems:no-entries.message'))).toContainText(t('problems:no-entries.remedy'));

  const ended = page.getByRole('table').getByRole('row');
  let rows = 1;
  for (const scope of ['extract', 'generate', 'review', 'refine'] as const) {
    await start(scope).click();
    // Whoever watches a run to its end keeps its log.
    await expect(page.getByRole('log')).toContainText(t('messages:completed'), { timeout: 30_000 });
    await page.getByRole('link', { name: t('runs:details.back') }).click();
    rows += 1;
    await expect(ended).toHaveCount(rows);
    await expect(ended.nth(1)).toContainText(t(`runs:scope.${scope}`));
    await expect(ended.nth(1)).toContainText(t('runs:status.completed'));
  }
  await goTo(page, 'glossary');
  await expect(page.getByText('boarding ground', { exact: true }).first()).toBeVisible();
});

test('a run shows its steps and how far it has come, stops within a second when asked, and can be resumed', async ({
  app,
}) => {
  const { file } = await app.prepare('many-documents');
  const page = await app.start({ open: [file] });
  await goTo(page, 'runs');
  await buildButton(page).click();
  const steps = page.getByRole('list', { name: t('runs:details.steps') });
  await expect(steps.getByRole('listitem').filter({ hasText: t('runs:step.extract') })).toHaveAttribute(
    'aria-current',
    'step',
  );
  const shown = async (): Promise<number> =>
    Number(/(\d+)\s*%/.exec(await header(page).innerText())?.[1] ?? Number.NaN);
  await expect.poll(shown).toBeGreaterThan(0);
  const early = await shown();
  await expect.poll(shown).toBeGreaterThan(early);

  const asked = Date.now();
  await stopButton(page).click();
  await expect(buildButton(page)).toBeVisible();
  await expect(notice(page, t('runs:ended.cancelled'))).toBeVisible();
  await app.close();
  const { status, finishedAt, unitsDone } = await newestRun(app, file);
  expect(status).toBe('cancelled');
  // The work itself stops within a second; a click on a busy machine may take as long again.
  expect(Date.parse(finishedAt ?? '') - asked).toBeLessThan(2000);
  expect(unitsDone).toBeGreaterThan(0);

  const again = await app.restart();
  await goTo(again, 'runs');
  await again.getByRole('button', { name: t('runs:resume.button') }).click();
  await expect(stopButton(again)).toBeVisible();
  await expect(again.getByText(t('runs:details.resumes'), { exact: false })).toBeVisible();
  // What the first run had done costs nothing.
  await expect(again.getByText(/reused: [1-9]/)).toBeVisible();
});

test('W21: the log of a run stays when it has ended, after a reload and after a restart', async ({ app }) => {
  const { file } = await app.prepare('documents');
  let page = await app.start({ open: [file] });
  await goTo(page, 'runs');
  await using run = await startSteeredRun(file);
  for (let number = 1; number <= 1500; number += 1) run.log(`line ${number}.md`);
  const log = (): ReturnType<Page['getByRole']> => page.getByRole('log');
  await expect(log()).toContainText('line 1500.md');
  expect(await run.complete()).toBe('completed');
  await expect(buildButton(page)).toBeVisible();
  await expect(log()).toContainText('line 1500.md');
  await expect(log()).toContainText(t('messages:completed'));

  await page.reload();
  await expect(log()).toContainText(t('messages:completed'));
  // All of it, to the first line.
  await log().evaluate((element) => element.scrollTo(0, 0));
  await expect(log()).toContainText('line 1.md');

  page = await app.restart();
  await goTo(page, 'runs');
  await page.getByRole('table').getByRole('button').first().click();
  await expect(log()).toContainText('line 1500.md');
  await expect(page.getByText(t('runs:program.commandLine'))).toBeVisible();
});

test('W21: a run that failed says why and what to do, where one is and in the list of runs', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  await using run = await startSteeredRun(file);
  await expect(stopButton(page)).toBeVisible();
  const reason = new ActionableError('folder-missing', 'The folder is gone.', 'Look for it.', { values: {} });
  expect(await run.fail(reason)).toBe('failed');
  await expect(notice(page, t('problems:folder-missing.message'))).toContainText(
    t('problems:folder-missing.remedy'),
  );
  await notice(page, t('problems:folder-missing.message'))
    .getByRole('button', { name: t('runs:showLog') })
    .click();
  await expect(page.getByRole('main')).toContainText(t('runs:status.failed'));
  await expect(page.getByRole('main')).toContainText(t('problems:folder-missing.message'));
  await goTo(page, 'runs');
  await expect(page.getByRole('table')).toContainText(t('problems:folder-missing.message'));
  await expect(page.getByText(t('runs:resume.title'))).toBeVisible();
});

test('a second run is refused with what is known of the first, which can be watched or stopped from there', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await using run = await startSteeredRun(file);
  await expect(stopButton(page)).toBeVisible();
  await app.menu('build');
  const dialog = page.getByRole('dialog', { name: t('runs:active.title') });
  await expect(dialog).toContainText(t('runs:scope.full'));
  await expect(dialog).toContainText(t('runs:program.commandLine'));
  await dialog.getByRole('button', { name: t('runs:active.watch') }).click();
  run.log('seen from the window.md');
  await expect(page.getByRole('log')).toContainText('seen from the window.md');

  await app.menu('build');
  await dialog.getByRole('button', { name: t('runs:active.stop') }).click();
  expect(await run.ended).toBe('cancelled');
  await expect(buildButton(page)).toBeVisible();
});

test('W18: twenty listeners to an idle log slow no request', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  const projectId = await projectIdOf(page);
  const medianTime = () =>
    page.evaluate(async (id) => {
      const times: number[] = [];
      for (let count = 0; count < 60; count += 1) {
        const begin = performance.now();
        await window.genglossary.request('terms:page', {
          projectId: id,
          view: 'all',
          category: null,
          search: '',
          sort: 'score',
          descending: true,
          offset: count,
          limit: 20,
        });
        times.push(performance.now() - begin);
      }
      return times.sort((one, other) => one - other)[30] ?? Number.NaN;
    }, projectId);
  await medianTime();
  const alone = await medianTime();
  const second = await app.openedBy(() => app.menu('new-window'));
  await second.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 港' }) }).click();
  await goTo(second, 'runs');
  for (const each of [page, second]) {
    await each.evaluate(() => {
      for (let count = 0; count < 10; count += 1) window.genglossary.listen('run:activity', () => undefined);
    });
  }
  const together = await medianTime();
  // In the earlier version it was a hundred times as long.
  expect(together / alone).toBeLessThan(4);
});
