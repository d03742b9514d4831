import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What of a page is looked at. */
export interface Looked {
  /** A selector of the part to look at; without it the whole page is. */
  readonly within?: string;
  /** What has to do with colours is looked at in these themes. */
  readonly themes?: 'both' | 'light';
}

/** What a checker of accessibility finds in a page as it is now, in words; what has to do with colours, in both themes. */
export async function accessibilityFaults(
  page: Page,
  { within, themes = 'both' }: Looked = {},
): Promise<readonly string[]> {
  const part = (axe: AxeBuilder): AxeBuilder => (within === undefined ? axe : axe.include(within));
  await wearTheme(page, 'light');
  const found = await check(page, part);
  if (themes === 'light') return found;
  await wearTheme(page, 'dark');
  const inDark = await check(page, (axe) => part(axe).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: null });
  return [...found, ...inDark.map((fault) => `dark: ${fault}`)];
}

/** The window hears of the system's theme in an event of its own, some time after the browser has changed it. */
async function wearTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
}

/** A notice that begins to fade while it is looked at has weak colours for a moment: what is wrong is so the second time too. */
async function check(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  const faults = await checkOnce(page, choose);
  return faults.length === 0 ? faults : checkOnce(page, choose);
}

async function checkOnce(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  // What moves has colours between two states; and the end of one movement can begin another.
  await page.evaluate(async () => {
    const moving = () =>
      document.getAnimations().filter((animation) => {
        const { iterations } = animation.effect?.getComputedTiming() ?? {};
        return iterations !== Infinity && animation.playState === 'running';
      });
    for (let animations = moving(); animations.length > 0; animations = moving()) {
      await Promise.all(animations.map(({ finished }) => finished.catch(() => undefined)));
    }
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
