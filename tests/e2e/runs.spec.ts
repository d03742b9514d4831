import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { textsIn as desktopTextsIn } from '../../src-main/electron/texts.ts';
import { ActionableError } from '../../src-main/domain/errors.ts';
import type { Run, RunScope } from '../../src-main/domain/run.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { readClipboard } from './support/clipboard.ts';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, header, heading, notice, projectIdOf } from './support/journey.ts';
import { clickNotification, keepNotifications, shownNotifications } from './support/notifications.ts';
import { withProject } from './support/prepared-projects.ts';
import { startSteeredRun } from './support/steered-run.ts';
import { startTalkingProcess } from '../support/talking-process.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const buildButton = (page: Page) => header(page).getByRole('button', { name: t('runs:build') });
const stopButton = (page: Page) => header(page).getByRole('button', { name: t('runs:stop'), exact: true });

const log = (page: Page): Locator => page.getByRole('log');

/** The table of what each step of a run did, as its cells read. */
async function stepTable(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('table', { name: t('runs:details.steps') }).locator('tbody tr');
  return rows.evaluateAll((elements) =>
    elements.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent)),
  );
}

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
    await expect(log(page)).toContainText(t('messages:completed'), { timeout: 30_000 });
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
  await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(0);
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
  await expect(log(page)).toContainText('line 1500.md');
  expect(await run.complete()).toBe('completed');
  await expect(buildButton(page)).toBeVisible();
  await expect(log(page)).toContainText('line 1500.md');
  await expect(log(page)).toContainText(t('messages:completed'));

  await page.reload();
  await expect(log(page)).toContainText(t('messages:completed'));
  // All of it, to the first line.
  await log(page).evaluate((element) => element.scrollTo(0, 0));
  await expect(log(page)).toContainText('line 1.md');

  page = await app.restart();
  await goTo(page, 'runs');
  await page.getByRole('table').getByRole('button').first().click();
  await expect(log(page)).toContainText('line 1500.md');
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
  await expect(log(page)).toContainText('seen from the window.md');

  await app.menu('build');
  await dialog.getByRole('button', { name: t('runs:active.stop') }).click();
  expect(await run.ended).toBe('cancelled');
  await expect(buildButton(page)).toBeVisible();
});

test('a run tells what each step did and with which settings, and can be run again for nothing', async ({
  app,
}) => {
  const page = await app.startWith('documents');
  await goTo(page, 'runs');
  await buildButton(page).click();
  await expect(log(page)).toContainText(t('messages:completed'), { timeout: 30_000 });
  await expect(page.getByRole('main')).toContainText(t('runs:details.providers.extractive'));
  await expect
    .poll(async () =>
      (await stepTable(page)).map(([name, units, done, reused, failed, took = '']) => {
        return [name, done === units, reused, failed, /\d/.test(took)];
      }),
    )
    .toEqual(
      (['extract', 'generate', 'review', 'refine'] as const).map((step) => {
        return [t(`runs:step.${step}`), true, '0', '0', true];
      }),
    );
  const steps = await stepTable(page);
  expect(Number(steps[0]?.[1])).toBeGreaterThan(0);

  const first = page.url();
  await page.getByRole('button', { name: t('runs:again') }).click();
  await expect.poll(() => page.url()).not.toBe(first);
  await expect(log(page)).toContainText(t('messages:completed'), { timeout: 30_000 });
  await expect
    .poll(async () => (await stepTable(page)).map(([, units, done, reused]) => [done, reused === units]))
    .toEqual(steps.map(() => ['0', true]));
});

