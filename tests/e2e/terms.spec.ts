import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { TermCounts } from '../../src-main/domain/project-view.ts';
import { goTo, header, heading, notice, projectIdOf, tabTo } from './support/journey.ts';
import { chooseView, list, readRow, row, rows, sortBy } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('terms:list');

/** A view with its count, as one reads it. */
const view = (page: Page, name: 'wanted' | 'all' | 'candidate' | 'accepted' | 'rejected', count: number) =>
  page.getByRole('radio', {
    name: t('terms:viewCount', { view: t(`terms:view.${name}`), count }),
    exact: true,
  });

const search = (page: Page) => page.getByRole('searchbox', { name: t('terms:search') });
const detail = (page: Page) => page.getByRole('region', { name: t('terms:detail') });
const note = (page: Page) => detail(page).getByRole('textbox', { name: t('terms:note') });
const decision = (page: Page, status: 'accepted' | 'rejected' | 'candidate') =>
  detail(page).getByRole('button', { name: t(`terms:decide.${status}`), exact: true });

/** The names of the terms in view, from the top. */
const shownTerms = (page: Page): Promise<readonly string[]> =>
  rows(page, LIST).locator('td:first-child > span > span:first-of-type').allInnerTexts();

/** How many terms each view of the project of a window holds. */
async function termCounts(page: Page): Promise<TermCounts> {
  const projectId = await projectIdOf(page);
  return page.evaluate(async (id) => {
    const answer = await window.genglossary.request('terms:counts', { projectId: id });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }, projectId);
}

/** Selects a term and waits until it is read. */
async function select(page: Page, term: string): Promise<void> {
  await readRow(page, LIST, term, detail(page));
}

test('views tell how many terms they hold, and show them', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'terms');
  await expect(view(page, 'wanted', 900)).toBeChecked();
  for (const [name, count] of [
    ['all', 1000],
    ['candidate', 800],
    ['accepted', 100],
    ['rejected', 100],
  ] as const) {
    await chooseView(view(page, name, count));
    await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', String(count + 1));
  }
  await expect(rows(page, LIST).first()).toContainText(t('terms:status.rejected'));
  // By keyboard, as in any group of choices.
  await page.keyboard.press('ArrowLeft');
  await expect(view(page, 'accepted', 100)).toBeChecked();
  await expect(rows(page, LIST).first()).toContainText(t('terms:status.accepted'));
});

test('a search finds other kana, width and case as it is typed, and says when nothing fits', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  // There is nothing to search before the terms are there.
  await expect(search(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search(page)).toBeFocused();
  for (const [typed, found] of [
    ['ＰＩＬＯＴ　boat', 'pilot boat'],
    ['Tide GAUGE', 'tide gauge'],
    ['スイサキテイ', null],
    ['ミズサキテイ', '水先艇'],
    ['みずさきてい', '水先艇'],
    ['ﾐｽﾞｻｷﾃｲ', '水先艇'],
    ['験潮器', '験潮器'],
  ] as const) {
    await search(page).fill('');
    await search(page).pressSequentially(typed);
    if (found === null) await expect(page.getByText(t('terms:nothingFound.text'))).toBeVisible();
    else await expect.poll(() => shownTerms(page)).toEqual([found]);
  }

  await search(page).fill('no such term');
  await expect(page.getByText(t('terms:nothingFound.text'))).toBeVisible();
  await page.getByRole('button', { name: t('terms:nothingFound.action') }).click();
  const { all } = await termCounts(page);
  await expect(view(page, 'all', all)).toBeChecked();
  await expect(search(page)).toHaveValue('');
  await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', String(all + 1));
});

test('terms are sorted by the headers and narrowed down to a category', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'terms');
  await expect.poll(async () => (await shownTerms(page))[0]).toBe('tidal gauge 0001');
  await sortBy(page, LIST, t('terms:column.term')).click();
  await expect.poll(async () => (await shownTerms(page))[0]).toBe('double beacon 0036');
  await tabTo(page, sortBy(page, LIST, t('terms:column.term')));
  await page.keyboard.press('Enter');
  // Japanese terms by their readings: よび (予備) comes last.
  await expect.poll(async () => (await shownTerms(page))[0]).toMatch(/^予備/);

  const category = page.getByRole('combobox', { name: t('terms:category'), exact: true }).first();
  await category.selectOption({ label: t('common:category.organisation') });
  await expect(list(page, LIST)).not.toHaveAttribute('aria-rowcount', '901');
  await rows(page, LIST).first().click();
  await expect(detail(page).getByRole('combobox', { name: t('terms:category') })).toHaveValue('organisation');
  await category.selectOption({ label: t('terms:allCategories') });
  await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', '901');
});

