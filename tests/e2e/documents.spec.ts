import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { heading, notice, tabTo } from './support/journey.ts';
import { list, row, rows, sortBy } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('documents:list');

/** What stands in the list, from the top. */
const shownNames = (page: Page): Promise<readonly string[]> =>
  rows(page, LIST).locator('td:first-child > span').allInnerTexts();

/** The text of an opened document. */
const textOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: t('documents:page.text', { name }), exact: true });

/** Writes files into a folder; answers their paths. */
function write(folder: string, files: Readonly<Record<string, string | Buffer>>): readonly string[] {
  return Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  });
}

test('W41: files that are chosen come in, and each that is refused is named with its reason', async ({
  app,
}) => {
  const page = await app.startWith('empty');
  await expect(page.getByText(t('documents:empty.title'))).toBeVisible();
  await expect(page.getByText(t('documents:empty.text'))).toBeVisible();

  await app.answerOpenDialog(
    write(app.folders.documents, {
      'moorings.md': 'A bollard is a post that ships are tied to.\n',
      '係留.txt': '係船柱とは、船をつなぐ柱である。\n',
      'chart.pdf': '%PDF-1.7',
      'nothing.md': '',
      'sound.txt': Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0, 7]),
    }),
  );
  await page.getByRole('button', { name: t('documents:addFiles') }).click();
  const report = page.getByRole('dialog', { name: t('navigation:intake.title') });
  await expect(report).toContainText(t('navigation:intake.added', { count: 2 }));
  await expect(report).toContainText(t('navigation:intake.refused', { count: 3 }));
  for (const [name, code] of [
    ['chart.pdf', 'unsupported-format'],
    ['nothing.md', 'empty'],
    ['sound.txt', 'binary'],
  ] as const) {
    const refused = report.getByRole('listitem').filter({ hasText: name });
    await expect(refused).toContainText(t(`problems:refusal.${code}`));
  }
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();
  await expect.poll(() => shownNames(page)).toEqual(['moorings.md', '係留.txt']);
});

test('a folder is added by keyboard; what is there already changes nothing, and equal names stay apart', async ({
  app,
}) => {
  const { file } = await app.prepare('empty');
  const north = path.join(app.folders.documents, 'north');
  const [readme = ''] = write(path.join(app.folders.documents, 'south'), {
    'README.md': 'The south quay.\n',
  });
  write(north, { 'README.md': 'The north quay.\n', 'quay/cranes.md': 'A crane lifts.\n' });
  const page = await app.start({ open: [file] });
  const addFolder = page.getByRole('button', { name: t('documents:addFolder') });

  await app.answerOpenDialog([north]);
  await tabTo(page, addFolder);
  await page.keyboard.press('Enter');
  await expect(notice(page, t('navigation:intake.added', { count: 2 }))).toBeVisible();
  await expect(list(page, LIST)).toBeFocused();

  await tabTo(page, addFolder);
  await page.keyboard.press('Space');
  await expect(notice(page, t('navigation:intake.unchanged', { count: 2 }))).toBeVisible();
  await expect(addFolder).toBeFocused();

  await app.answerOpenDialog([readme]);
  await page.getByRole('button', { name: t('documents:addFiles') }).click();
  await expect(notice(page, t('navigation:intake.added', { count: 1 }))).toBeVisible();
  await expect.poll(() => shownNames(page)).toEqual(['quay/cranes.md', 'README.md', 'south/README.md']);
  for (const [name, text] of [
    ['README.md', 'The north quay.'],
    ['south/README.md', 'The south quay.'],
  ] as const) {
    await row(page, LIST, name).click();
    await expect(textOf(page, name)).toContainText(text);
    await page.getByRole('button', { name: t('documents:page.back') }).click();
  }
});

test('a choice of files that is called off changes nothing; a folder that is gone is said with a remedy', async ({
  app,
}) => {
  const page = await app.startWith('empty');
  await app.answerOpenDialog(null);
  await page.getByRole('button', { name: t('documents:addFiles') }).click();
  await expect.poll(async () => (await app.askedDialogs()).length).toBe(1);
  await expect(page.getByText(t('documents:empty.title'))).toBeVisible();

  await app.answerOpenDialog([path.join(app.folders.documents, 'moved away')]);
  await page.getByRole('button', { name: t('documents:addFolder') }).click();
  const report = page.getByRole('dialog', { name: t('navigation:intake.title') });
  await expect(report.getByRole('listitem')).toContainText('moved away');
  await expect(report.getByRole('listitem')).toContainText(t('problems:refusal.vanished'));
  await report.getByRole('button', { name: t('common:close') }).click();
});

/** Names that are easily taken for one another, or that a place in the window could read wrongly. */
const SIMILAR = [
  'pier.md',
  'pier 2.md',
  'pier%202.md',
  'pier#2.md',
  'pier%.md',
  'pier&2=1.md',
  'pier/pier.md',
  'pier/桟橋 #1 100%.md',
  '桟橋.md',
  '桟橋２.md',
];

