import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
// oxlint-disable-next-line no-restricted-imports -- only what its types are called; nothing of it is loaded.
import type * as ElectronModule from 'electron';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, ElectronApplication, Page } from 'playwright-core';
import { BLANK_ADDRESS } from './blank-address.ts';
import type { ControlMessage } from './remote-control.ts';
import { decodeWireValue, encodeWireValue } from './wire-values.ts';

export interface ShellLaunchOptions {
  /** The folder with the app's package.json. */
  readonly appFolder: string;
  /** What the app gets, `--user-data-dir=…` among them: a folder of its own for each launch that is to start anew. */
  readonly args?: readonly string[];
  /** The whole environment; this process's own if left out. */
  readonly env?: NodeJS.ProcessEnv;
  /** Without windows on the screen, unless false. */
  readonly headless?: boolean;
  /** Gets what the app writes to stderr, from its start on; it goes to this process's stderr otherwise. */
  readonly onErrorOutput?: (text: string) => void;
}

const WINDOW_TIMEOUT_MS = 30_000;

type Electron = typeof ElectronModule;
/** What Playwright's driver of Electron has, as far as specs need it. */
type Driver = Pick<ElectronApplication, 'windows' | 'firstWindow' | 'process' | 'close'>;

interface Evaluation {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts an app in the shell, to be driven by a test. Answers at once; its windows come later.
 *
 * @throws Error when the app ends before its Chromium has started
 */
export async function launchShell(options: ShellLaunchOptions): Promise<ShellApplication> {
  const headless = options.headless === false ? [] : ['--headless'];
  const { onErrorOutput } = options;
  const child = fork(
    new URL('main.ts', import.meta.url),
    [options.appFolder, ...headless, '--remote-debugging-port=0', ...(options.args ?? [])],
    {
      env: options.env ?? process.env,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', onErrorOutput === undefined ? 'inherit' : 'pipe', 'ipc'],
    },
  );
  // What nobody reads must not fill the pipe.
  child.stdout?.resume();
  if (onErrorOutput !== undefined) child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
  const application = new ShellApplication(child);
  await application.attach();
  return application;
}

/** An app in the shell. The names are those of Playwright's ElectronApplication. */
export class ShellApplication implements Driver {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #evaluations = new Map<number, Evaluation>();
  #browser: Browser | null = null;
  #context: BrowserContext | null = null;
  readonly #windows = new EventEmitter();
  #lastId = 0;
  #tellEndpoint: (endpoint: string) => void = () => undefined;
  readonly #endpoint: Promise<string>;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#endpoint = new Promise((resolve) => {
      this.#tellEndpoint = resolve;
    });
    this.#ended = this.#watchEnd(child);
    child.on('message', (message: unknown) => {
      if (isControlMessage(message)) this.#receive(message);
    });
  }

  /** Waits for the app's Chromium and attaches to its pages. */
  async attach(): Promise<void> {
    const endpoint = await Promise.race([this.#endpoint, this.#ended.then(() => null)]);
    if (endpoint === null) {
      throw new Error(`The app ended with code ${this.#child.exitCode} before it had a window.`);
    }
    this.#browser = await chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true });
    const [context] = this.#browser.contexts();
    if (context === undefined) throw new Error('The browser of the app has no context.');
    this.#context = context;
    context.on('page', (page) => this.#watch(page));
    for (const page of context.pages()) this.#watch(page);
  }

  /**
   * Runs a function in the app's main process and answers its result. The function is sent as source text: it
   * sees its two arguments and the globals of the main process.
   */
  async evaluate<Result, Argument>(
    pageFunction: (electron: Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const id = ++this.#lastId;
    const result = await new Promise<unknown>((resolve, reject) => {
      if (!this.#child.connected) {
        reject(new Error('The app has ended.'));
        return;
      }
      this.#evaluations.set(id, { resolve, reject });
      this.#child.send({ id, source: String(pageFunction), argument: encodeWireValue(argument) });
    });
    if (isResultOf(pageFunction, result)) return result;
    throw new Error('The function had no result.');
  }

  windows(): Page[] {
    return this.#openContext().pages().filter(isWindow);
  }

  async firstWindow(options?: { timeout?: number }): Promise<Page> {
    return this.windows()[0] ?? this.waitForEvent('window', options);
  }

  /** Waits for the next window. */
  async waitForEvent(_name: 'window', options: { timeout?: number } = {}): Promise<Page> {
    const timeout = options.timeout ?? WINDOW_TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No window has come in ${timeout} ms.`)), timeout);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        act();
      };
      this.#windows.once('window', (page: Page) => settle(() => resolve(page)));
      const fail = (): void => settle(() => reject(new Error('The app has ended.')));
      this.#ended.then(fail, fail);
    });
  }

  /** Hears of each window from now on. */
  on(_name: 'window', listener: (page: Page) => void): this {
    this.#windows.on('window', listener);
    return this;
  }

  process(): ChildProcess {
    return this.#child;
  }

  /** Lets the app quit, as under Electron: windows may prevent it. Resolves when the program has ended. */
  async close(): Promise<void> {
    // The answer of an app that has quit meanwhile never comes.
    await Promise.race([this.#ended, this.evaluate(({ app }) => app.quit()).then(() => this.#ended)]);
    await this.#browser?.close();
  }

  async #watchEnd(child: ChildProcess): Promise<void> {
    await once(child, 'exit');
    for (const { reject } of this.#evaluations.values()) reject(new Error('The app has ended.'));
    this.#evaluations.clear();
  }

  #openContext(): BrowserContext {
    if (this.#context === null) throw new Error('The app has no browser yet.');
    return this.#context;
  }

  /** A page is a window of the app from its first address on. */
  #watch(page: Page): void {
    if (isWindow(page)) {
      this.#windows.emit('window', page);
      return;
    }
    const wait = (): void => {
      if (!isWindow(page)) return;
      page.off('framenavigated', wait);
      this.#windows.emit('window', page);
    };
    page.on('framenavigated', wait);
  }

  #receive(message: ControlMessage): void {
    if (message.kind === 'endpoint') {
      this.#tellEndpoint(message.endpoint);
      return;
    }
    const evaluation = this.#evaluations.get(message.id);
    this.#evaluations.delete(message.id);
    if (message.kind === 'result') evaluation?.resolve(decodeWireValue(message.value));
    else evaluation?.reject(new Error(message.message));
  }
}

function isWindow(page: Page): boolean {
  return !page.url().startsWith(BLANK_ADDRESS) && page.url() !== 'about:blank' && page.url() !== '';
}

function isControlMessage(value: unknown): value is ControlMessage {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** What a function answers is of its type, as far as it can be cloned. */
function isResultOf<Result>(
  _function: (...args: never[]) => Result | Promise<Result>,
  _value: unknown,
): _value is Result {
  return true;
}
