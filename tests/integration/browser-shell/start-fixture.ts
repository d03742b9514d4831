import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchShell } from '../../../tools/browser-shell/driver.ts';
import type { ShellApplication } from '../../../tools/browser-shell/driver.ts';

/** The folder of the small app that the tests start. */
export const FIXTURE_APP = path.join(import.meta.dirname, 'fixture-app');

/** The running fixture app with its first window. */
export interface StartedFixture extends AsyncDisposable {
  readonly application: ShellApplication;
  readonly page: Page;
  /** A folder of this start alone; the app keeps its data in a folder inside. */
  readonly folder: string;
  /** What the app has written on stderr. */
  readonly errorOutput: () => string;
}

/** Makes a folder that goes away with what is in it. */
export async function temporaryFolder(): Promise<{ readonly folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'browser-shell-'));
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** Starts the fixture app anew, and waits until its first page is loaded. */
export async function startFixture(env: NodeJS.ProcessEnv = process.env): Promise<StartedFixture> {
  const temporary = await temporaryFolder();
  const { folder } = temporary;
  let errorOutput = '';
  const application = await launchShell({
    appFolder: FIXTURE_APP,
    args: [`--user-data-dir=${path.join(folder, 'data')}`],
    env,
    onErrorOutput: (text) => {
      errorOutput += text;
    },
  }).catch((error: unknown) => {
    throw new Error(`The fixture app did not start: ${errorOutput}`, { cause: error });
  });
  const page = await application.firstWindow();
  await page.waitForLoadState();
  return {
    application,
    page,
    folder,
    errorOutput: () => errorOutput,
    [Symbol.asyncDispose]: async () => {
      await application.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}
