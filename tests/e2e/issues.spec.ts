import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { IssueRow } from '../../src-main/domain/project-view.ts';
import { goTo, header, heading, notice, projectIdOf, tabTo } from './support/journey.ts';
import { chooseView } from './support/lists.ts';
import { expect, test } from './support/test.ts';
import { t, textsIn } from './support/texts.ts';
import type { Texts } from './support/texts.ts';

/** The types in the order of the page. */
const TYPES = [
  'unsupported',
  'contradicting',
  'suspicious',
  'circular',
  'duplicate',
  'too-broad',
  'undefined',
] as const;

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

/** The open issues of the project of a window, in the order in which it lists them. */
async function openIssues(page: Page): Promise<readonly Pick<IssueRow, 'type' | 'term'>[]> {
  const projectId = await projectIdOf(page);
  const issues = await page.evaluate(async (id) => {
    const answer = await window.genglossary.request('issues:list', { projectId: id });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }, projectId);
  return TYPES.flatMap((type) => issues.filter((issue) => issue.type === type && issue.state === 'open'));
}

/** Takes some open issues out of a project as a run does that no longer finds them, of which nobody has heard yet. */
function removeIssues(file: string, count: number): void {
  const database = new Database(file);
  try {
    const { changes } = database
      .prepare(`DELETE FROM issues WHERE id IN (SELECT id FROM issues WHERE state = 'open' LIMIT ?)`)
      .run(count);
    expect(changes).toBe(count);
  } finally {
    database.close();
  }
}

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
    const reason = texts('issues:reasonWith.duplicate', { related: 'leading lights' });
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
      .getByRole('link', { name: 'leading lights', exact: true });
    await tabTo(page, related);
    await page.keyboard.press('Enter');
    await expect(heading(page, texts('glossary:title'))).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'leading lights', exact: true })).toBeVisible();
  });
}

test('issues are narrowed down by type and state, with the number of each', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  const open = await openIssues(page);
  await expect(state(page, 'open', open.length)).toBeChecked();
  const type = page.getByRole('combobox', { name: t('issues:filter.type') });
  await expect(type.getByRole('option')).toHaveText([
    t('issues:filter.withCount', { name: t('issues:filter.allTypes'), count: open.length }),
    ...TYPES.map((name) =>
      t('issues:filter.withCount', {
        name: t(`issues:type.${name}`),
        count: open.filter((issue) => issue.type === name).length,
      }),
    ),
  ]);
  await type.selectOption('duplicate');
  await expect(state(page, 'open', 1)).toBeChecked();
  await expect(list(page).getByRole('checkbox')).toHaveCount(1);
  await expect(dismiss(page, 'range lights')).toBeVisible();
  await type.selectOption('unsupported');
  await expect(page.getByText(t('issues:empty.noneInView.text'))).toBeVisible();
  await page.getByRole('button', { name: t('issues:empty.noneInView.action') }).click();
  await expect(state(page, 'open', open.length)).toBeChecked();

  await state(page, 'open', open.length).focus();
  await page.keyboard.press('ArrowRight');
  await expect(state(page, 'dismissed', 0)).toBeChecked();
  await expect(page.getByText(t('issues:empty.noneInView.title'))).toBeVisible();
});