test('W40: the document that is clicked opens, and so by Enter, whatever its neighbours are called', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('empty');
  write(folder, Object.fromEntries(SIMILAR.map((name) => [name, `This is the text of <${name}>.\n`])));
  await withProject(app.folders, file, (project) => project.documents.add([folder]));
  const page = await app.start({ open: [file] });
  await expect(rows(page, LIST)).toHaveCount(SIMILAR.length);
  const expectOpen = async (name: string): Promise<void> => {
    await expect(heading(page, name)).toBeVisible();
    await expect(textOf(page, name)).toContainText(`This is the text of <${name}>.`);
  };

  for (const name of SIMILAR) {
    await row(page, LIST, name).click();
    await expectOpen(name);
    await page.getByRole('button', { name: t('documents:page.back') }).click();
    await expect(list(page, LIST)).toBeVisible();
  }
  const names = await shownNames(page);
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  for (const name of names) {
    await expect(row(page, LIST, name)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expectOpen(name);
    await page.goBack();
    await list(page, LIST).focus();
    await page.keyboard.press('ArrowDown');
  }
});

test("W40: Enter on a row's remove button asks about that document and opens nothing; Delete asks as well", async ({
  app,
}) => {
  const page = await app.startWith('documents');
  const dialog = page.getByRole('dialog', { name: t('documents:remove.title') });
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: t('documents:remove.one', { name: 'en/tides.md' }) }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveText(['en/tides.md']);
  // A second Enter does no harm.
  await expect(dialog.getByRole('button', { name: t('common:cancel') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rows(page, LIST)).toHaveCount(4);
  await expect(heading(page, t('documents:title'))).toBeVisible();

  await expect(list(page, LIST)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(dialog.getByRole('listitem')).toHaveText(['en/tides.md']);
  await tabTo(page, dialog.getByRole('button', { name: t('documents:remove.confirm') }));
  await page.keyboard.press('Enter');
  await expect(notice(page, t('documents:remove.done', { count: 1 }))).toBeVisible();
  await expect(rows(page, LIST)).toHaveCount(3);
  expect(await shownNames(page)).not.toContain('en/tides.md');
  // The keyboard goes on with the document that followed.
  await expect(list(page, LIST)).toBeFocused();
  await expect(row(page, LIST, 'ja/水先.txt')).toHaveAttribute('aria-selected', 'true');
});

test('a document tells its language once a run has looked, and what it means that it is not supported well', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const database = new Database(file);
  for (const [name, language] of [
    ['en/pilotage.md', 'other'],
    ['ja/潮位.md', 'ja'],
    ['ja/水先.txt', 'mixed'],
  ] as const) {
    database.prepare('UPDATE documents SET language = ? WHERE path = ?').run(language, name);
  }
  database.close();
  const page = await app.start({ open: [file] });
  await sortBy(page, LIST, t('documents:column.language')).click();
  await expect
    .poll(() => shownNames(page))
    .toEqual(['ja/潮位.md', 'ja/水先.txt', 'en/pilotage.md', 'en/tides.md']);
  for (const [name, language] of [
    ['en/pilotage.md', t('documents:language.other')],
    ['ja/潮位.md', t('documents:language.ja')],
    ['ja/水先.txt', t('documents:language.mixed')],
    ['en/tides.md', ''],
  ] as const) {
    await expect(row(page, LIST, name).getByRole('gridcell').nth(-4)).toHaveText(language);
  }
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: t('documents:language.otherHint') }));
  await expect(page.getByRole('tooltip')).toHaveText(t('documents:language.otherHint'));
});

test('a document is removed by mouse, its file stays on disk and is not offered as new', async ({ app }) => {
  const { file, folder } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  await page.getByRole('button', { name: t('documents:remove.one', { name: 'ja/潮位.md' }) }).click();
  const dialog = page.getByRole('dialog', { name: t('documents:remove.title') });
  await dialog.getByRole('button', { name: t('documents:remove.confirm') }).click();
  await expect(rows(page, LIST)).toHaveCount(3);
  expect(existsSync(path.join(folder, 'ja', '潮位.md'))).toBe(true);
  await page.getByRole('button', { name: t('documents:check.again') }).click();
  await expect(page.getByText(t('documents:check.same'))).toBeVisible();
});