test('what failed is named with its reason, leads to what it is about, and alone is run again', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await using run = await startSteeredRun(file);
  await expect(stopButton(page)).toBeVisible();
  const detail = 'The answer came too late.';
  run.unitFailed({ step: 'generate', key: 'slack water', subject: 'slack water', detail });
  expect(await run.complete()).toBe('completed');
  await notice(page, t('runs:ended.withFailures', { count: 1 }))
    .getByRole('button', { name: t('runs:showLog') })
    .click();
  const failures = page.getByRole('list', { name: t('runs:failures.list') });
  await expect(failures).toContainText(detail);
  await expect(failures).toContainText(t('runs:step.generate'));
  await page.getByRole('searchbox', { name: t('runs:log.search') }).fill('late');
  await expect(log(page).locator('mark')).toHaveText('late');
  expect(await accessibilityFaults(page)).toEqual([]);
  await failures.getByRole('link', { name: 'slack water' }).click();
  await expect(page.getByRole('main')).toContainText('slack water');
  await page.goBack();

  await page.getByRole('button', { name: t('runs:retryFailed', { count: 1 }) }).click();
  await expect(log(page)).toContainText(t('messages:completed'), { timeout: 30_000 });
  await expect(page.getByRole('main')).toContainText(t('runs:details.terms'));
  await expect
    .poll(async () => (await stepTable(page))[0]?.slice(0, 2))
    .toEqual([t('runs:step.generate'), '1']);
  await expect(failures).toBeHidden();
});

test('a log of 10,000 lines goes to its true ends, is filtered and searched, copied and saved', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  await goTo(page, 'runs');
  await using run = await startSteeredRun(file);
  // Only a run that the page has seen at work stays open on it.
  await expect(log(page)).toBeVisible();
  // Some lines are much higher than others.
  const long = 'a very long name '.repeat(20);
  for (let number = 1; number <= 9998; number += 1)
    run.log(`${number % 50 === 0 ? long : ''}line ${number}.md`);
  run.unitFailed({ step: 'extract', key: 'last.md', subject: 'last.md', detail: 'No room' });
  expect(await run.complete()).toBe('completed');
  await expect(log(page)).toContainText('last.md: No room');
  const rest = () => log(page).evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight);
  await expect.poll(rest).toBeLessThan(2);

  await log(page).focus();
  await page.keyboard.press('Home');
  await expect(log(page).getByText('line 1.md')).toBeVisible();
  expect(await log(page).evaluate((e) => e.scrollTop)).toBe(0);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await expect(log(page).getByText(t('messages:units-failed', { count: 1 }))).toBeVisible();
  await expect.poll(rest).toBeLessThan(2);

  await page.getByText(t('runs:log.show.errors'), { exact: true }).click();
  await expect(log(page)).toHaveText(/last\.md: No room/);
  await expect(log(page)).not.toContainText('line 9998.md');
  await page.getByText(t('runs:log.show.warnings'), { exact: true }).click();
  await page.getByRole('searchbox', { name: t('runs:log.search') }).fill('LINE 998');
  await expect(page.getByText(t('runs:log.found', { count: 11 }))).toBeVisible();
  await expect(log(page).locator('mark').first()).toHaveText('line 998');

  await page.getByRole('button', { name: t('runs:log.copy') }).click();
  await expect(notice(page, t('runs:log.copied', { count: 11 }))).toBeVisible();
  const copied = (await readClipboard(page)).split('\n');
  expect(copied).toHaveLength(11);
  expect(copied[0]).toContain(`${t('runs:log.warning')}\tline 998.md`);

  const target = path.join(app.folders.documents, 'log.txt');
  await app.answerSaveDialog(target);
  await page.getByRole('button', { name: t('runs:log.save') }).click();
  await expect(notice(page, t('runs:log.saved', { name: 'log.txt' }))).toBeVisible();
  const saved = readFileSync(target, 'utf8').trimEnd().split('\n');
  expect(saved).toHaveLength(11);
  expect(saved[0]).toContain('line 998.md');
});

