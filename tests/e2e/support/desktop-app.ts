import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Settings } from '../../../src-preload/contract.ts';
import { answerDialogs, askedDialogs } from './dialogs.ts';
import type { AskedDialog, DialogAnswers } from './dialogs.ts';
import { environmentIn } from './folders.ts';
import type { AppFolders } from './folders.ts';
import type { PreparedProject, ProjectKind, ProjectTemplates } from './prepared-projects.ts';
import { launch } from './runtimes.ts';
import type { Electron, RunningApp } from './runtimes.ts';
import type { WindowOptions } from './window-options.ts';

/** How long an app may take to end, in milliseconds. */
const END_TIMEOUT_MS = 10_000;

/** How often a test looks whether there is a window, in milliseconds: every test waits for one. */
const SOON = [20];

/** How an app is started. */
export interface StartOptions {
  /** Project files, files and folders to open, as a person does from the file manager. */
  readonly open?: readonly string[];
  /** Environment variables besides those that every test has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built app, driven by a test. It is started by `start`; the fixture ends it. */
export class DesktopApp {
  readonly folders: AppFolders;
  readonly #runtime: WindowOptions['runtime'];
  readonly #templates: ProjectTemplates;
  /** What went wrong beside what the test looks at: errors in pages, CSP violations, output on stderr. */
  readonly #problems: string[] = [];
  readonly #allowed: RegExp[] = [];
  #app: RunningApp | null = null;
  #answers: DialogAnswers = {};
  #lastStart: StartOptions = {};

  constructor(folders: AppFolders, runtime: WindowOptions['runtime'], templates: ProjectTemplates) {
    this.folders = folders;
    this.#runtime = runtime;
    this.#templates = templates;
  }

  /** Makes a project with its documents, and puts it onto the app's list. Call it while the app is not running. */
  async prepare(kind: ProjectKind, name = 'Harbour 港'): Promise<PreparedProject> {
    return this.#templates.prepare(this.folders, { kind, name });
  }

  /** The same, and starts the app on it. */
  async startWith(kind: ProjectKind, options: StartOptions = {}): Promise<Page> {
    const { file } = await this.prepare(kind);
    return this.start({ ...options, open: [file] });
  }

  /** Chooses the language and the theme as in an earlier session. Call it before the first start. */
  keepSettings(settings: Partial<Settings>): void {
    mkdirSync(this.folders.data, { recursive: true });
    writeFileSync(path.join(this.folders.data, 'settings.json'), JSON.stringify(settings));
  }

