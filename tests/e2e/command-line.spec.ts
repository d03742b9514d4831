import path from 'node:path';
import { z } from 'zod';
import { PROGRAMS } from '../../src-main/domain/program.ts';
import { startCommand } from './support/command-line.ts';
import { goTo, header, heading } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const runsSchema = z.array(z.object({ id: z.string(), status: z.string(), program: z.string() }));

test('a window shows live what the command line runs, offers to watch it, and stops it with exit code 130', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('many-documents');
  const page = await app.start({ open: [file] });
  const out = path.join(app.folders.root, 'glossary.md');
  await using build = startCommand(app.folders, 'build', folder, '--db', file, '--out', out);
  await expect(header(page)).toContainText(t('runs:step.extract'), { timeout: 20_000 });
  await expect(header(page)).toContainText(/[1-9]\d?\s*%/);

  // The button is gone, but the menu and its shortcut are still there.
  await page.keyboard.press('Control+b');
  const dialog = page.getByRole('dialog', { name: t('runs:active.title') });
  await expect(dialog).toContainText(t('runs:program.commandLine'));
  await dialog.getByRole('button', { name: t('runs:active.watch') }).click();
  await expect(page.getByRole('log')).toContainText('300');
  await page
    .getByRole('main')
    .getByRole('button', { name: t('runs:stop'), exact: true })
    .click();
  const { code, stderr } = await build.ended;
  expect({ code, stderr }).toMatchObject({ code: 130 });
  await expect(page.getByRole('main')).toContainText(t('runs:status.cancelled'));
});

test('the command line sees what a window runs, starts nothing beside it, and stops it', async ({ app }) => {
  const { file, folder } = await app.prepare('many-documents');
  const page = await app.start({ open: [file] });
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(header(page)).toContainText(t('runs:step.extract'));
  const command = async (...words: readonly string[]) => startCommand(app.folders, ...words).ended;

  const out = path.join(app.folders.root, 'glossary.md');
  const [refused, list] = await Promise.all([
    command('build', folder, '--db', file, '--out', out),
    command('runs', 'list', '--db', file, '--format', 'json'),
  ]);
  expect(refused.code).toBe(3);
  const [run] = runsSchema.parse(JSON.parse(list.stdout));
  expect(run).toMatchObject({ status: 'running', program: PROGRAMS.desktop });
  expect(refused.stderr).toContain(run?.id);

  const cancelled = await command('runs', 'cancel', run?.id ?? '', '--db', file);
  expect(cancelled.code).toBe(0);
  await expect(header(page).getByRole('button', { name: t('runs:build') })).toBeVisible();
  await goTo(page, 'runs');
  await expect(page.getByRole('table')).toContainText(t('runs:status.cancelled'));
  await expect(heading(page, t('runs:title'))).toBeVisible();
});
