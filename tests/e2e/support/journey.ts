import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { documentPlace } from '../../../src-renderer/places.ts';
import type { DocumentPlace, PageName } from '../../../src-renderer/places.ts';
import { t } from './texts.ts';
import type { Texts } from './texts.ts';

/** Goes to a page by the navigation, and waits until it is there. */
export async function goTo(page: Page, name: PageName, texts: Texts = t): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: texts(`navigation:${name}`), exact: true })
    .click();
  await expect(heading(page, texts(`${name}:title`))).toBeVisible();
}

/** The heading of a page. */
export function heading(page: Page, title: string): Locator {
  return page.getByRole('heading', { level: 1, name: title, exact: true });
}

/** The frame of every page: the project's name and how its run stands. */
export function header(page: Page): Locator {
  return page.getByRole('banner');
}

/** A notice that says something. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text });
}

/**
 * Presses Tab until something has the keyboard, as a person without a mouse does.
 *
 * @param limit how many times at most
 * @param key Shift+Tab goes back
 */
export async function tabTo(
  page: Page,
  target: Locator,
  limit = 40,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    if (
      await target.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
    ) {
      return;
    }
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

/** The id by which a page names its project in requests. */
export async function projectIdOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const state = await window.genglossary.request('window:state', undefined);
    if (!state.ok || state.value.project === null) throw new Error('The window shows no project.');
    return state.value.project.id;
  });
}

/**
 * Opens a document at a place, as a link from elsewhere does. A window that was started a moment ago may just be on its
 * way to where it begins: then the link is followed once more.
 */
export async function openDocument(page: Page, at: DocumentPlace): Promise<void> {
  await expect(async () => {
    await page.evaluate((place) => {
      location.hash = place;
    }, documentPlace(at));
    await expect(heading(page, at.document)).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
