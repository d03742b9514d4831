import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a checker of accessibility finds in a page as it is now, in words; what has to do with colours, in both themes. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const found = await check(page, (axe) => axe);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await check(page, (axe) => axe.withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: null });
  return [...found, ...inDark.map((fault) => `dark: ${fault}`)];
}

async function check(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  // What moves has colours between two states.
  await page.evaluate(async () => {
    const ends = document.getAnimations().flatMap((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return iterations === Infinity ? [] : [animation.finished.catch(() => undefined)];
    });
    await Promise.all(ends);
  });
  // Without a page of its own to put results together: the window would have to open one.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 200)} ${failureSummary?.split('\n').at(1)?.trim() ?? ''}`,
    ),
  );
}
