import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A list with rows, by what it holds. */
export function list(page: Page, name: string): Locator {
  return page.getByRole('grid', { name, exact: true });
}

/** The row of a list whose first cell holds exactly a name, perhaps with more beside it. */
export function row(page: Page, listName: string, name: string): Locator {
  return rows(page, listName).filter({
    has: page.locator('td:first-child').getByText(name, { exact: true }),
  });
}

/** The rows that a list has drawn, without its header. */
export function rows(page: Page, listName: string): Locator {
  return list(page, listName).locator('tbody').getByRole('row');
}

/** A header that sorts. */
export function sortBy(page: Page, listName: string, column: string): Locator {
  return list(page, listName).getByRole('columnheader', { name: column }).getByRole('button');
}

/** Clicks on the row of a term or an entry, and waits until it is read in the region beside the list. */
export async function readRow(page: Page, listName: string, term: string, region: Locator): Promise<void> {
  const wanted = row(page, listName, term);
  await expect(async () => {
    if (await wanted.isVisible()) return;
    await scrollOn(list(page, listName));
    await expect(wanted).toBeVisible({ timeout: 500 });
  }).toPass();
  await wanted.click();
  await expect(region.getByRole('heading', { level: 2, name: term, exact: true })).toBeVisible();
}

/** Goes down in a list by half of what is in view, from its end to its top: a row that is far from those in view is not drawn. */
async function scrollOn(shown: Locator): Promise<void> {
  await shown.evaluate((element) => {
    const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
    element.scrollTo(0, isAtEnd ? 0 : element.scrollTop + element.clientHeight / 2);
  });
}

/** Chooses one of the views above a list with the mouse: the label of its radio button lies above it. */
export async function chooseView(view: Locator): Promise<void> {
  await view.locator('xpath=following-sibling::label').click();
  await expect(view).toBeChecked();
}
