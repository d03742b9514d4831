import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { readClipboard } from './support/clipboard.ts';
import { goTo, heading, tabTo } from './support/journey.ts';
import { writeLargeProject } from './support/large-project.ts';
import { chooseView, list, row, rows, sortBy } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('terms:list');

/** Every fifth term is decided already, half of these are rejected. */
const TERMS = 250;
const CANDIDATES = 200;

const view = (page: Page, name: 'wanted' | 'candidate' | 'accepted' | 'rejected' | 'all', count: number) =>
  page.getByRole('radio', {
    name: t('terms:viewCount', { view: t(`terms:view.${name}`), count }),
    exact: true,
  });
const detail = (page: Page) => page.getByRole('region', { name: t('terms:detail') });
const note = (page: Page) => detail(page).getByRole('textbox', { name: t('terms:note') });
const selected = (page: Page) => list(page, LIST).getByRole('row', { selected: true });
const shownTerm = (page: Page) => detail(page).getByRole('heading', { level: 2 });
const progress = (page: Page, decided: number) =>
  page.getByText(t('terms:progress.decided', { decided, total: TERMS }), { exact: true });
/** The term that the keys are about; null where none is left. */
const currentTerm = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelector('tr[data-current] td:first-child > span > span:first-of-type')?.textContent ??
      null,
  );
const bar = (page: Page) => page.getByRole('toolbar', { name: t('terms:selection.label') });

test('W42: by keyboard alone 200 candidates are decided with 200 keys, each about the term that was seen', async ({
  app,
}) => {
  const file = path.join(app.folders.projects, 'triage.genglossary');
  await writeLargeProject(file, { name: 'Triage', folder: app.folders.documents, count: TERMS });
  const page = await app.start({ open: [file] });
  await page.keyboard.press('ControlOrMeta+3');
  await expect(heading(page, t('terms:title'))).toBeVisible();
  await tabTo(page, view(page, 'wanted', 225));
  await page.keyboard.press('ArrowRight');
  await expect(view(page, 'candidate', CANDIDATES)).toBeChecked();
  await tabTo(page, list(page, LIST));
  await page.keyboard.press('Home');
  await expect(selected(page)).toContainText('tidal gauge 0001');

  // What each key was about, and how many there were.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener(
      'keydown',
      ({ key }) => {
        const term = document.querySelector('tr[data-current] td:first-child > span > span:first-of-type');
        seen.push(`${key} ${term?.textContent ?? ''}`);
      },
      { capture: true },
    );
  });
  for (let pressed = 0; pressed < CANDIDATES; pressed += 1) {
    const before = await currentTerm(page);
    await page.keyboard.press(pressed % 3 === 0 ? 'r' : 'a');
    if (pressed === CANDIDATES - 1) break;
    // As a person does, who reads a term before deciding about it. While the list is read again, none may be there.
    await expect
      .poll(async () => [before, null].includes(await currentTerm(page)), { intervals: [5] })
      .toBe(false);
  }
  await expect(progress(page, TERMS)).toBeVisible();
  await expect(page.getByText(t('terms:allDecided.text'))).toBeVisible();
  const seen = await page.evaluate<readonly string[]>('window.seen');
  expect(seen.length).toBeLessThanOrEqual(CANDIDATES);
  const decided = await withProject(app.folders, file, async ({ terms }) => terms.list());
  const statusOf = new Map(decided.map(({ term, status }) => [term, status]));
  expect(new Set(seen.map((line) => line.slice(2))).size).toBe(CANDIDATES);
  expect(seen.map((line) => `${line} ${statusOf.get(line.slice(2)) ?? ''}`)).toEqual(
    seen.map((line) => `${line} ${line.startsWith('r') ? 'rejected' : 'accepted'}`),
  );
});

