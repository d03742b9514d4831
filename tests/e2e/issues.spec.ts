import type { Page } from '@playwright/test';
import { goTo, header, heading, notice, tabTo } from './support/journey.ts';
import { chooseView } from './support/lists.ts';
import { expect, test } from './support/test.ts';
import { t, textsIn } from './support/texts.ts';
import type { Texts } from './support/texts.ts';

const list = (page: Page, texts: Texts = t) =>
  page.getByRole('region', { name: texts('issues:list'), exact: true });
const dismiss = (page: Page, term: string) =>
  list(page).getByRole('button', { name: t('issues:dismissLabel', { term }), exact: true });
const reopen = (page: Page, term: string) =>
  list(page).getByRole('button', { name: t('issues:reopenLabel', { term }), exact: true });
/** A state with the number of its issues, as one reads it. */
const state = (page: Page, name: 'open' | 'dismissed' | 'resolved', count: number) =>
  page.getByRole('radio', {
    name: t('issues:filter.withCount', { name: t(`issues:state.${name}`), count }),
    exact: true,
  });

for (const language of ['en', 'ja'] as const) {
  test(`each issue says in the interface's language what is wrong (${language}), and leads to the terms it is about`, async ({
    app,
  }) => {
    const texts = textsIn(language);
    app.keepSettings({ language, theme: 'light' });
    const page = await app.startWith('built');
    await goTo(page, 'issues', texts);
    for (const type of ['circular', 'duplicate', 'undefined'] as const) {
      const head = list(page, texts).getByRole('heading', { name: texts(`issues:type.${type}`) });
      await expect(head).toBeVisible();
      await expect(list(page, texts).getByText(texts(`issues:meaning.${type}`))).toBeVisible();
    }
    const reason = texts('issues:reasonWith.duplicate', { related: 'tide' });
    await expect(list(page, texts).getByText(reason, { exact: true })).toBeVisible();
    await expect(
      list(page, texts).getByText(texts('issues:reason.undefined'), { exact: true }).first(),
    ).toBeVisible();

    // By click to the term with the issue, by keyboard to the one it is about.
    await list(page, texts).getByRole('link', { name: 'harbour pilot', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'harbour pilot', exact: true })).toBeVisible();
    await page.goBack();
    const related = list(page, texts)
      .getByRole('listitem')
      .filter({ hasText: reason })
      .getByRole('link', { name: 'tide', exact: true });
    await tabTo(page, related);
    await page.keyboard.press('Enter');
    await expect(heading(page, texts('glossary:title'))).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'tide', exact: true })).toBeVisible();
  });
}

test('issues are narrowed down by type and state, with the number of each', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  await expect(state(page, 'open', 15)).toBeChecked();
  const type = page.getByRole('combobox', { name: t('issues:filter.type') });
  const option = (name: 'unsupported' | 'circular' | 'duplicate' | 'undefined', count: number): string =>
    t('issues:filter.withCount', { name: t(`issues:type.${name}`), count });
  await expect(type.getByRole('option')).toHaveText([
    t('issues:filter.withCount', { name: t('issues:filter.allTypes'), count: 15 }),
    option('unsupported', 0),
    option('circular', 1),
    option('duplicate', 1),
    option('undefined', 13),
  ]);
  await type.selectOption('duplicate');
  await expect(state(page, 'open', 1)).toBeChecked();
  await expect(list(page).getByRole('button')).toHaveCount(1);
  await expect(dismiss(page, 'tide gauge')).toBeVisible();
  await type.selectOption('unsupported');
  await expect(page.getByText(t('issues:empty.noneInView.text'))).toBeVisible();
  await page.getByRole('button', { name: t('issues:empty.noneInView.action') }).click();
  await expect(state(page, 'open', 15)).toBeChecked();

  await state(page, 'open', 15).focus();
  await page.keyboard.press('ArrowRight');
  await expect(state(page, 'dismissed', 0)).toBeChecked();
  await expect(page.getByText(t('issues:empty.noneInView.title'))).toBeVisible();
});

