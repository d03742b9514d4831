import type { Locator, Page } from '@playwright/test';

/** A list with rows, by what it holds. */
export function list(page: Page, name: string): Locator {
  return page.getByRole('grid', { name, exact: true });
}

/** The row of a list whose first cell begins with a name. */
export function row(page: Page, listName: string, name: string): Locator {
  return rows(page, listName).filter({
    has: page.locator('td:first-child').getByText(name, { exact: true }),
  });
}

/** The rows that a list has drawn, without its header. */
export function rows(page: Page, listName: string): Locator {
  return list(page, listName).locator('tbody').getByRole('row');
}

/** What stands in the first cells of the rows in view, from the top. */
export async function firstCells(page: Page, listName: string): Promise<readonly string[]> {
  return rows(page, listName).locator('td:first-child > :first-child').allInnerTexts();
}

/** A header that sorts. */
export function sortBy(page: Page, listName: string, column: string): Locator {
  return list(page, listName).getByRole('columnheader', { name: column }).getByRole('button');
}