test('W42: by keyboard alone several terms are selected, decided and undone; digits, Q and N do the rest', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(rows(page, LIST).first()).toBeVisible();
  await tabTo(page, list(page, LIST));
  await page.keyboard.press('Home');
  await expect(selected(page)).toContainText('tidal gauge 0001');

  // A category leaves the term where it is; a verdict goes on.
  await page.keyboard.press('3');
  await expect(detail(page).getByRole('combobox', { name: t('terms:category') })).toHaveValue('organisation');
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('ask');
  await page.keyboard.press('Escape');
  await expect(list(page, LIST)).toBeFocused();
  await expect(note(page)).toHaveValue('ask');
  await page.keyboard.press('q');
  await expect(row(page, LIST, 'tidal gauge 0001')).toContainText(t('terms:status.accepted'));
  await expect(selected(page)).toContainText('outer gauge 0003');
  await page.keyboard.press('ArrowUp');
  await expect(detail(page).getByRole('checkbox', { name: t('terms:required') })).toBeChecked();
  await page.keyboard.press('q');
  await expect(detail(page).getByRole('checkbox', { name: t('terms:required') })).not.toBeChecked();

  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(4);
  await expect(bar(page)).toContainText(t('terms:selection.count', { count: 4 }));
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected(page)).toHaveCount(3);
  await page.keyboard.press('r');
  await expect(view(page, 'rejected', 103)).toBeAttached();
  await expect(shownTerm(page)).toHaveText('spare gauge 0005');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view(page, 'rejected', 100)).toBeAttached();
  await expect(row(page, LIST, 'northern gauge 0004')).toBeVisible();

  // All that fit are decided about by the query, and taken back as one.
  await list(page, LIST).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText(t('terms:selection.count', { count: 900 }));
  await page.keyboard.press('a');
  await expect(view(page, 'accepted', 900)).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view(page, 'accepted', 101)).toBeAttached();
  await expect(view(page, 'candidate', 799)).toBeAttached();
});

test('W42: by mouse alone terms are filtered, selected and rejected, and come back; one goes on where one was', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'terms');
  await page.getByRole('button', { name: t('terms:filters.open') }).click();
  await page.getByRole('combobox', { name: t('terms:filters.best') }).selectOption('200');
  await page.getByRole('combobox', { name: t('terms:filters.origin') }).selectOption('extraction');
  await page
    .getByRole('combobox', { name: t('terms:category'), exact: true })
    .first()
    .selectOption('title');
  const active = page.getByRole('region', { name: t('terms:filters.active') });
  await expect(active.getByRole('button')).toHaveText([
    t('common:category.title'),
    t('terms:filters.bestOf', { count: 200 }),
    t('terms:filters.originOf.extraction'),
    t('terms:filters.clear'),
  ]);
  await active
    .getByRole('button', { name: t('terms:filters.switchOff', { filter: t('common:category.title') }) })
    .click();
  await expect(list(page, LIST)).toHaveAttribute('aria-rowcount', '181');

  const shown = await rows(page, LIST).locator('td:first-child > span > span:first-of-type').allInnerTexts();
  await row(page, LIST, shown[1] ?? '').click();
  await row(page, LIST, shown[4] ?? '').click({ modifiers: ['Shift'] });
  await expect(selected(page)).toHaveCount(4);
  await row(page, LIST, shown[2] ?? '').click({ modifiers: ['ControlOrMeta'] });
  await row(page, LIST, shown[6] ?? '').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar(page)).toContainText(t('terms:selection.count', { count: 4 }));
  await bar(page)
    .getByRole('button', { name: t('terms:category') })
    .click();
  await page.getByRole('menuitem', { name: t('common:category.person') }).click();
  await expect(bar(page)).toContainText(t('terms:selection.count', { count: 4 }));
  await bar(page)
    .getByRole('button', { name: t('terms:selection.reject') })
    .click();
  await expect(view(page, 'rejected', 104)).toBeAttached();
  await expect(shownTerm(page)).toHaveText(shown[7] ?? '');
  await expect(row(page, LIST, shown[2] ?? '')).toBeVisible();

  await active.getByRole('button', { name: t('terms:filters.clear') }).click();
  await expect(active).toHaveCount(0);
  await chooseView(view(page, 'rejected', 104));
  await row(page, LIST, shown[4] ?? '').click();
  await expect(detail(page)).toContainText(t('terms:leftOut.long.person'));
  await detail(page)
    .getByRole('button', { name: t('terms:decide.accepted'), exact: true })
    .click();
  await expect(view(page, 'rejected', 103)).toBeAttached();
  await page.getByRole('button', { name: t('terms:progress.byRank') }).click();
  await expect(
    page.getByRole('list', { name: t('terms:progress.byRank') }).getByRole('listitem'),
  ).toHaveCount(20);

  // Another page and back: the same view, order, term and scroll.
  const firstByScore = await rows(page, LIST).first().textContent();
  await sortBy(page, LIST, t('terms:column.term')).click();
  await expect(rows(page, LIST).first()).not.toHaveText(firstByScore ?? '');
  await list(page, LIST).hover();
  await page.mouse.wheel(0, 1200);
  const scrollTop = () => list(page, LIST).evaluate((element) => element.scrollTop);
  await expect.poll(scrollTop).toBe(1200);
  // The rows of there are drawn.
  await expect(rows(page, LIST).first()).not.toHaveAttribute('aria-rowindex', '2');
  const term = await rows(page, LIST)
    .nth(12)
    .locator('td:first-child > span > span:first-of-type')
    .innerText();
  await row(page, LIST, term).click();
  await expect(shownTerm(page)).toHaveText(term);
  const place = await scrollTop();
  expect(place).toBeGreaterThan(0);
  await goTo(page, 'glossary');
  await goTo(page, 'terms');
  await expect(shownTerm(page)).toHaveText(term);
  await expect(view(page, 'rejected', 103)).toBeChecked();
  await expect(selected(page)).toContainText(term);
  await expect.poll(scrollTop).toBe(place);
});