test('a thousand rows scroll to any place, and none is blank at rest', async ({ app }) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'terms');
  await chooseView(view(page, 'all', 1000));
  await expect.poll(async () => (await shownTerms(page))[0]).toBe('tidal gauge 0001');
  const expectNoBlankRow = async (): Promise<void> => {
    await expect(list(page, LIST).locator('tr[aria-busy]')).toHaveCount(0);
    expect((await shownTerms(page)).every((term) => /\d{4}$/.test(term))).toBe(true);
  };
  await list(page, LIST).hover();
  for (const turn of [3000, 9000, -4000, 25_000]) {
    const before = await list(page, LIST).evaluate(({ scrollTop }) => scrollTop);
    await page.mouse.wheel(0, turn);
    await expect.poll(() => list(page, LIST).evaluate(({ scrollTop }) => scrollTop)).not.toBe(before);
    await expectNoBlankRow();
  }
  await list(page, LIST).focus();
  await page.keyboard.press('End');
  await expect(row(page, LIST, '旧検疫所0500')).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, LIST, '旧検疫所0500')).toBeInViewport();
  await expectNoBlankRow();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(row(page, LIST, 'tidal gauge 0001')).toBeInViewport();
  await expectNoBlankRow();
});

test('occurrences stand below each other by their keyword with their line, and each opens the document there', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await select(page, 'pilot boat');
  const lines = detail(page).getByRole('listitem').getByRole('link');
  await expect(lines).toHaveCount(4);
  await expect(detail(page).getByText('en/pilotage.md', { exact: true })).toBeVisible();
  const shown = await lines.evaluateAll((elements) =>
    elements.map((element) => ({
      line: element.firstElementChild?.textContent,
      keyword: element.querySelector('mark')?.textContent,
      left: Math.round(element.querySelector('mark')?.getBoundingClientRect().left ?? 0),
    })),
  );
  expect(shown.map(({ line, keyword }) => [line, keyword])).toEqual([
    ['4', 'pilot boat'],
    ['6', 'pilot boat'],
    ['6', 'pilot boat'],
    ['7', 'pilot boat'],
  ]);
  expect(new Set(shown.map(({ left }) => left)).size).toBe(1);

  await lines.nth(3).click();
  await expect(heading(page, 'en/pilotage.md')).toBeVisible();
  const text = page.getByRole('region', { name: t('documents:page.text', { name: 'en/pilotage.md' }) });
  await expect(text.locator('mark')).toHaveText(['pilot boat']);
  await expect(text.locator('mark')).toBeFocused();
  await expect(text.locator('[data-index]').filter({ has: page.locator('mark') })).toContainText(
    'In fog the pilot boat follows the leading lights.',
  );
  await page.getByRole('button', { name: t('documents:page.back') }).click();
  // One goes on where one was.
  await expect(row(page, LIST, 'pilot boat')).toHaveAttribute('aria-selected', 'true');
  await expect(lines).toHaveCount(4);
});

test('a term tells why it is there and by which passage its category; a variant becomes a term of its own and back', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'terms');
  await select(page, 'tidal gauge 0001');
  const reason = detail(page).getByRole('region', { name: t('terms:why.title') });
  await expect(reason).toContainText(t('terms:why.proposed'));
  const parts = reason.getByRole('listitem');
  await expect(parts).toHaveCount(4);
  await expect(parts.nth(1)).toContainText(t('terms:why.feature.general-phrase.name'));
  await expect(parts.nth(1)).toContainText(`${t('terms:why.against')} -1.25`);
  await reason.getByRole('button', { name: t('terms:why.all', { count: 6 }) }).click();
  await expect(parts).toHaveCount(6);

  // The keyboard stays where it was when the button of the variant goes away.
  const separate = detail(page).getByRole('button', {
    name: t('terms:forms.separateLabel', { form: 'tidal-gauge 0001' }),
  });
  const separated = notice(page, t('terms:forms.separated', { form: 'tidal-gauge 0001' }));
  await tabTo(page, separate, 60);
  await page.keyboard.press('Enter');
  await expect(row(page, LIST, 'tidal-gauge 0001')).toBeVisible();
  await expect(separate).toHaveCount(0);
  await expect(detail(page).locator('div:focus')).toHaveCount(1);
  await separated.getByRole('button', { name: t('common:undo') }).click();
  await expect(row(page, LIST, 'tidal-gauge 0001')).toHaveCount(0);
  await expect(separated).toHaveCount(0);
  await separate.click();
  await separated.getByRole('button', { name: t('terms:forms.show') }).click();
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('tidal-gauge 0001');
  await expect(detail(page).getByRole('link', { name: 'tidal gauge 0001', exact: true })).toBeVisible();
  await expect(reason).toContainText(t('terms:why.notRanked'));
  await detail(page)
    .getByRole('button', { name: t('terms:forms.join') })
    .click();
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('tidal gauge 0001');
  await expect(separate).toBeVisible();
  await expect(row(page, LIST, 'tidal-gauge 0001')).toHaveCount(0);

  // The fixture has enough decisions, all of them older than its run.
  const rankAgain = page.getByRole('button', { name: t('terms:rankAgain.action') });
  await expect(rankAgain).toHaveCount(0);
  await decision(page, 'accepted').click();
  await expect(rankAgain).toBeVisible();

  await select(page, 'northern gauge 0004');
  await expect(detail(page)).toContainText(t('terms:evidence.none'));
  await select(page, 'tidal gauge 0001');
  const evidence = detail(page).getByRole('region', { name: t('terms:evidence.label') });
  await expect(evidence.locator('mark')).toHaveText('tidal gauge 0001');
  await evidence.getByRole('link').click();
  await expect(page.locator('mark')).toHaveText([
    'A tidal gauge 0001 is a gauge of the harbour that is checked every spring.',
  ]);
});

