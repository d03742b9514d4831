import { rmSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import { DesktopApp } from './desktop-app.ts';
import { makeAppFolders } from './folders.ts';
import { ProjectTemplates } from './prepared-projects.ts';
import type { WindowOptions } from './window-options.ts';

export { expect };

/**
 * A test with an app of its own: a new data folder, a new home, English texts and the light theme. `app.start()`
 * starts it. Whatever a page reports as an error and whatever the app says on stderr fails the test.
 */
export const test = base.extend<
  WindowOptions & { readonly app: DesktopApp },
  { readonly templates: ProjectTemplates }
>({
  runtime: ['browser-shell', { option: true }],
  templates: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const templates = new ProjectTemplates();
      await use(templates);
      templates.remove();
    },
    { scope: 'worker' },
  ],
  app: async ({ runtime, templates }, use) => {
    const folders = makeAppFolders();
    const app = new DesktopApp(folders, runtime, templates);
    app.keepSettings({ language: 'en', theme: 'light' });
    await use(app);
    const problems = await app.end();
    rmSync(folders.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    expect(problems, 'what went wrong beside what the test looked at').toEqual([]);
  },
});