/** Takes a term out of a project as a run does that no longer finds it, of which nobody has heard yet. */
function removeTerm(file: string, term: string): void {
  const database = new Database(file);
  try {
    database.pragma('foreign_keys = OFF');
    const { changes } = database.prepare('DELETE FROM terms WHERE term = ?').run(term);
    expect(changes).toBe(1);
  } finally {
    database.close();
  }
}

test('W41: what is decided or noted about a term that a run has just removed is said not to be kept', async ({
  app,
}) => {
  const { file } = await app.prepare('thousand-terms');
  const page = await app.start({ open: [file] });
  await goTo(page, 'terms');
  await expect(rows(page, LIST).first()).toBeVisible();
  await tabTo(page, list(page, LIST));
  await page.keyboard.press('Home');
  await expect(shownTerm(page)).toHaveText('tidal gauge 0001');
  removeTerm(file, 'tidal gauge 0001');
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('mine');
  await expect(page.getByText(t('problems:term-not-found.message')).first()).toBeVisible();
  await expect(note(page)).toHaveValue('mine');
  await expect(detail(page).getByRole('button', { name: t('common:retry') })).toBeVisible();

  // The page hears that the term is gone, as it reads anew after a key that repeats nothing: the field goes, and what
  // was typed stays.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(detail(page).getByRole('heading', { name: t('terms:gone.title') })).toBeVisible();
  const unsaved = detail(page).getByRole('region', { name: t('terms:note') });
  await expect(unsaved).toContainText('mine');
  await unsaved.getByRole('button', { name: t('common:copy') }).click();
  await expect(unsaved.getByRole('button', { name: t('common:copied') })).toBeVisible();
  expect(await readClipboard(page)).toBe('mine');

  await expect(row(page, LIST, 'tidal gauge 0001')).toHaveCount(0);
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(3);
  removeTerm(file, 'outer gauge 0003');
  await page.keyboard.press('r');
  await expect(page.getByText(t('terms:goneMeanwhile', { count: 1 }))).toBeVisible();
  await expect(row(page, LIST, 'outer gauge 0003')).toHaveCount(0);
  await expect(view(page, 'rejected', 102)).toBeAttached();
});