test('files that changed, are new or missing on disk are noticed, named and taken over on a click', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('documents');
  appendFileSync(path.join(folder, 'en', 'tides.md'), '\nA spring tide is the highest tide of the month.\n');
  const page = await app.start({ open: [file] });
  const changes = page.getByRole('alert').filter({ hasText: t('documents:check.which') });
  await expect(changes).toContainText(t('documents:check.changed', { count: 1 }));

  // What happens while one is in another program is seen on the way back.
  write(folder, { 'ja/大潮.md': '大潮とは、干満の差が最も大きい潮のことである。\n' });
  rmSync(path.join(folder, 'en', 'pilotage.md'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(changes).toContainText(t('documents:check.added', { count: 1 }));
  await expect(changes).toContainText(t('documents:check.missing', { count: 1 }));
  await changes.getByText(t('documents:check.which')).click();
  await expect(changes.getByRole('listitem')).toHaveText([
    `en/tides.md (${t('documents:check.changedFile')})`,
    `ja/大潮.md (${t('documents:check.addedFile')})`,
    `en/pilotage.md (${t('documents:check.missingFile')})`,
  ]);

  await changes.getByRole('button', { name: t('documents:check.update') }).click();
  const taken = notice(page, t('navigation:intake.added', { count: 1 }));
  await expect(taken).toContainText(t('navigation:intake.changed', { count: 1 }));
  // What is missing on disk stays until one says so.
  await expect(rows(page, LIST)).toHaveCount(5);
  await row(page, LIST, 'en/tides.md').click();
  await expect(textOf(page, 'en/tides.md')).toContainText('A spring tide is the highest tide of the month.');
  await page.getByRole('button', { name: t('documents:page.back') }).click();

  await changes.getByRole('button', { name: t('documents:check.removeMissing') }).click();
  const dialog = page.getByRole('dialog', { name: t('documents:remove.title') });
  await expect(dialog.getByRole('listitem')).toHaveText(['en/pilotage.md']);
  await dialog.getByRole('button', { name: t('documents:remove.confirm') }).click();
  await expect
    .poll(() => shownNames(page))
    .toEqual(expect.arrayContaining(['en/tides.md', 'ja/大潮.md', 'ja/水先.txt', 'ja/潮位.md']));
  await expect(rows(page, LIST)).toHaveCount(4);
  await expect(changes).toBeHidden();
  await expect(page.getByText(t('documents:check.same'))).toBeVisible();
});

test('the list is sorted by its headers, the longest document first and by names as a person counts', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('empty');
  write(folder, { 'log 10.md': 'ten', 'log 9.md': 'a text that is longer', 'log 1.txt': 'one one' });
  await withProject(app.folders, file, (project) => project.documents.add([folder]));
  const page = await app.start({ open: [file] });
  await expect.poll(() => shownNames(page)).toEqual(['log 1.txt', 'log 9.md', 'log 10.md']);
  await sortBy(page, LIST, t('documents:column.name')).click();
  await expect.poll(() => shownNames(page)).toEqual(['log 10.md', 'log 9.md', 'log 1.txt']);
  await tabTo(page, sortBy(page, LIST, t('documents:column.length')));
  await page.keyboard.press('Enter');
  await expect.poll(() => shownNames(page)).toEqual(['log 9.md', 'log 1.txt', 'log 10.md']);
});

test('a dialog stands in the middle of the window, all of it in view', async ({ app }) => {
  const page = await app.startWith('documents');
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: t('documents:remove.title') });
  await expect(dialog.getByRole('button', { name: t('documents:remove.confirm') })).toBeInViewport({
    ratio: 1,
  });
  const width = await page.evaluate(() => innerWidth);
  await expect
    .poll(async () => {
      const box = await dialog.boundingBox();
      return box === null ? null : Math.abs(box.x + box.width / 2 - width / 2);
    })
    .toBeLessThan(20);
});

test('a document that another program removes is said to be gone when it is opened, and the list is one click away', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  const page = await app.start({ open: [file] });
  await row(page, LIST, 'en/tides.md').click();
  await expect(textOf(page, 'en/tides.md')).toBeVisible();
  await withProject(app.folders, file, (project) => project.documents.remove(['en/tides.md']));
  await expect(page.getByText(t('documents:page.gone.title'))).toBeVisible();
  await page.getByRole('link', { name: t('documents:page.gone.action') }).click();
  await expect(rows(page, LIST)).toHaveCount(3);
});

test('a document that cannot be read is said with a remedy, and is there after another try', async ({
  app,
}) => {
  const { file } = await app.prepare('documents');
  // Which the app notes for whoever looks into it.
  app.allow(/no such table: documents|^stderr: {5}at /);
  const page = await app.start({ open: [file] });
  await expect(rows(page, LIST)).toHaveCount(4);
  const database = new Database(file);
  try {
    database.exec('ALTER TABLE documents RENAME TO lost_documents');
    await row(page, LIST, 'en/tides.md').click();
    await expect(page.getByText(t('problems:unexpected.remedy'))).toBeVisible();
    database.exec('ALTER TABLE lost_documents RENAME TO documents');
  } finally {
    database.close();
  }
  await page.getByRole('button', { name: t('common:retry') }).click();
  await expect(textOf(page, 'en/tides.md')).toContainText('The tide gauge is an instrument');
});
