import type { Page } from '@playwright/test';
import type { DesktopApp } from './support/desktop-app.ts';
import { goTo, notice, tabTo } from './support/journey.ts';
import { chooseView, list, readRow, row, rows } from './support/lists.ts';
import { withProject } from './support/prepared-projects.ts';
import { proposeTexts } from './support/propose.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const LIST = t('glossary:list');
const entry = (page: Page) => page.getByRole('region', { name: t('glossary:entry'), exact: true });
const proposal = (page: Page) => entry(page).getByRole('region', { name: t('glossary:proposal.title') });
const changed = (page: Page, count: number) =>
  page.getByRole('radio', {
    name: t('glossary:viewWithCount', { view: t('glossary:view.changed'), count }),
    exact: true,
  });
const issues = (page: Page) => page.getByRole('region', { name: t('issues:list'), exact: true });
const issuesIn = (page: Page, name: 'open' | 'dismissed', count: number) =>
  page.getByRole('radio', {
    name: t('issues:filter.withCount', { name: t(`issues:state.${name}`), count }),
    exact: true,
  });

/** A window on a project in which a run proposes another text for 験潮器 (approved) and for tide (written by a person). */
async function startWithProposals(app: DesktopApp): Promise<Page> {
  const { file } = await app.prepare('built');
  await withProject(app.folders, file, async ({ entries }) => {
    await entries.setApproval('験潮器', true);
    await entries.saveDefinition('tide', 'The slow rise of the sea.');
  });
  await proposeTexts(file, {
    験潮器: '験潮器とは、海面の高さを一分ごとに記録する装置である。',
    tide: 'The rise of the open water.',
  });
  const page = await app.start({ open: [file] });
  await goTo(page, 'glossary');
  return page;
}

