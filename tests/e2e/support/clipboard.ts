import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** What the clipboard holds, by pasting it. */
export async function readClipboard(page: Page): Promise<string> {
  await page.evaluate(() => {
    const keep = (event: ClipboardEvent): void => {
      document.body.dataset['pasted'] = event.clipboardData?.getData('text') ?? '';
    };
    document.addEventListener('paste', keep, { once: true });
  });
  await page.keyboard.press('Control+V');
  const pasted = () => page.evaluate(() => document.body.dataset['pasted'] ?? null);
  await expect.poll(pasted).not.toBeNull();
  return (await pasted()) ?? '';
}