  /** Starts the app and answers its first window when that shows a page. */
  async start(options: StartOptions = {}): Promise<Page> {
    if (this.#app !== null) throw new Error('The app is running already.');
    this.#lastStart = options;
    const app = await launch({
      runtime: this.#runtime,
      args: [`--user-data-dir=${this.folders.data}`, ...(options.open ?? [])],
      env: { ...environmentIn(this.folders), ...options.env },
      onErrorOutput: (text) => this.#note(text),
    });
    this.#app = app;
    app.on('window', (page) => this.#watch(page));
    for (const page of app.windows()) this.#watch(page);
    await answerDialogs(app, this.#answers);
    await expect.poll(() => app.windows().length, { timeout: 20_000, intervals: SOON }).toBeGreaterThan(0);
    return this.page;
  }

  /** The window that came first of those that are open; waits until it shows a page. */
  get page(): Promise<Page> {
    const [page] = this.#running.windows();
    if (page === undefined) throw new Error('The app has no window.');
    return shown(page);
  }

  /** The windows that are open. */
  get windows(): readonly Page[] {
    return this.#running.windows();
  }

  /** The id of the app's main process. */
  get pid(): number {
    const { pid } = this.#running.process();
    if (pid === undefined) throw new Error('The app has no process.');
    return pid;
  }

  /** Does something that opens a window, and answers that window when it shows a page. */
  async openedBy(act: () => Promise<unknown>): Promise<Page> {
    const before = new Set(this.#running.windows());
    await act();
    const isNew = (page: Page): boolean => !before.has(page);
    await expect.poll(() => this.#running.windows().some(isNew), { intervals: SOON }).toBe(true);
    const page = this.#running.windows().find(isNew);
    if (page === undefined) throw new Error('The window went away at once.');
    return shown(page);
  }

  /** Runs a function in the main process. It sees its two arguments and the globals there, nothing of the test. */
  evaluate<Result>(pageFunction: (electron: Electron) => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(
    pageFunction: (electron: Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  async evaluate<Result, Argument>(
    pageFunction: (electron: Electron, argument?: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return this.#running.evaluate(pageFunction, argument);
  }

  /** What the person chooses in dialogs that ask for files or a folder: paths, or null to change their mind. */
  async answerOpenDialog(paths: readonly string[] | null): Promise<void> {
    await this.#answer({ open: paths });
  }

  /** Where the person wants a file to be saved; null to change their mind. */
  async answerSaveDialog(file: string | null): Promise<void> {
    await this.#answer({ save: file });
  }

  /** Which button of message boxes the person presses, counted from 0. */
  async answerMessageBox(button: number): Promise<void> {
    await this.#answer({ messageBox: button });
  }

  /** The dialogs that the app has shown since its start, the first one first. */
  async askedDialogs(): Promise<readonly AskedDialog[]> {
    return askedDialogs(this.#running);
  }

  /** Chooses an item of the menu by its id. Throws when it is missing or disabled. */
  async menu(id: string): Promise<void> {
    await this.evaluate(({ BrowserWindow, Menu }, itemId) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(itemId) ?? null;
      if (item === null) throw new Error(`The menu has no item "${itemId}".`);
      if (!item.enabled) throw new Error(`The item "${itemId}" of the menu is disabled.`);
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      // Under Electron what is clicked hears of window and contents.
      Reflect.apply(item.click, item, [{}, window, window?.webContents]);
    }, id);
  }

  /** Drops files and folders of the disk onto the middle of a window. */
  async dropFiles(page: Page, paths: readonly string[]): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const place = { x: Math.round(width / 2), y: Math.round(height / 2), data };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, ...place });
    }
    await devtools.detach();
  }

  /** Lets what matches be said in the console of a page or on stderr: the test is about something that goes wrong. */
  allow(problem: RegExp): void {
    this.#allowed.push(problem);
  }

  /** Lets the app quit as a person would, and waits until it has ended. */
  async close(): Promise<void> {
    const app = this.#running;
    const ended = endOf(app);
    await app.close();
    await ended;
    this.#app = null;
  }

  /** Waits until the app has ended by itself. */
  async ended(): Promise<void> {
    await endOf(this.#running);
    this.#app = null;
  }

  /** Ends the app at once, as when the power fails. */
  async kill(): Promise<void> {
    const app = this.#running;
    const ended = endOf(app);
    app.process().kill('SIGKILL');
    await ended;
    this.#app = null;
  }

  /** Quits, starts again on the same data folder, and answers the window that is there then. */
  async restart(options: StartOptions = { ...this.#lastStart, open: [] }): Promise<Page> {
    if (this.#app !== null) await this.close();
    return this.start(options);
  }

  /**
   * For the fixture: ends the app, whatever it does.
   *
   * @returns what went wrong and no test has allowed
   */
  async end(): Promise<readonly string[]> {
    if (this.#app !== null) {
      const app = this.#app;
      try {
        await within(END_TIMEOUT_MS, this.answerMessageBox(0));
        await within(END_TIMEOUT_MS, this.close());
      } catch (error) {
        this.#problems.push(
          `The app did not quit: ${error instanceof Error ? error.message : String(error)}`,
        );
        app.process().kill('SIGKILL');
      }
    }
    return this.#problems.filter((problem) => !this.#allowed.some((allowed) => allowed.test(problem)));
  }

  get #running(): RunningApp {
    if (this.#app === null) throw new Error('The app is not running.');
    return this.#app;
  }

  async #answer(answers: DialogAnswers): Promise<void> {
    this.#answers = { ...this.#answers, ...answers };
    if (this.#app !== null) await answerDialogs(this.#app, this.#answers);
  }

  #note(text: string): void {
    for (const line of text.split('\n')) {
      if (line.trim() !== '') this.#problems.push(`stderr: ${line}`);
    }
  }

  #watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.#problems.push(`page: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#problems.push('page: crashed'));
  }
}

/** Waits until a window shows one of the app's pages. */
async function shown(page: Page): Promise<Page> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
  return page;
}

async function endOf(app: RunningApp): Promise<void> {
  const child = app.process();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
