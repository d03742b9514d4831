import path from 'node:path';
import { goTo } from './support/journey.ts';
import { writeLargeProject } from './support/large-project.ts';
import { list, rows } from './support/lists.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('terms:list');
const TERMS = 10_000;
/** More rows than fit into the window, drawn beyond its edges. */
const MOST_ROWS = 60;

test('W26: of 10,000 terms only those in view are drawn, wherever one is in the list, and a word typed at once finds its terms', async ({
  app,
}) => {
  const file = path.join(app.folders.projects, 'large.genglossary');
  await writeLargeProject(file, { name: 'Large', folder: app.folders.documents, count: TERMS });
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');

  await expect(rows(page, LIST).first()).toContainText('0001');
  expect(await rows(page, LIST).count()).toBeLessThan(MOST_ROWS);

  await list(page, LIST).press('End');
  const count = Number(await list(page, LIST).getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(TERMS * 0.8);
  const selected = list(page, LIST).getByRole('row', { selected: true });
  await expect(selected).toHaveAttribute('aria-rowindex', String(count));
  await expect(selected).toContainText('5000');
  expect(await rows(page, LIST).count()).toBeLessThan(MOST_ROWS);

  // Faster than any answer comes: the last key counts.
  const search = page.getByRole('searchbox', { name: t('terms:search') });
  await search.pressSequentially('0777');
  await expect(rows(page, LIST)).toHaveText([/0777/, /0777/]);
  await expect(search).toHaveValue('0777');
});

test('a link to an entry or a term far down in its list brings the row into view, from another page and from within', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  const FAR = 'northern crane 0094';
  await goTo(page, 'issues');
  await page.getByRole('combobox', { name: t('issues:filter.type') }).selectOption('contradicting');
  await page
    .getByRole('region', { name: t('issues:list'), exact: true })
    .getByRole('link', { name: FAR, exact: true })
    .click();
  const entries = list(page, t('glossary:list'));
  const selected = entries.getByRole('row', { selected: true });
  await expect(selected).toContainText(FAR);
  await expect(selected).toBeInViewport();

  // Whoever has scrolled away and comes back to the page finds the row again.
  await entries.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(selected).toHaveCount(0);
  await page.getByRole('link', { name: t('glossary:showTerm') }).click();
  const terms = list(page, LIST);
  await page.goBack();
  await expect(selected).toBeInViewport();
  await page.goForward();
  await expect(terms.getByRole('row', { selected: true })).toContainText(FAR);
  await expect(terms.getByRole('row', { selected: true })).toBeInViewport();
});
