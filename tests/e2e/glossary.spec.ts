import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { EntryView } from '../../src-main/domain/project-view.ts';
import { goTo, header, heading, notice, tabTo } from './support/journey.ts';
import { chooseView, list, readRow, row, rows } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('glossary:list');

const entry = (page: Page) => page.getByRole('region', { name: t('glossary:entry'), exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: t('glossary:search') });
const editor = (page: Page, term: string) =>
  entry(page).getByRole('textbox', { name: t('glossary:editor.label', { term }) });
/** The links of an entry that lead to its passages. */
const passages = (page: Page) => entry(page).getByTitle(t('glossary:passage.open'));
/** A view with its count, as one reads it. */
const view = (page: Page, name: EntryView, count: number) =>
  page.getByRole('radio', {
    name: t('glossary:viewWithCount', { view: t(`glossary:view.${name}`), count }),
    exact: true,
  });

/** Searches for an entry, selects it and waits until it is read. */
async function select(page: Page, term: string, words = term): Promise<void> {
  await search(page).fill(words);
  await readRow(page, LIST, term, entry(page));
}

/** The terms of the entries in view, from the top. */
const shownTerms = (page: Page): Promise<readonly string[]> =>
  rows(page, LIST).locator('td:first-child > div:first-child > span:first-child').allInnerTexts();

/** Lets a whole run go over the project, and waits for its end. */
async function runAgain(page: Page): Promise<void> {
  await header(page)
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
}

/** Replaces words in a document on disk. */
function rewrite(file: string, words: string, others: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(words);
  writeFileSync(file, text.replace(words, others));
}

test('an entry shows its definition with the passage it comes from; a click there opens it, marked, and Back returns', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'glossary');
  await select(page, '験潮器');
  const definition = '験潮器とは、海面の高さを一分ごとに記録する計器である。';
  await expect(entry(page).getByText(definition, { exact: true }).first()).toBeVisible();
  await expect(entry(page)).toContainText(
    t('glossary:confidence.value', { level: t('glossary:confidence.high'), share: 0.9 }),
  );
  await expect(passages(page)).toHaveCount(1);
  await expect(passages(page)).toContainText(
    t('glossary:passage.place', { document: 'ja/潮位.md', line: 3 }),
  );

  await passages(page).click();
  await expect(heading(page, 'ja/潮位.md')).toBeVisible();
  const mark = page.locator('mark');
  await expect(mark).toHaveText([definition]);
  await expect(mark).toBeInViewport({ ratio: 1 });
  await expect(mark).toBeFocused();
  await page.getByRole('button', { name: t('documents:page.back') }).click();
  await expect(row(page, LIST, '験潮器')).toHaveAttribute('aria-selected', 'true');
});

test('a description is told apart from a definition; by keyboard its passage is opened over its two lines', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'glossary');
  await expect(row(page, LIST, 'mole')).toContainText(t('glossary:row.noDefinition'));
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  const terms = await shownTerms(page);
  for (const term of terms.slice(1, terms.indexOf('mole') + 1)) {
    await page.keyboard.press('ArrowDown');
    await expect(row(page, LIST, term)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(entry(page).getByRole('heading', { level: 2 })).toHaveText('mole');
  await expect(entry(page).getByText(t('glossary:description'))).toBeVisible();
  // Its two lines are read as one.
  await expect(passages(page)).toContainText(
    'The boarding ground lies two miles off the mole, and ships wait there for the pilot boat.',
  );
  await page.keyboard.press('Enter');
  await expect(entry(page).getByRole('heading', { level: 2 })).toBeFocused();
  await tabTo(page, passages(page));
  await page.keyboard.press('Enter');
  await expect(page.locator('mark')).toHaveText([
    'The boarding ground lies two miles off the mole, and ships wait there for the pilot boat.',
  ]);
  await expect(page.locator('mark').first()).toBeFocused();

  await page.goBack();
  await select(page, '水先案内');
  await expect(entry(page)).toContainText(t('glossary:nothing'));
  await expect(entry(page)).toContainText(t('glossary:nothingHint'));
  await expect(entry(page).getByRole('button', { name: t('glossary:approve') })).toBeDisabled();
});

test('while the entry that was clicked is still being read, nothing can be done to the one before', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await readRow(page, LIST, 'water', entry(page));
  // What stands in the region whenever something changes in it, from the click on.
  const seen = await entry(page).evaluateHandle((region) => {
    const states: string[] = [];
    const note = (): void => {
      const title = region.querySelector('h2');
      states.push(`${title?.textContent ?? ''} ${title?.closest('[inert]') === null ? 'live' : 'inert'}`);
    };
    new MutationObserver(note).observe(region, { attributes: true, childList: true, subtree: true });
    return states;
  });
  await readRow(page, LIST, 'mole', entry(page));
  await expect.poll(() => seen.evaluate((states) => states.at(-1))).toBe('mole live');
  // Before the click, what else is told of it may still come.
  const ofEarlier = await seen.evaluate((states) => states.filter((state) => state.startsWith('water')));
  expect(ofEarlier.at(-1)).toBe('water inert');
});

