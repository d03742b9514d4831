import type { Page } from '@playwright/test';
import { textsIn as desktopTextsIn } from '../../src-main/electron/texts.ts';
import { goTo, header } from './support/journey.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const { closing } = desktopTextsIn('en');

for (const way of ['close', 'quit'] as const) {
  test(`${way === 'close' ? 'closing the window' : 'quitting'} in mid-run asks once: the run goes on, or is stopped and can be resumed`, async ({
    app,
  }) => {
    const { file } = await app.prepare('many-documents');
    let page = await app.start({ open: [file] });
    await header(page)
      .getByRole('button', { name: t('runs:build') })
      .click();
    await expect(header(page)).toContainText(/[1-9]\d?\s*%/);

    await app.answerMessageBox(1);
    await app.menu(way);
    await expect.poll(() => app.askedDialogs()).toHaveLength(1);
    expect(await app.askedDialogs()).toMatchObject([
      {
        kind: 'message-box',
        text: closing.question,
        detail: closing.detail,
        buttons: [way === 'close' ? closing.stop.window : closing.stop.app, closing.keep],
      },
    ]);
    await expect(header(page).getByRole('button', { name: t('runs:stop'), exact: true })).toBeVisible();

    await app.answerMessageBox(0);
    const ended = app.ended();
    await app.menu(way);
    await ended;
    const [run] = await withProject(app.folders, file, ({ runs }) => runs.list());
    expect(run).toMatchObject({ status: 'cancelled' });
    expect(run?.unitsDone).toBeGreaterThan(0);
    page = await app.restart();
    await goTo(page, 'runs');
    await expect(page.getByRole('button', { name: t('runs:resume.button') })).toBeVisible();
  });
}

/** Opens the definition of a term for writing. */
async function editDefinition(page: Page, term: string) {
  await goTo(page, 'glossary');
  await page.getByRole('searchbox').fill(term);
  await page.getByText(term, { exact: true }).first().click();
  await page.getByRole('button', { name: t('common:edit'), exact: true }).click();
  return page.getByRole('textbox', { name: t('glossary:editor.label', { term }) });
}

test('W41: text that was typed to the middle of a word is there after quitting', async ({ app }) => {
  let page = await app.startWith('built');
  const editor = await editDefinition(page, 'pilot boat');
  await editor.fill('');
  await editor.pressSequentially('A boat for pilots, painted orang');
  await app.close();
  page = await app.restart();
  await goTo(page, 'glossary');
  await page.getByRole('searchbox').fill('pilot boat');
  await page.getByText('pilot boat', { exact: true }).first().click();
  await expect(page.getByRole('main')).toContainText('A boat for pilots, painted orang');
});

test('what was said to be saved is there after the power has failed', async ({ app }) => {
  let page = await app.startWith('built');
  const editor = await editDefinition(page, '憩流');
  await editor.fill('潮が止まる短い時間。潜水作業はこのあいだに行う。');
  await expect(page.getByText(t('glossary:editor.saved'), { exact: true })).toBeVisible();
  await app.kill();
  page = await app.restart();
  await goTo(page, 'glossary');
  await page.getByRole('searchbox').fill('憩流');
  await page.getByText('憩流', { exact: true }).first().click();
  await expect(page.getByRole('main')).toContainText('潮が止まる短い時間。潜水作業はこのあいだに行う。');
});

test('a run that was cut off by a power failure is interrupted at the next start, and can be resumed', async ({
  app,
}) => {
  let page = await app.startWith('many-documents');
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(header(page)).toContainText(/[1-9]\d?\s*%/);
  await app.kill();
  page = await app.restart();
  await expect(header(page).getByRole('button', { name: t('runs:build') })).toBeVisible();
  await goTo(page, 'runs');
  await expect(page.getByRole('table')).toContainText(t('runs:status.interrupted'));
  await expect(page.getByRole('button', { name: t('runs:resume.button') })).toBeVisible();
});

test('a window comes back where it was, and as large as it was', async ({ app }) => {
  await app.startWith('documents');
  const area = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  const bounds = { x: area.x + 10, y: area.y + 20, width: 910, height: 610 };
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  const boundsNow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(boundsNow).toEqual(bounds);
  await app.restart();
  await expect.poll(boundsNow).toEqual(bounds);

  const isMaximised = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await expect.poll(isMaximised).toBe(true);
  await app.restart();
  await expect.poll(isMaximised).toBe(true);
});
