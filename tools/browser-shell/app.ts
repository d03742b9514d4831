import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { LaunchError } from './chromium/launch.ts';
import { NoChromiumError } from './chromium/find-chromium.ts';
import { lifecycle } from './lifecycle.ts';
import { nativeTheme } from './native-theme.ts';
import { watchRequests } from './network.ts';
import { preventableEvent } from './preventable-event.ts';
import type { PreventableEvent } from './preventable-event.ts';
import { closeBrowser, getRuntime, isEnding, startBrowser } from './runtime.ts';
import { readDisplays } from './screen.ts';
import { takeInstanceLock } from './single-instance.ts';
import { TypedEmitter } from './typed-emitter.ts';
import type { WebContents } from './web-contents.ts';

type PathName = 'userData' | 'documents' | 'downloads' | 'home' | 'temp';

interface AppEvents {
  readonly 'second-instance': readonly [event: PreventableEvent, argv: string[], workingDirectory: string];
  readonly 'window-all-closed': readonly [];
  readonly 'before-quit': readonly [event: PreventableEvent];
  readonly 'will-quit': readonly [event: PreventableEvent];
  /** Never: no dock calls the app. */
  readonly activate: readonly [event: PreventableEvent, hasVisibleWindows: boolean];
  readonly 'web-contents-created': readonly [event: PreventableEvent, contents: WebContents];
  /** Never: no file manager opens files with the shell. */
  readonly 'open-file': readonly [event: PreventableEvent, path: string];
}

class App extends TypedEmitter<AppEvents> {
  readonly isPackaged = false;
  readonly #paths = new Map<PathName, string>();
  #name: string | null = null;
  #ready: Promise<void> | null = null;
  #isReady = false;
  #quitting = false;
  #exiting = false;

  constructor() {
    super([
      'second-instance',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'activate',
      'web-contents-created',
      'open-file',
    ]);
    lifecycle.on('web-contents-created', (contents) => {
      this.emit('web-contents-created', preventableEvent({}), contents);
    });
    lifecycle.on('all-closed', () => this.#allClosed());
  }

  /** Resolves when windows can be opened. Without a Chromium the program ends here, with a sentence. */
  async whenReady(): Promise<void> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  getName(): string {
    return this.#name ?? getRuntime().manifest.name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return getRuntime().manifest.version;
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getPreferredSystemLanguages(): string[] {
    const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = process.env;
    const named = [...(LANGUAGE ?? '').split(':'), LC_ALL, LC_MESSAGES, LANG]
      .map((name) => (name ?? '').replace(/[.@].*$/, '').replaceAll('_', '-'))
      .filter((name) => /^[a-z]{2,3}(-|$)/i.test(name));
    return [...new Set(named.length === 0 ? [this.getLocale()] : named)];
  }

  getPath(name: PathName): string {
    return this.#paths.get(name) ?? this.#usualPath(name);
  }

  /** Throws an Error when the path is not absolute. */
  setPath(name: PathName, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    this.#paths.set(name, folder);
  }

  /** Whether this is the only program of this folder of data; the other one hears of this start. */
  requestSingleInstanceLock(): boolean {
    const me = { argv: process.argv, workingDirectory: process.cwd() };
    return takeInstanceLock(this.getPath('userData'), me, ({ argv, workingDirectory }) => {
      this.emit('second-instance', preventableEvent({}), [...argv], workingDirectory);
    });
  }

  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  /** Closes all windows and ends the program, unless a listener or a window prevents it. */
  quit(): void {
    if (this.#quitting || this.#exiting) return;
    const event = preventableEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) window.close();
    if (windows.some((window) => !window.isDestroyed() && !window.isClosing)) this.#quitting = false;
    else if (windows.every((window) => window.isDestroyed())) this.#finishQuit();
  }

  /** Ends the program without asking anybody. */
  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    closeBrowser().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  }

  async #start(): Promise<void> {
    try {
      const browser = await startBrowser(this.getPath('userData'));
      const page = await browser.peek();
      const [dark] = await Promise.all([
        page.session.send('Runtime.evaluate', {
          expression: 'matchMedia("(prefers-color-scheme: dark)").matches',
        }),
        readDisplays(page),
        watchRequests(browser),
      ]);
      nativeTheme.seen(dark.result.value === true);
      this.#isReady = true;
      lifecycle.emit('browser-started', browser.endpoint);
    } catch (error) {
      // A program that ends is never ready.
      if (isEnding()) return new Promise(() => undefined);
      if (!(error instanceof NoChromiumError || error instanceof LaunchError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  }

  #allClosed(): void {
    if (this.#exiting) return;
    if (this.#quitting) this.#finishQuit();
    // As under Electron, an app that does not care ends with its last window.
    else if (!this.emit('window-all-closed')) this.quit();
  }

  #finishQuit(): void {
    const event = preventableEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }

  #usualPath(name: PathName): string {
    const home = os.homedir();
    switch (name) {
      case 'home':
        return home;
      case 'temp':
        return os.tmpdir();
      case 'documents':
        return userFolder('DOCUMENTS', 'Documents');
      case 'downloads':
        return userFolder('DOWNLOAD', 'Downloads');
      case 'userData':
        return getRuntime().options.userDataFolder ?? path.join(applicationData(home), this.getName());
    }
  }
}

export const app = new App();

/** Where the programs of a person keep their data. */
function applicationData(home: string): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
}

/** A folder of a person, under the name that a desktop of another language gave it (user-dirs.dirs). */
function userFolder(key: string, usual: string): string {
  const home = os.homedir();
  const named = process.platform === 'linux' ? readUserFolders(home).get(key) : undefined;
  return named ?? path.join(home, usual);
}

function readUserFolders(home: string): ReadonlyMap<string, string> {
  const file = path.join(applicationData(home), 'user-dirs.dirs');
  if (!existsSync(file)) return new Map();
  const entries = readFileSync(file, 'utf8').matchAll(/^XDG_(\w+)_DIR="([^"]*)"$/gm);
  return new Map(Array.from(entries, ([, key = '', folder = '']) => [key, folder.replace('$HOME', home)]));
}
