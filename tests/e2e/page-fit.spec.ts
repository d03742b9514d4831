import type { Page } from '@playwright/test';
import { goTo } from './support/journey.ts';
import { expect, test } from './support/test.ts';
import { textsIn } from './support/texts.ts';

const SIZES = [
  { width: 900, height: 600 },
  { width: 1280, height: 800 },
] as const;

/** By how many pixels what stands around a list can be scrolled. */
function scrollingAround(page: Page): Promise<number> {
  return page.getByRole('grid').evaluate((grid) => {
    let most = 0;
    for (let around = grid.parentElement; around !== null; around = around.parentElement) {
      const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY);
      if (scrolls) most = Math.max(most, around.scrollHeight - around.clientHeight);
    }
    return most;
  });
}

for (const language of ['en', 'ja'] as const) {
  const t = textsIn(language);

  test(`the panes of terms and of the glossary fill the page, which does not scroll itself, in ${language}`, async ({
    app,
  }) => {
    app.keepSettings({ language, theme: 'system' });
    const { file } = await app.prepare('built');
    const page = await app.start({ open: [file] });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const name of ['terms', 'glossary'] as const) {
        await goTo(page, name, t);
        await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible();
        await expect.poll(() => scrollingAround(page), `${name} ${size.width}`).toBe(0);
      }
    }
  });
}
