import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppFolders } from './support/folders.ts';
import { goTo, header, heading, notice } from './support/journey.ts';
import { writeSampleDocuments } from './support/sample-documents.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

/** Writes files beside the documents of a project; answers their paths. */
function writeFiles(
  { root }: AppFolders,
  files: Readonly<Record<string, string | Buffer>>,
): readonly string[] {
  return Object.entries(files).map(([name, content]) => {
    const file = path.join(root, 'dropped', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  });
}

test('W41: dropped files go into the project from any page, and each that is refused is named with the reason', async ({
  app,
}) => {
  const page = await app.startWith('documents');
  await goTo(page, 'settings');
  const files = writeFiles(app.folders, {
    '係船.md': '# 係船\n\n係船柱とは、船を岸壁につなぐための柱である。\n',
    'quay 100% #1.txt': 'A quay is a wall of stone at which ships lie.\n',
    'plan.pdf': '%PDF-1.7 and so on',
    'picture.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 9]),
    'nothing.txt': '',
  });
  await app.dropFiles(page, files);

  const dialog = page.getByRole('dialog', { name: t('navigation:intake.title') });
  await expect(dialog).toContainText(t('navigation:intake.added', { count: 2 }));
  await expect(dialog).toContainText(t('navigation:intake.refused', { count: 3 }));
  for (const [name, code] of [
    ['plan.pdf', 'unsupported-format'],
    ['picture.md', 'binary'],
    ['nothing.txt', 'empty'],
  ] as const) {
    const refused = dialog.getByRole('listitem').filter({ hasText: name });
    await expect(refused).toContainText(t(`problems:refusal.${code}`));
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Still on the page onto which they were dropped.
  await expect(heading(page, t('settings:title'))).toBeVisible();
  await goTo(page, 'documents');
  await expect(page.getByText('係船.md')).toBeVisible();
  await expect(page.getByText('quay 100% #1.txt')).toBeVisible();
});

test('a folder dropped onto the glossary is taken in with what lies below it', async ({ app }) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  writeFiles(app.folders, {
    '船具/readme.md': '# Gear\n\nA heaving line is a light rope that is thrown ashore first.\n',
    '船具/ロープ/もやい.txt': 'もやい綱とは、船を岸につなぐ綱である。\n',
  });
  await app.dropFiles(page, [path.join(app.folders.root, 'dropped', '船具')]);
  await expect(notice(page, t('navigation:intake.added', { count: 2 }))).toBeVisible();
  await goTo(page, 'documents');
  await expect(page.getByText('もやい.txt')).toBeVisible();
});

test('files dropped while no project is open make one of them, a project file is opened as it is', async ({
  app,
}) => {
  const { file } = await app.prepare('built', 'A project of its own');
  writeSampleDocuments(path.join(app.folders.documents, '港の手引き'));
  const page = await app.start();
  await app.dropFiles(page, [path.join(app.folders.documents, '港の手引き')]);
  await expect(heading(page, t('documents:title'))).toBeVisible();
  await expect(header(page)).toContainText('港の手引き');
  await expect(page.getByText('tides').first()).toBeVisible();

  // In a project the file is not a document, and says so; on the list it opens the project.
  await app.dropFiles(page, [file]);
  await expect(page.getByRole('dialog')).toContainText(t('problems:refusal.unsupported-format'));
  await page.keyboard.press('Escape');
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:actions', { name: '港の手引き' }) }).click();
  await page.getByRole('menuitem', { name: t('projects:close') }).click();
  await expect(header(page)).toContainText(t('common:app'));
  await app.dropFiles(page, [file]);
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  await expect(header(page)).toContainText('A project of its own');
});

test('what is dropped and is no file changes nothing, and the page never goes to a file', async ({ app }) => {
  const page = await app.startWith('documents');
  const address = page.url();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://example.org/');
    data.setData('text/plain', 'https://example.org/');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }
  });
  expect(page.url()).toBe(address);
  await expect(page.getByText(t('common:count.documents', { count: 4 })).first()).toBeVisible();
});