test('a history of 1,000 runs is there at once and can be scrolled to its beginning', async ({ app }) => {
  const { file } = await app.prepare('documents');
  const connection = new Database(file);
  const insert = connection.prepare(
    `INSERT INTO runs (id, scope, options, status, program, started_at, finished_at, host, pid, process_start,
                       file_identity, token, heartbeat_at)
     VALUES (?, 'full', '{}', 'completed', 'test', ?, ?, '', 1, '', '', ?, '')`,
  );
  connection.transaction(() => {
    for (let number = 0; number < 1000; number += 1) {
      const at = new Date(Date.UTC(2020, 0, 1 + number)).toISOString();
      insert.run(`run-${number}`, at, at, `token-${number}`);
    }
  })();
  connection.close();
  const page = await app.start({ open: [file] });
  const asked = Date.now();
  await goTo(page, 'runs');
  const table = page.getByRole('table', { name: t('runs:history.title') });
  await expect(table).toContainText('Sep 26, 2022');
  // A busy machine included.
  expect(Date.now() - asked).toBeLessThan(3000);
  // What is out of sight is not drawn.
  expect(await table.getByRole('row').count()).toBeLessThan(100);
  await table.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
  await expect(table).toContainText('Jan 1, 2020');
});

test('a run whose program does not answer is taken over, after saying what that does, and can be resumed', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  const owner = startTalkingProcess(new URL('../support/run-owner.ts', import.meta.url), [file]);
  try {
    await owner.saying('started');
    await expect(stopButton(page)).toBeVisible();
    owner.kill('SIGSTOP');
    await stopButton(page).click();
    await expect(header(page)).toContainText(t('runs:stopping'));

    await app.menu('build');
    const active = page.getByRole('dialog', { name: t('runs:active.title') });
    await active.getByRole('button', { name: t('runs:takeOver.button') }).click();
    const dialog = page.getByRole('dialog', { name: t('runs:takeOver.title') });
    await expect(dialog).toContainText('the other program');
    await expect(dialog).toContainText(t('runs:takeOver.write'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: t('common:cancel') }).click();
    await expect(header(page)).toContainText(t('runs:stopping'));

    await goTo(page, 'runs');
    await page.getByRole('button', { name: t('runs:takeOver.button') }).click();
    await dialog.getByRole('button', { name: t('runs:takeOver.confirm') }).click();
    await expect(notice(page, t('runs:ended.interrupted'))).toBeVisible();
    await expect(page.getByRole('main')).toContainText(t('runs:status.interrupted'));
    await expect(page.getByRole('button', { name: t('runs:resume.button') })).toBeVisible();

    owner.kill('SIGCONT');
    expect((await owner.ended).lines.at(-1)).toContain('ended interrupted');
    expect(await newestRun(app, file)).toMatchObject({ status: 'interrupted' });
  } finally {
    owner.kill('SIGKILL');
  }
});

test('the end of a long run is told by the system when nobody looks, and a click leads to the runs', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  await keepNotifications(app);
  const { runEnd } = desktopTextsIn('en');
  let completed = 0;
  const build = async (): Promise<void> => {
    await buildButton(page).click();
    completed += 1;
    const statuses = () =>
      withProject(app.folders, file, async ({ runs }) => (await runs.list()).map(({ status }) => status));
    // Such a run may be over before one has seen that it is going on.
    await expect
      .poll(statuses, { timeout: 30_000 })
      .toEqual(Array.from({ length: completed }, () => 'completed'));
    await expect(buildButton(page)).toBeVisible();
  };
  const other = await app.openedBy(() => app.menu('new-window'));
  await expect(heading(other, t('projects:title'))).toBeVisible();
  // A short run is no news.
  await build();
  // From here on the program takes a minute for everything that it looks at the clock for.
  await app.evaluate(() => {
    let looks = 0;
    const Slow = class extends Date {
      constructor(...given: readonly [] | readonly [number | string]) {
        super(given[0] ?? Date.now() + 60_000 * ++looks);
      }
    };
    Object.defineProperty(globalThis, 'Date', { value: Slow, configurable: true, writable: true });
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await build();
  expect(await shownNotifications(app)).toEqual([]);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.focus());
  await build();
  await expect.poll(() => shownNotifications(app)).toMatchObject([{ title: runEnd.completed('Harbour 港') }]);
  const [{ body } = { body: '' }] = await shownNotifications(app);
  expect(body).toMatch(/^Done: \d+ · reused: \d+ · failed: 0$/);

  await clickNotification(app);
  await expect(heading(page, t('runs:title'))).toBeVisible();
  const isFirstFocused = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
  await expect.poll(isFirstFocused).toBe(true);
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