test('W10: with the mouse a proposed text is read word by word, taken and taken back; the history leads back', async ({
  app,
}) => {
  const page = await startWithProposals(app);
  await chooseView(changed(page, 2));
  await readRow(page, LIST, '験潮器', entry(page));
  await expect(proposal(page).getByRole('deletion')).toHaveText('計器');
  await expect(proposal(page).getByRole('insertion')).toHaveText('装置');
  await proposal(page)
    .getByRole('button', { name: t('glossary:proposal.take'), exact: true })
    .click();
  await expect(proposal(page)).toHaveCount(0);
  await expect(entry(page).getByRole('button', { name: t('glossary:approve') })).toBeVisible();
  await notice(page, t('glossary:decided.one.take', { term: '験潮器' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(proposal(page)).toBeVisible();
  await expect(entry(page).getByRole('button', { name: t('glossary:withdraw') })).toBeVisible();

  await readRow(page, LIST, 'tide', entry(page));
  await entry(page)
    .getByRole('button', { name: t('glossary:history.title') })
    .click();
  const history = entry(page).getByRole('list', { name: t('glossary:history.title') });
  await expect(history).toContainText(t('glossary:history.author.user'));
  const present = entry(page).getByText('The slow rise of the sea.', { exact: true });
  await expect(present.first()).toBeVisible();
  await history.getByRole('button', { name: /^Back to this/ }).click();
  await expect(present).toHaveCount(0);
  await expect(history.getByRole('listitem')).toHaveCount(3);
});

test('W10: by keyboard a part of a proposed text is chosen, read as it would become, taken, and taken back', async ({
  app,
}) => {
  const page = await startWithProposals(app);
  await chooseView(changed(page, 2));
  await readRow(page, LIST, 'tide', entry(page));
  const change = (kind: 'added' | 'removed' | 'replaced', removed: string, added: string) =>
    proposal(page).getByRole('button', {
      name: t(`glossary:proposal.change.${kind}`, { removed, added }),
      exact: true,
    });
  const slow = change('removed', 'slow', '');
  const open = change('replaced', 'sea', 'open water');
  await tabTo(page, slow);
  await page.keyboard.press('ArrowRight');
  await expect(open).toBeFocused();
  await page.keyboard.press('Space');
  await expect(open).toHaveAttribute('aria-pressed', 'true');
  await expect(slow).toHaveAttribute('aria-pressed', 'false');
  const outcome = 'The slow rise of the open water.';
  await expect(proposal(page).getByText(outcome, { exact: true })).toBeVisible();
  await page.keyboard.press('Shift+T');
  await expect(proposal(page)).toHaveCount(0);
  await expect(entry(page).getByText(outcome, { exact: true })).toBeVisible();
  await expect(notice(page, t('glossary:proposal.partTaken', { term: 'tide' }))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(open).toBeVisible();

  // With all of them it is the text of the run.
  await slow.click();
  await open.click();
  await proposal(page)
    .getByRole('button', { name: t('glossary:proposal.takeChosen', { count: 2, all: 2 }) })
    .click();
  await expect(
    notice(page, new RegExp(`^${t('glossary:decided.one.take', { term: 'tide' })}`)),
  ).toBeVisible();
  await expect(entry(page).getByText('The rise of the open water.', { exact: true })).toBeVisible();
});

test('W42: by keyboard entries are marked and their proposals dismissed at once, and issues with a reason', async ({
  app,
}) => {
  const page = await startWithProposals(app);
  await list(page, LIST).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: t('glossary:marked.label') });
  await expect(bar).toContainText(t('glossary:marked.count', { count: 29 }));
  // One of them is left out.
  await page.keyboard.press('Space');
  await expect(bar).toContainText(t('glossary:marked.count', { count: 28 }));
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, bar.getByRole('button', { name: t('glossary:marked.dismiss') }));
  await page.keyboard.press('Enter');
  await expect(changed(page, 0)).toBeAttached();
  await expect(list(page, LIST)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(changed(page, 2)).toBeAttached();

  await goTo(page, 'issues');
  const marks = issues(page).getByRole('checkbox');
  await expect(marks.first()).toBeVisible();
  const open = await marks.count();
  await tabTo(page, issues(page));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+Tab');
  const dismiss = page
    .getByRole('toolbar', { name: t('issues:marked.label') })
    .getByRole('button', { name: t('issues:dismissWithReason') });
  await dismiss.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: t('issues:dismissal.reason') }).pressSequentially('Known to all.');
  await page.keyboard.press('Control+Enter');
  await expect(issuesIn(page, 'open', open - 2)).toBeAttached();
  await chooseView(issuesIn(page, 'dismissed', 2));
  await expect(
    issues(page).getByText(t('issues:dismissal.because', { reason: 'Known to all.' })),
  ).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(issuesIn(page, 'open', open)).toBeAttached();
});

