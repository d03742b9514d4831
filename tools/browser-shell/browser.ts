import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { BLANK_ADDRESS } from './blank-address.ts';
import type { DevToolsSession } from './chromium/devtools.ts';
import { DevToolsError } from './chromium/devtools.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { launchChromium } from './chromium/launch.ts';
import type { RunningChromium } from './chromium/launch.ts';

/** A window of Chromium with its page, which shows nothing yet. */
export interface BrowserPage {
  readonly targetId: string;
  readonly windowId: number;
  readonly session: DevToolsSession;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface BrowserOptions {
  /** The folder of the app's data; the browser's profile lies in it. */
  readonly userDataFolder: string;
  readonly headless: boolean;
  readonly remoteDebugging: boolean;
}

const CLOSE_MS = 5000;
const DEFAULT_SIZE: Size = { width: 800, height: 600 };

/** The running Chromium: opens the app's windows, and closes every window that is not the app's. */
export class Browser {
  readonly headless: boolean;
  /** Address to attach to from outside, null when it does not listen. */
  readonly endpoint: string | null;
  /** The session of the browser itself. */
  readonly session: DevToolsSession;
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  readonly #chromium: RunningChromium;
  readonly #expected = new Map<string, (page: Promise<BrowserPage>) => void>();
  /** A window that was opened ahead, to ask it about the screen, and for the app's first. */
  #spare: Promise<BrowserPage> | null = null;

  private constructor(chromium: RunningChromium, headless: boolean) {
    this.#chromium = chromium;
    this.headless = headless;
    this.endpoint = chromium.endpoint;
    this.session = chromium.connection.browser;
    this.exited = chromium.exited;
  }

  /**
   * Starts the installed Chromium with one empty window.
   *
   * @throws NoChromiumError when there is none, LaunchError when it does not start
   */
  static async start(options: BrowserOptions): Promise<Browser> {
    const chromium = await launchChromium({
      program: findChromium(process.env),
      profile: path.join(options.userDataFolder, 'browser-shell'),
      headless: options.headless,
      remoteDebugging: options.remoteDebugging,
    });
    const browser = new Browser(chromium, options.headless);
    await browser.#watchWindows();
    browser.#spare = browser.#open(DEFAULT_SIZE);
    return browser;
  }

  /** The window that waits for the app's first; a new one where it has been taken. */
  async peek(): Promise<BrowserPage> {
    this.#spare ??= this.#open(DEFAULT_SIZE);
    return this.#spare;
  }

  /** Opens a window on an empty page. */
  async open(size: Size): Promise<BrowserPage> {
    const spare = this.#spare;
    this.#spare = null;
    return spare ?? this.#open(size);
  }

  /** Closes all windows and ends the process; resolves when it has ended. */
  async close(): Promise<void> {
    this.session.post('Browser.close', {});
    const timer = setTimeout(() => this.#chromium.kill(), CLOSE_MS);
    await this.exited;
    clearTimeout(timer);
  }

  async #watchWindows(): Promise<void> {
    this.session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = this.#chromium.connection.session(sessionId);
      const expected = this.#expected.get(targetInfo.url);
      this.#expected.delete(targetInfo.url);
      if (expected !== undefined) {
        expected(this.#adopt(session, targetInfo.targetId));
      } else if (targetInfo.url.startsWith('devtools://')) {
        session.post('Runtime.runIfWaitingForDebugger', {});
      } else {
        // Of what the page or the browser opens by itself, nothing is the app's.
        void this.#refuse(session, targetInfo.targetId);
      }
    });
    await this.session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
  }

  /** Closes a window. It has to run before: the page that opened it waits with it as long as it waits. */
  async #refuse(session: DevToolsSession, targetId: string): Promise<void> {
    await session.send('Runtime.runIfWaitingForDebugger', {}).catch(() => null);
    this.session.post('Target.closeTarget', { targetId });
  }

  async #adopt(session: DevToolsSession, targetId: string): Promise<BrowserPage> {
    session.post('Runtime.runIfWaitingForDebugger', {});
    const { windowId } = await this.session.send('Browser.getWindowForTarget', { targetId });
    return { session, targetId, windowId };
  }

  async #open(size: Size): Promise<BrowserPage> {
    const address = `${BLANK_ADDRESS}#${randomUUID()}`;
    const opened = new Promise<BrowserPage>((resolve, reject) => {
      this.#expected.set(address, (page) => {
        page.then(resolve, reject);
      });
      const refuse = (): void => reject(new DevToolsError('The browser is closed.'));
      this.session.ended.then(refuse, refuse);
    });
    // Chromium makes windows without tabs for its command line only; a headless one shows none anyway.
    if (this.headless) this.session.post('Target.createTarget', { url: address, newWindow: true, ...size });
    else this.#chromium.openWindow(address);
    return opened;
  }
}
