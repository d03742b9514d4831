import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { ensureBuilt } from '../../tools/bootstrap/built-app.mjs';
import { launchShell } from '../../tools/browser-shell/driver.ts';
import type { ShellApplication } from '../../tools/browser-shell/driver.ts';

/** The folder of the app: what is built of it lies in `out`. */
const APP_FOLDER = resolve(import.meta.dirname, '..', '..');

/** The built app, open for measuring. */
export interface BenchWindow {
  readonly app: ShellApplication;
  readonly page: Page;
}

/**
 * Opens the built app in the browser shell without a screen, measures, and closes it. The app is built first
 * unless it is built from the sources as they are.
 *
 * @param folder where the app keeps its data
 * @param files what the app is started with
 */
export async function inWindow<Result>(
  folder: string,
  files: readonly string[],
  measure: (window: BenchWindow) => Promise<Result>,
): Promise<Result> {
  const built = await ensureBuilt({ node: process.execPath, env: process.env, root: APP_FOLDER, args: [] });
  if (built !== 0) throw new Error('The app could not be built.');
  const home = join(folder, 'home');
  mkdirSync(join(home, 'Documents'), { recursive: true });
  const app = await launchShell({
    appFolder: APP_FOLDER,
    args: [`--user-data-dir=${join(folder, 'window-data')}`, ...files],
    env: { ...process.env, HOME: home },
  });
  try {
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return await measure({ app, page });
  } finally {
    await app.close();
  }
}