test('entries are selected together as terms are: by Control, by Shift and by their boxes, and stay so while one is read', async ({
  app,
}) => {
  const page = await app.startWith('thousand-terms');
  await goTo(page, 'glossary');
  const count = page.getByRole('toolbar', { name: t('glossary:marked.label') }).getByRole('status');
  const selected = (number: number) =>
    expect(count).toHaveText(t('glossary:marked.count', { count: number }));
  const at = (place: number) => rows(page, LIST).nth(place);
  const box = (place: number) => at(place).getByRole('checkbox');
  await at(0).click();
  await at(2).click({ modifiers: ['ControlOrMeta'] });
  await selected(2);
  await expect(box(0)).toBeChecked();
  await expect(box(1)).not.toBeChecked();
  await at(4).click({ modifiers: ['Shift'] });
  await selected(3);
  await expect(box(0)).not.toBeChecked();
  await at(6).click();
  await selected(3);
  await box(1).click();
  await selected(4);
  await page.keyboard.press('Tab');
  await list(page, LIST).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await selected(2);
  await page.keyboard.press('Shift+End');
  await selected(894);
  await page.keyboard.press('Escape');
  await expect(count).toHaveCount(0);
  await expect(list(page, LIST)).toBeFocused();

  // A key is about all that are marked, and by mouse one gets to all as well.
  const approved = (place: number) => expect(at(place)).toContainText(t('glossary:status.approved'));
  await expect(at(0)).not.toContainText(t('glossary:status.approved'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await selected(2);
  await page.keyboard.press('a');
  await approved(0);
  await approved(1);
  await expect(count).toHaveCount(0);
  await box(3).click();
  await page.getByRole('button', { name: t('glossary:marked.selectAll') }).click();
  await selected(900);
});

test('the reading of a term is changed where it is shown, by keyboard and by mouse; the list follows, and Undo too', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'glossary');
  await list(page, LIST).press('End');
  await readRow(page, LIST, '水先艇', entry(page));
  const reading = (text: string) =>
    page.getByRole('button', { name: t('common:reading.change', { reading: text }), exact: true });
  const field = page.getByRole('textbox', { name: t('common:reading.label', { term: '水先艇' }) });
  const placeOf = async (): Promise<number> =>
    Number(await row(page, LIST, '水先艇').getAttribute('aria-rowindex'));
  const asFound = await placeOf();
  await tabTo(page, reading('みずさきてい'));
  await page.keyboard.press('Enter');
  await field.fill('アケ');
  await page.keyboard.press('Enter');
  await expect(reading('あけ')).toBeFocused();
  await expect.poll(placeOf).not.toBe(asFound);
  await notice(page, t('common:reading.changed', { term: '水先艇' }))
    .getByRole('button', { name: t('common:undo') })
    .click();
  await expect(reading('みずさきてい')).toBeVisible();
  await expect.poll(placeOf).toBe(asFound);

  await entry(page)
    .getByRole('link', { name: t('glossary:showTerm') })
    .click();
  await reading('みずさきてい').click();
  await field.fill('ん');
  await page.keyboard.press('Escape');
  await reading('みずさきてい').click();
  await field.fill('うみ');
  // Whoever goes elsewhere has said it as well.
  await page.getByRole('heading', { level: 2, name: '水先艇', exact: true }).click();
  await expect(reading('うみ')).toBeVisible();
});

test('W41: a reading is kept although one goes on by a key, or quits, before it was sent', async ({
  app,
}) => {
  const { file } = await app.prepare('built');
  let page = await app.start({ open: [file] });
  const reading = (text: string) =>
    page.getByRole('button', { name: t('common:reading.change', { reading: text }), exact: true });
  const field = () => page.getByRole('textbox', { name: t('common:reading.label', { term: '水先艇' }) });
  const showEntry = async (): Promise<void> => {
    await goTo(page, 'glossary');
    await page.getByRole('searchbox', { name: t('glossary:search') }).fill('水先艇');
    await readRow(page, LIST, '水先艇', entry(page));
  };
  await showEntry();
  await reading('みずさきてい').click();
  await field().fill('うみ');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('heading', { level: 1, name: t('terms:title') })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+4');
  await readRow(page, LIST, '水先艇', entry(page));
  await expect(reading('うみ')).toBeVisible();

  await reading('うみ').click();
  await field().fill('うみかぜ');
  await app.close();
  page = await app.restart();
  await showEntry();
  await expect(reading('うみかぜ')).toBeVisible();
});

test('an issue leads into the editor of its entry by one key, and terms in definitions lead to their entries', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await goTo(page, 'issues');
  const term = 'heaving line';
  await issues(page).getByRole('link', { name: term, exact: true }).focus();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: t('glossary:editor.label', { term }) });
  await expect(editor).toBeFocused();
  await page.keyboard.type('Thrown from the pilot boat.');
  await page.keyboard.press('Escape');
  const link = entry(page).getByRole('paragraph').getByRole('link', { name: 'pilot boat', exact: true });
  await link.click();
  await expect(page.getByRole('heading', { level: 2, name: 'pilot boat', exact: true })).toBeVisible();
  await expect(
    entry(page)
      .getByRole('list', { name: t('glossary:related.usedIn') })
      .getByRole('link', { name: term }),
  ).toBeVisible();
  await expect(rows(page, LIST).first()).toBeVisible();
});