test('a key decides and goes on to the next term, Ctrl+Z takes decisions back one by one', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await expect.poll(async () => (await shownTerms(page)).length).toBeGreaterThan(5);
  const [first = '', second = '', third = '', fourth = ''] = await shownTerms(page);
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await expect(row(page, LIST, first)).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('a');
  await expect(row(page, LIST, second)).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, LIST, first)).toContainText(t('terms:status.accepted'));
  await page.keyboard.press('R');
  await expect(row(page, LIST, third)).toHaveAttribute('aria-selected', 'true');
  await expect(
    page.getByText(t('decisions:kind.terms-rejected', { what: t('decisions:one', { subject: second }) })),
  ).toBeVisible();
  await page.keyboard.press('a');
  await expect(row(page, LIST, fourth)).toHaveAttribute('aria-selected', 'true');
  await expect(view(page, 'rejected', 1)).toBeAttached();
  await expect(view(page, 'accepted', 2)).toBeAttached();
  // What is undecided as it was is no decision.
  await page.keyboard.press('u');
  // A rejected term is not wanted.
  await expect(row(page, LIST, second)).toHaveCount(0);

  for (const undone of [third, second, first]) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(row(page, LIST, undone)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(view(page, 'rejected', 0)).toBeAttached();
  await expect(view(page, 'accepted', 0)).toBeAttached();
  await expect(list(page, LIST)).toBeFocused();
});

test('keys that are typed faster than the list is read again decide about the terms that were seen', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await expect.poll(async () => (await shownTerms(page)).length).toBeGreaterThan(8);
  const seen = (await shownTerms(page)).slice(0, 8);
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await expect(row(page, LIST, seen[0] ?? '')).toHaveAttribute('aria-selected', 'true');
  for (const key of ['r', 'a', 'r', 'r', 'a', 'a', 'r', 'a']) await page.keyboard.press(key);
  await expect(view(page, 'rejected', 4)).toBeAttached();
  await expect(view(page, 'accepted', 4)).toBeAttached();
  const decided = await withProject(app.folders, file, async ({ terms }) =>
    (await terms.list())
      .filter(({ status }) => status !== 'candidate')
      .map(({ term, status }) => [term, status]),
  );
  const keys = [seen[0], seen[2], seen[3], seen[6]];
  expect(new Map(decided.map(([term, status]) => [term, status]))).toEqual(
    new Map(seen.map((term) => [term, keys.includes(term) ? 'rejected' : 'accepted'])),
  );
});

test('W03, W04: buttons decide, Undo takes back, and what is decided and noted survives a restart and another run', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await select(page, 'mole');
  await decision(page, 'rejected').click();
  await expect(view(page, 'rejected', 1)).toBeAttached();
  await page.getByRole('button', { name: t('common:undo') }).click();
  await expect(view(page, 'rejected', 0)).toBeAttached();
  await expect(row(page, LIST, 'mole')).toHaveAttribute('aria-selected', 'true');

  await select(page, 'lamp house');
  await decision(page, 'rejected').click();
  await select(page, 'mole');
  await detail(page)
    .getByRole('combobox', { name: t('terms:category') })
    .selectOption('place');
  await note(page).pressSequentially('see the chart');
  await select(page, 'harbour pilot');
  await decision(page, 'accepted').click();
  await expect(view(page, 'accepted', 1)).toBeAttached();
  await expect(view(page, 'rejected', 1)).toBeAttached();

  page = await app.restart();
  await goTo(page, 'terms');
  await expect(view(page, 'accepted', 1)).toBeAttached();
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  await expect(view(page, 'accepted', 1)).toBeAttached();
  await select(page, 'mole');
  await expect(detail(page).getByRole('combobox', { name: t('terms:category') })).toHaveValue('place');
  await expect(note(page)).toHaveValue('see the chart');
  await chooseView(view(page, 'rejected', 1));
  await expect.poll(() => shownTerms(page)).toEqual(['lamp house']);
  await goTo(page, 'glossary');
  await expect(row(page, t('glossary:list'), 'harbour pilot')).toBeVisible();
  await expect(row(page, t('glossary:list'), 'lamp house')).toHaveCount(0);
});