test('an issue is dismissed and taken back by its notice; by keyboard the next one follows', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  await dismiss(page, 'tide gauge').click();
  await expect(state(page, 'open', 14)).toBeAttached();
  await expect(dismiss(page, 'tide gauge')).toHaveCount(0);
  await notice(page, t('issues:dismissed', { term: 'tide gauge' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(dismiss(page, 'tide gauge')).toBeVisible();
  await expect(state(page, 'open', 15)).toBeAttached();

  await tabTo(page, dismiss(page, 'tide'));
  await page.keyboard.press('ArrowDown');
  await expect(dismiss(page, 'tide gauge')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dismiss(page, 'harbour pilot')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dismiss(page, 'heaving line')).toBeFocused();
  await expect(state(page, 'open', 13)).toBeAttached();

  await chooseView(state(page, 'dismissed', 2));
  await reopen(page, 'harbour pilot').click();
  await expect(state(page, 'dismissed', 1)).toBeChecked();
  await expect(reopen(page, 'tide gauge')).toBeVisible();
});

test('what is dismissed stays so after a restart and another run, and the entry does not show it any more', async ({
  app,
}) => {
  let page = await app.startWith('built');
  await goTo(page, 'issues');
  await dismiss(page, 'tide').click();
  await dismiss(page, 'heaving line').click();
  await expect(state(page, 'open', 13)).toBeAttached();

  page = await app.restart();
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  await goTo(page, 'issues');
  await expect(state(page, 'open', 13)).toBeChecked();
  await chooseView(state(page, 'dismissed', 2));
  await expect(reopen(page, 'tide')).toBeVisible();
  await list(page).getByRole('link', { name: 'heaving line', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'heaving line' })).toBeVisible();
  await expect(page.getByRole('note', { name: t('glossary:openIssues') })).toHaveCount(0);
});

test('a hundred issues scroll to the last one', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'issues');
  await expect(state(page, 'open', 100)).toBeChecked();
  await list(page).focus();
  await page.keyboard.press('End');
  const last = list(page).getByRole('listitem').last();
  await expect(last).toHaveAttribute('aria-posinset', '104');
  await expect(last).toBeInViewport({ ratio: 1 });
});

test('an issue that is mended by a definition of one’s own is resolved', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  await list(page).getByRole('link', { name: 'heaving line', exact: true }).click();
  const open = page.getByRole('note', { name: t('glossary:openIssues') });
  await expect(open).toContainText(t('issues:reason.undefined'));
  await page.getByRole('button', { name: t('glossary:write'), exact: true }).click();
  const editor = page.getByRole('textbox', { name: t('glossary:editor.label', { term: 'heaving line' }) });
  await editor.pressSequentially('A thin rope that is thrown ashore.');
  await expect(open).toHaveCount(0);
  await goTo(page, 'issues');
  await expect(state(page, 'open', 14)).toBeChecked();
  await chooseView(state(page, 'resolved', 1));
  await expect(list(page).getByRole('link', { name: 'heaving line', exact: true })).toBeVisible();
  await expect(list(page).getByRole('button')).toHaveCount(0);
});

test('without anything to check the page says so; when all issues are dismissed it says that none is open', async ({
  app,
}) => {
  const { file } = await app.prepare('built', 'Built');
  let page = await app.startWith('documents');
  await goTo(page, 'issues');
  await expect(page.getByText(t('issues:empty.noEntries.text'))).toBeVisible();
  await page.getByRole('link', { name: t('issues:empty.noEntries.action') }).click();
  await expect(heading(page, t('glossary:title'))).toBeVisible();

  page = await app.restart({ open: [file] });
  await goTo(page, 'issues');
  await tabTo(page, dismiss(page, 'tide'));
  for (let left = 15; left > 0; left -= 1) {
    await expect(state(page, 'open', left)).toBeAttached();
    await expect(list(page).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(t('issues:empty.noneOpen.text'))).toBeVisible();
});