test('W10: a definition is saved as typed, also in mid-word, and no run replaces an edited or approved text', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await select(page, 'mole');
  await entry(page)
    .getByRole('button', { name: t('glossary:startFromPassage') })
    .click();
  await expect(editor(page, 'mole')).toHaveValue(/\bthe mole\b/);
  await editor(page, 'mole').fill('A wall against the sea; 防波堤 in Japa');
  await search(page).fill('');
  await readRow(page, LIST, 'water', entry(page));
  await row(page, LIST, 'mole').click();
  await expect(entry(page)).toContainText('A wall against the sea; 防波堤 in Japa');
  await expect(entry(page)).toContainText(t('glossary:own'));

  // E edits, Escape leaves.
  await page.keyboard.press('e');
  await expect(editor(page, 'mole')).toBeFocused();
  await page.keyboard.type('nese');
  await page.keyboard.press('Escape');
  await expect(editor(page, 'mole')).toBeHidden();
  await expect(entry(page)).toContainText('A wall against the sea; 防波堤 in Japanese');

  await select(page, 'pilot boat');
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
  await expect(notice(page, t('glossary:approved', { term: 'pilot boat' }))).toBeVisible();
  await expect(view(page, 'approved', 1)).toBeAttached();

  // The documents say something else of all three now.
  rewrite(path.join(folder, 'en', 'pilotage.md'), 'a small fast vessel', 'a tall slow vessel');
  rewrite(path.join(folder, 'en', 'pilotage.md'), 'miles off the mole', 'miles from the mole');
  rewrite(path.join(folder, 'en', 'tides.md'), 'end of the mole', 'head of the mole');
  rewrite(path.join(folder, 'ja', '水先.txt'), '航路を示す二つの灯火', '入港を導く一対の灯火');
  await withProject(app.folders, file, (project) => project.documents.update());
  await runAgain(page);

  const expectKept = async (): Promise<void> => {
    await select(page, '導灯');
    await expect(entry(page)).toContainText('入港を導く一対の灯火');
    await select(page, 'mole');
    await expect(entry(page)).toContainText('A wall against the sea; 防波堤 in Japanese');
    await select(page, 'pilot boat');
    await expect(
      entry(page).getByText(
        'A pilot boat is a small fast vessel that takes the harbour pilot out to the boarding ground.',
        { exact: true },
      ),
    ).toHaveCount(2);
  };
  await expectKept();
  page = await app.restart();
  await goTo(page, 'glossary');
  await expectKept();
});

test('what is typed in the moment of quitting is there after a restart', async ({ app }) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await select(page, '導灯');
  await entry(page)
    .getByRole('button', { name: t('common:edit') })
    .click();
  await editor(page, '導灯').press('ControlOrMeta+a');
  await editor(page, '導灯').pressSequentially('航路を示す二つの灯火。夜に見');
  await app.close();
  page = await app.restart();
  await goTo(page, 'glossary');
  await select(page, '導灯');
  await expect(entry(page).getByText('航路を示す二つの灯火。夜に見', { exact: true })).toBeVisible();
});

test('approving is taken back by its notice, and an edit makes an approved entry a draft again', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'glossary');
  await select(page, '憩流');
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
  await expect(view(page, 'approved', 1)).toBeAttached();
  await expect(row(page, LIST, '憩流')).toContainText(t('glossary:status.approved'));
  await notice(page, t('glossary:approved', { term: '憩流' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(view(page, 'approved', 0)).toBeAttached();
  await entry(page)
    .getByRole('button', { name: t('glossary:approve') })
    .click();
  await expect(view(page, 'approved', 1)).toBeAttached();
  await entry(page)
    .getByRole('button', { name: t('common:edit') })
    .click();
  await expect(entry(page)).toContainText(t('glossary:editor.approvedHint'));
  await editor(page, '憩流').press('End');
  await editor(page, '憩流').pressSequentially('。');
  await expect(view(page, 'approved', 0)).toBeAttached();
});

test('views tell how many entries they hold; search, order and "show all" work by mouse and by keyboard', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'glossary');
  await expect(view(page, 'all', 900)).toBeChecked();
  for (const [name, count] of [
    ['draft', 771],
    ['approved', 129],
    ['issues', 100],
  ] as const) {
    await chooseView(view(page, name, count));
    await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', String(count + 1));
  }
  await chooseView(view(page, 'all', 900));
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('ケンチョウキ０００');
  await expect.poll(async () => (await shownTerms(page)).every((term) => /験潮器000/.test(term))).toBe(true);
  await search(page).fill('zzz');
  await expect(page.getByText(t('glossary:empty.nothingFound.text'))).toBeVisible();
  await page.getByRole('button', { name: t('glossary:empty.nothingFound.action') }).click();
  await expect(search(page)).toHaveValue('');

  await expect.poll(async () => (await shownTerms(page))[0]).toBe('double beacon 0036');
  const order = page.getByRole('combobox', { name: t('glossary:sort.label') });
  await order.selectOption({ label: t('glossary:sort.score') });
  await expect.poll(async () => (await shownTerms(page))[0]).toBe('tidal gauge 0001');
  await list(page, LIST).focus();
  await page.keyboard.press('End');
  await expect(list(page, LIST).locator('tr[aria-busy]')).toHaveCount(0);
  await expect(row(page, LIST, '旧検疫所0500')).toBeInViewport();
});

