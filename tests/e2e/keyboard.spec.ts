import type { Page } from '@playwright/test';
import { header, heading, tabTo } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { t } from './support/texts.ts';

const PAGES = ['projects', 'documents', 'terms', 'glossary', 'issues', 'runs'] as const;

test('every page is reached by its shortcut and by Tab and Enter, and the keyboard goes on from its heading', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  for (const [index, name] of PAGES.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect(heading(page, t(`${name}:title`))).toBeFocused();
  }
  await page.keyboard.press('Control+,');
  await expect(heading(page, t('settings:title'))).toBeFocused();
  for (const name of PAGES) {
    const link = page
      .getByRole('navigation')
      .getByRole('link', { name: t(`navigation:${name}`), exact: true });
    await tabTo(page, link, 300);
    await page.keyboard.press('Enter');
    await expect(heading(page, t(`${name}:title`))).toBeFocused();
  }
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('the way past the navigation is seen when it has the keyboard, and leads to the content', async ({
  app,
}) => {
  const page = await app.startWith('documents');
  await expect(heading(page, t('documents:title'))).toBeVisible();
  const skip = page.getByRole('button', { name: t('navigation:skip') });
  await skip.focus();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(heading(page, t('documents:title'))).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
});

test('everything that can be used is reached with Tab on every page, and is seen to have the keyboard', async ({
  app,
}) => {
  const page = await app.startWith('built');
  await expect(heading(page, t('glossary:title'))).toBeVisible();
  const faults: string[] = [];
  for (const [index, name] of [...PAGES, 'settings' as const].entries()) {
    await page.keyboard.press(name === 'settings' ? 'Control+,' : `Control+${index + 1}`);
    await expect(heading(page, t(`${name}:title`))).toBeFocused();
    if (name === 'terms') await expect(page.getByText('tide gauge').first()).toBeVisible();
    if (name === 'glossary') await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    if (name === 'issues') await expect(page.getByText('range lights').first()).toBeVisible();
    const looks = await looksIn(page);
    const expected = await markStops(page, looks);
    expect(expected).toBeGreaterThan(5);
    faults.push(...(await tabThrough(page, expected, looks)).map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** Tells, in the page, how an element and what is drawn for it look: a focus is shown at one of them. */
async function looksIn(page: Page) {
  return page.evaluateHandle(() => {
    // A focus that fades in is seen a moment later.
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important }');
    document.adoptedStyleSheets = [still];
    return (element: Element): string =>
      [element, element.parentElement, element.nextElementSibling, ...element.querySelectorAll('*')]
        .slice(0, 40)
        .flatMap((each) => {
          if (each === null) return [];
          return [undefined, '::before', '::after'].map((part) => {
            const { outlineStyle, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(
              each,
              part,
            );
            return [outlineStyle, outlineColor, boxShadow, borderColor, backgroundColor].join();
          });
        })
        .join(';');
  });
}

type Looks = Awaited<ReturnType<typeof looksIn>>;

/**
 * Numbers what Tab has to stop at: everything that can be used and is seen. Of a group of radio buttons, and of a list
 * in which arrows move, Tab stops at one.
 *
 * @returns how many there are
 */
async function markStops(page: Page, looks: Looks): Promise<number> {
  return page.evaluate((looksOf) => {
    const groups = new Set<string>();
    let count = 0;
    for (const element of document.body.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [tabindex]',
    )) {
      if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility()) continue;
      if (element.closest('[inert], [aria-hidden="true"]') !== null) continue;
      const radios =
        element instanceof HTMLInputElement && element.type === 'radio'
          ? [...document.getElementsByName(element.name)]
          : [element];
      const [first] = radios;
      if (first === undefined || groups.has(first.dataset['stop'] ?? '')) continue;
      for (const radio of radios) {
        radio.dataset['stop'] = String(count);
        radio.dataset['looks'] = looksOf(radio);
      }
      groups.add(String(count));
      count += 1;
    }
    return count;
  }, looks);
}

/** Presses Tab until it has come round, and tells which stops it left out or did not show. */
async function tabThrough(page: Page, expected: number, looks: Looks): Promise<readonly string[]> {
  const reached = new Set<number>();
  const unseen: string[] = [];
  for (let pressed = 0; pressed < expected * 2 && reached.size < expected; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((looksOf) => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element.dataset['stop'] === undefined) return null;
      return {
        number: Number(element.dataset['stop']),
        isSeen: element.dataset['looks'] !== looksOf(element),
        html: element.outerHTML.slice(0, 160),
      };
    }, looks);
    if (stop === null || reached.has(stop.number)) continue;
    reached.add(stop.number);
    if (!stop.isSeen) unseen.push(`looks the same with the keyboard: ${stop.html}`);
  }
  const left = await page.evaluate(
    (numbers) => {
      const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
      return stops
        .filter(({ dataset }) => !numbers.includes(Number(dataset['stop'])))
        .map((element) => `not reached: ${element.outerHTML.slice(0, 160)}`);
    },
    [...reached],
  );
  return [...unseen, ...left];
}

test('projects are managed by the keyboard alone, and it stays in the list when a row goes', async ({
  app,
}) => {
  await app.prepare('empty', 'One');
  await app.prepare('empty', 'Two');
  await app.prepare('empty', 'Three');
  const page = await app.start();
  const open = (name: string) =>
    page.getByRole('button', { name: t('projects:openProject', { name }), exact: true });
  const menuOf = (name: string) =>
    page.getByRole('button', { name: t('projects:actions', { name }), exact: true });
  await tabTo(page, menuOf('Two'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('dialog').getByRole('button', { name: t('common:delete'), exact: true });
  await expect(confirm).toBeVisible();
  await tabTo(page, confirm);
  await page.keyboard.press('Enter');
  await expect(open('Two')).toBeHidden();
  // The next row, since the last opened comes first.
  await expect(open('One')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(header(page)).toContainText('One');
});
