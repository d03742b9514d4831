import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { launchShell } from '../../../tools/browser-shell/driver.ts';
import type { ShellApplication } from '../../../tools/browser-shell/driver.ts';
import { installedElectron } from '../../../tools/bootstrap/electron-runtime.mjs';
import type { WindowOptions } from './window-options.ts';

/** The folder of the app: what is built of it lies in `out`. */
export const APP_FOLDER = path.resolve(import.meta.dirname, '..', '..', '..');

/** The module `electron` in the app's main process. */
export type Electron = Parameters<Parameters<ShellApplication['evaluate']>[0]>[0];

/** A running app: what both runtimes' drivers have. */
export interface RunningApp {
  evaluate<Result, Argument>(
    pageFunction: (electron: Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  windows(): Page[];
  on(name: 'window', listener: (page: Page) => void): unknown;
  process(): ChildProcess;
  close(): Promise<void>;
}

export interface Launch {
  readonly runtime: WindowOptions['runtime'];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly onErrorOutput: (text: string) => void;
}

/** What Chromium itself says on Electron's stderr, such as that there is no system bus. */
const CHROMIUM_LINE = /^\[\d+:\d+\/[\d.]+:(?:INFO|WARNING|ERROR)/;

/** Starts the built app. */
export async function launch({ runtime, args, env, onErrorOutput }: Launch): Promise<RunningApp> {
  if (runtime === 'browser-shell') {
    return launchShell({ appFolder: APP_FOLDER, args, env, onErrorOutput });
  }
  const app = await _electron.launch({ args: [APP_FOLDER, ...args], env: { ...env }, cwd: APP_FOLDER });
  app
    .process()
    .stderr?.setEncoding('utf8')
    .on('data', (text: string) => {
      const own = text.split('\n').filter((line) => !CHROMIUM_LINE.test(line));
      onErrorOutput(own.join('\n'));
    });
  return {
    // By its source, as it is sent anyway: Playwright's types unwrap handles in the argument, and there are none.
    evaluate: <Result, Argument>(
      pageFunction: (electron: Electron, argument: Argument) => Result | Promise<Result>,
      argument: Argument,
    ) => app.evaluate<Result, Argument>(String(pageFunction), argument),
    windows: () => app.windows(),
    on: (_name, listener) => app.on('window', listener),
    process: () => app.process(),
    close: () => app.close(),
  };
}

/** Starts the built app as `npm start` does: nothing in it is there for tests. Whoever starts it ends it. */
export function startPlainly({ runtime, args, env }: Omit<Launch, 'onErrorOutput'>): ChildProcess {
  const [program = '', ...words] =
    runtime === 'electron'
      ? [installedElectron(APP_FOLDER) ?? '', APP_FOLDER]
      : [
          process.execPath,
          path.join(APP_FOLDER, 'tools', 'browser-shell', 'main.ts'),
          APP_FOLDER,
          '--headless',
        ];
  return spawn(program, [...words, ...args], { env, stdio: 'ignore' });
}