test('what another program writes does not replace what is being typed, and is said', async ({ app }) => {
  const { file } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await select(page, '導灯');
  await page.keyboard.press('Tab');
  await entry(page)
    .getByRole('button', { name: t('common:edit') })
    .click();
  await editor(page, '導灯').fill('二つの');
  await expect(entry(page).getByText(t('glossary:editor.saved'))).toBeVisible();
  await withProject(app.folders, file, (project) =>
    project.entries.saveDefinition('導灯', 'Lights that lead.'),
  );
  await expect(entry(page).getByText(t('glossary:editor.outdated'))).toBeVisible();
  await expect(editor(page, '導灯')).toHaveValue('二つの');
  await expect(editor(page, '導灯')).toBeFocused();
  await page.keyboard.type('灯火。');
  await page.keyboard.press('Escape');
  await expect(entry(page).getByText('二つの灯火。', { exact: true })).toBeVisible();
});

test('without documents, before the first run and after it the page says how things stand and what to do', async ({
  app,
}) => {
  const { file } = await app.prepare('documents', 'Not built');
  let page = await app.startWith('empty');
  await goTo(page, 'glossary');
  await expect(page.getByText(t('glossary:empty.noDocuments.text'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('glossary:export.open') })).toBeDisabled();
  await tabTo(page, page.getByRole('link', { name: t('glossary:empty.noDocuments.action') }));
  await page.keyboard.press('Enter');
  await expect(heading(page, t('documents:title'))).toBeVisible();

  page = await app.restart({ open: [file] });
  await goTo(page, 'glossary');
  await expect(page.getByText(t('glossary:empty.notBuilt.text'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('button', { name: t('runs:build') })
    .click();
  await expect(page.getByRole('button', { name: t('runs:showGlossary') })).toBeVisible({ timeout: 30_000 });
  await expect(entry(page).getByRole('heading', { level: 2 })).toBeVisible();
  const entries = Number(await list(page, LIST).getAttribute('aria-rowcount')) - 1;
  expect(entries).toBeGreaterThan(10);
  await expect(view(page, 'all', entries)).toBeChecked();
});

test('W12: an entry whose document has changed is marked with the reason; one is written anew, a person’s own is confirmed', async ({
  app,
}) => {
  const { file, folder } = await app.prepare('built');
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  await expect(view(page, 'stale', 0)).toBeAttached();
  await select(page, 'pilot boat');
  await entry(page)
    .getByRole('button', { name: t('common:edit') })
    .click();
  await editor(page, 'pilot boat').press('End');
  await editor(page, 'pilot boat').pressSequentially(' It is red.');
  await page.keyboard.press('Escape');
  const document = path.join(folder, 'en', 'pilotage.md');
  rewrite(document, 'A pilot boat is a small fast vessel', 'A pilot boat is a large fast vessel');
  rewrite(document, 'Leading lights are two lamps', 'Leading lights are two lanterns');
  await withProject(app.folders, file, (project) => project.documents.update());

  await search(page).fill('');
  await expect(row(page, LIST, 'leading lights')).toContainText(t('glossary:row.stale'));
  // Its sentence is as it was.
  await expect(row(page, LIST, 'boarding ground')).not.toContainText(t('glossary:row.stale'));
  await expect(row(page, LIST, 'slack water')).not.toContainText(t('glossary:row.stale'));

  await select(page, 'leading lights');
  const reason = entry(page).getByRole('note', { name: t('glossary:stale.title') });
  await expect(reason).toContainText(t('glossary:stale.document-changed', { document: 'en/pilotage.md' }));
  await reason.getByRole('link', { name: t('glossary:stale.open') }).click();
  await expect(heading(page, 'en/pilotage.md')).toBeVisible();
  await page.getByRole('button', { name: t('documents:page.back') }).click();
  await reason.getByRole('button', { name: t('glossary:writeAnew') }).click();
  await expect(entry(page)).toContainText('Leading lights are two lanterns', { timeout: 30_000 });
  await expect(reason).toHaveCount(0);
  await search(page).fill('');
  await expect(row(page, LIST, 'leading lights')).not.toContainText(t('glossary:row.stale'));

  await select(page, 'pilot boat');
  // Written anew, it would wait beside this one.
  await expect(reason.getByRole('button', { name: t('glossary:writeAnew') })).toHaveAttribute(
    'title',
    t('glossary:writeAnewProtectedHint'),
  );
  await reason.getByRole('button', { name: t('glossary:stale.stillTrue') }).click();
  await expect(reason).toHaveCount(0);
  await expect(view(page, 'approved', 1)).toBeAttached();
  await expect(entry(page)).toContainText('It is red.');
  // Approving was a decision: taken back, the mark is there again.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view(page, 'approved', 0)).toBeAttached();
  await expect(reason).toBeVisible();
});