test('W41: a note is kept although one goes on in the middle of a word, by click, by key and by quitting', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await select(page, 'mole');
  await note(page).pressSequentially('防波堤と同じ, ask the harbour mas');
  await select(page, 'tide gauge');
  await expect(note(page)).toHaveValue('');
  await note(page).pressSequentially('set every spr');
  // Another page, at once.
  await page.keyboard.press('ControlOrMeta+4');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  await page.keyboard.press('ControlOrMeta+3');
  await select(page, 'mole');
  await expect(note(page)).toHaveValue('防波堤と同じ, ask the harbour mas');
  await note(page).press('End');
  await note(page).pressSequentially('ter');
  await app.close();

  page = await app.restart();
  await goTo(page, 'terms');
  await select(page, 'mole');
  await expect(note(page)).toHaveValue('防波堤と同じ, ask the harbour master');
  await select(page, 'tide gauge');
  await expect(note(page)).toHaveValue('set every spr');
});

test('a term that was not found is added by hand and stays after another run, with its category', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'terms');
  await page.getByRole('button', { name: t('terms:add.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('terms:add.title') });
  const field = dialog.getByRole('textbox', { name: t('terms:add.term') });
  await expect(field).toBeFocused();
  await field.fill('end of the mole');
  await dialog.getByRole('combobox', { name: t('terms:add.category') }).selectOption('place');
  await field.press('Enter');
  await expect(dialog).toBeHidden();
  const added = detail(page).getByRole('heading', { level: 2, name: 'end of the mole' });
  await expect(added).toBeVisible();
  await expect(detail(page)).toContainText(t('terms:byHand'));

  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  await search(page).fill('end of the mole');
  await select(page, 'end of the mole');
  await expect(detail(page).getByRole('combobox', { name: t('terms:category') })).toHaveValue('place');
  await expect(detail(page)).toContainText(t('terms:contexts.shown', { shown: 1, total: 1 }));
  await expect(detail(page).getByRole('link', { name: t('terms:entry') })).toBeVisible();
});

test('W41: a decision that cannot be stored is taken back in the list and said with a remedy', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  // Which the app notes for whoever looks into it.
  app.allow(/not today|^stderr: {5}at /);
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await select(page, 'tide gauge');
  const database = new Database(file);
  try {
    database.exec(
      `CREATE TRIGGER refusal BEFORE UPDATE ON terms BEGIN SELECT RAISE(ABORT, 'not today'); END`,
    );
    await decision(page, 'accepted').click();
    await expect(page.getByRole('alert').filter({ hasText: t('problems:unexpected.remedy') })).toBeVisible();
    await expect(row(page, LIST, 'tide gauge')).toContainText(t('terms:status.candidate'));
    database.exec('DROP TRIGGER refusal');
  } finally {
    database.close();
  }
  await select(page, 'tide gauge');
  await decision(page, 'accepted').click();
  await expect(row(page, LIST, 'tide gauge')).toContainText(t('terms:status.accepted'));
  await expect(view(page, 'accepted', 1)).toBeAttached();
});

test('without documents and before the first run the page says what to do next, and a button does it', async ({
  app,
}) => {
  const { file } = await app.prepare('documents', 'Not built');
  let page = await app.startWith('empty');
  await goTo(page, 'terms');
  await expect(page.getByText(t('terms:noDocuments.text'))).toBeVisible();
  await page.getByRole('link', { name: t('terms:noDocuments.action') }).click();
  await expect(heading(page, t('documents:title'))).toBeVisible();

  page = await app.restart({ open: [file] });
  await goTo(page, 'terms');
  await expect(page.getByText(t('terms:notBuilt.text'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('button', { name: t('terms:notBuilt.action') })
    .click();
  await expect(row(page, LIST, 'pilot boat')).toBeVisible({ timeout: 30_000 });
  await expect(view(page, 'wanted', (await termCounts(page)).wanted)).toBeAttached();
});
