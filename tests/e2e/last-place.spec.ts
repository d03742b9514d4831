import { goTo, header, heading } from './support/journey.ts';
import { list, readRow, row } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

test('each project begins where one left off in it, after a restart and from the list, and with the page where that is gone', async ({
  app,
}) => {
  const { file } = await app.prepare('built', 'Harbour 100%');
  await app.prepare('empty', 'Quay');
  let page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  const detail = page.getByRole('region', { name: t('terms:detail') });
  await readRow(page, t('terms:list'), '乗船地点', detail);
  page = await app.restart();
  await expect(page.getByRole('heading', { level: 2, name: '乗船地点', exact: true })).toBeVisible();
  await expect(row(page, t('terms:list'), '乗船地点')).toHaveAttribute('aria-selected', 'true');

  await goTo(page, 'documents');
  await row(page, t('documents:list'), 'ja/水先.txt').dblclick();
  await expect(heading(page, 'ja/水先.txt')).toBeVisible();
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:openProject', { name: 'Quay' }) }).click();
  await expect(header(page)).toContainText('Quay');
  await expect(heading(page, t('documents:title'))).toBeVisible();
  await goTo(page, 'projects');
  await page.getByRole('button', { name: t('projects:openProject', { name: 'Harbour 100%' }) }).click();
  await expect(heading(page, 'ja/水先.txt')).toBeVisible();

  await app.close();
  await withProject(app.folders, file, ({ documents }) => documents.remove(['ja/水先.txt']));
  page = await app.start();
  await expect(heading(page, t('documents:title'))).toBeVisible();
  await expect(list(page, t('documents:list'))).toBeVisible();
});