test('definitions that contradict each other stand side by side, open their places, and one is taken and given back', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'issues');
  await page.getByRole('combobox', { name: t('issues:filter.type') }).selectOption('contradicting');
  await expect(state(page, 'open', 20)).toBeChecked();
  const issue = list(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'northern crane 0094', exact: true }) });
  const passages = issue.getByRole('list', { name: t('issues:passages') }).getByRole('link');
  await expect(issue).toContainText(t('issues:reason.contradicting'));
  await expect(passages).toHaveText([
    /^A northern crane 0094 is a crane of the harbour .*harbour\.md/,
    /^可動検疫所0094とは、.*港湾\.md/,
  ]);
  await passages.nth(1).click();
  await expect(heading(page, '港湾.md')).toBeVisible();
  await expect(page.locator('mark')).toContainText('可動検疫所0094とは、');
  await page.goBack();

  await issue.getByRole('link', { name: 'northern crane 0094', exact: true }).click();
  const entry = page.getByRole('region', { name: t('glossary:entry'), exact: true });
  const others = entry.getByRole('region', { name: t('glossary:alternatives.title') });
  // Passages are links; only the definition is a paragraph.
  const definedIn = (language: 'English' | 'Japanese') =>
    entry
      .getByRole('paragraph')
      .filter({ hasText: language === 'English' ? /^A northern crane 0094 is/ : /^可動検疫所0094とは、/ });
  await expect(definedIn('English')).toBeVisible();
  await tabTo(page, others.getByRole('button', { name: /可動検疫所0094とは/ }), 60);
  await page.keyboard.press('Enter');
  await expect(definedIn('Japanese')).toBeVisible();
  await expect(others).toContainText(t('glossary:alternatives.inUse'));
  await expect(entry).toContainText(t('glossary:own'));
  await notice(page, t('glossary:alternatives.used', { term: 'northern crane 0094' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(definedIn('English')).toBeVisible();
  // Approved as it was.
  await expect(entry.getByRole('button', { name: t('glossary:withdraw') })).toBeVisible();
});

test('an issue is dismissed and taken back by its notice; by keyboard the next one follows', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  const open = await openIssues(page);
  const all = open.length;
  // By keyboard the first one and the two after it.
  const [first = '', second = '', third = '', fourth = ''] = open.map(({ term }) => term);
  await dismiss(page, 'range lights').click();
  await expect(state(page, 'open', all - 1)).toBeAttached();
  await expect(dismiss(page, 'range lights')).toHaveCount(0);
  await notice(page, t('issues:dismissed', { term: 'range lights' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(dismiss(page, 'range lights')).toBeVisible();
  await expect(state(page, 'open', all)).toBeAttached();

  await tabTo(page, dismiss(page, first));
  await page.keyboard.press('ArrowDown');
  await expect(dismiss(page, second)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dismiss(page, third)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dismiss(page, fourth)).toBeFocused();
  await expect(state(page, 'open', all - 2)).toBeAttached();

  await chooseView(state(page, 'dismissed', 2));
  await reopen(page, third).click();
  await expect(state(page, 'dismissed', 1)).toBeChecked();
  await expect(reopen(page, second)).toBeVisible();
});

test('terms with the same definition are merged by one key, by one click and together with others, and given back', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  const all = (await openIssues(page)).length;
  const type = page.getByRole('combobox', { name: t('issues:filter.type') });
  await type.selectOption('duplicate');
  const merge = list(page).getByRole('button', {
    name: t('issues:remedy.labelled', { remedy: t('issues:remedy.merge'), term: 'range lights' }),
  });
  const merged = notice(page, t('synonyms:merged', { count: 1, main: 'leading lights' }));
  const giveBack = async (): Promise<void> => {
    await expect(page.getByText(t('issues:empty.noneInView.text'))).toBeVisible();
    await merged.getByRole('button', { name: t('common:undo') }).click();
    await expect(merge).toBeVisible();
  };
  await merge.click();
  await giveBack();
  await tabTo(page, dismiss(page, 'range lights'));
  await page.keyboard.press('m');
  await giveBack();

  await type.selectOption('');
  await page.getByRole('button', { name: t('issues:marked.all') }).click();
  await page
    .getByRole('toolbar', { name: t('issues:marked.label') })
    .getByRole('button', { name: t('issues:remedy.merge') })
    .click();
  await expect(merged).toBeVisible();
  await expect(state(page, 'open', all)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(state(page, 'open', all)).toBeAttached();
});

test('what is dismissed stays so after a restart and another run, and the entry does not show it any more', async ({
  app,
}) => {
  let page = await app.startWith('built');
  await goTo(page, 'issues');
  const open = (await openIssues(page)).length - 2;
  await dismiss(page, 'tide').click();
  await dismiss(page, 'heaving line').click();
  await expect(state(page, 'open', open)).toBeAttached();

  page = await app.restart();
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  await goTo(page, 'issues');
  await expect(state(page, 'open', open)).toBeChecked();
  await chooseView(state(page, 'dismissed', 2));
  await expect(reopen(page, 'tide')).toBeVisible();
  await list(page).getByRole('link', { name: 'heaving line', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'heaving line' })).toBeVisible();
  await expect(page.getByRole('note', { name: t('glossary:openIssues') })).toHaveCount(0);
});

test('W41: of several dismissed issues, those that a run has just removed are said to be gone', async ({
  app,
}) => {
  const { file } = await app.prepare('thousand-terms');
  const page = await app.start({ open: [file] });
  await goTo(page, 'issues');
  await expect(state(page, 'open', 100)).toBeChecked();
  await page.getByRole('button', { name: t('issues:marked.all') }).click();
  removeIssues(file, 3);
  await page
    .getByRole('toolbar', { name: t('issues:marked.label') })
    .getByRole('button', { name: t('issues:dismissWithReason') })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('issues:dismiss'), exact: true })
    .click();
  await expect(page.getByText(t('issues:goneMeanwhile', { count: 3 }))).toBeVisible();
  await expect(notice(page, t('issues:dismissedSeveral', { count: 97 }))).toBeVisible();
});

test('a hundred issues scroll to the last one', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'issues');
  await expect(state(page, 'open', 100)).toBeChecked();
  await list(page).focus();
  await page.keyboard.press('End');
  const last = list(page).getByRole('listitem').last();
  await expect(last).toHaveAttribute('aria-posinset', '105');
  await expect(last).toBeInViewport({ ratio: 1 });
});

test('an issue that is mended by a definition of one’s own is resolved', async ({ app }) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  const before = (await openIssues(page)).length;
  await list(page).getByRole('link', { name: 'heaving line', exact: true }).click();
  const open = page.getByRole('note', { name: t('glossary:openIssues') });
  await expect(open).toContainText(t('issues:reason.undefined'));
  await page.getByRole('button', { name: t('glossary:write'), exact: true }).click();
  const editor = page.getByRole('textbox', { name: t('glossary:editor.label', { term: 'heaving line' }) });
  await editor.pressSequentially('A thin rope that is thrown ashore.');
  await expect(open).toHaveCount(0);
  await goTo(page, 'issues');
  await expect(state(page, 'open', before - 1)).toBeChecked();
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
  const open = await openIssues(page);
  await tabTo(page, dismiss(page, open[0]?.term ?? ''));
  for (let left = open.length; left > 0; left -= 1) {
    await expect(state(page, 'open', left)).toBeAttached();
    await expect(list(page).locator('[data-control=decision]').first()).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(t('issues:empty.noneOpen.text'))).toBeVisible();
});
