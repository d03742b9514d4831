import type { Browser, BrowserPage } from './browser.ts';
import { DevToolsError } from './chromium/devtools.ts';
import { lifecycle } from './lifecycle.ts';
import { applicationMenu, pressAccelerator } from './menu/application-menu.ts';
import { preloadScripts } from './preload-scripts.ts';
import { preventableEvent } from './preventable-event.ts';
import type { PreventableEvent } from './preventable-event.ts';
import { getBrowser } from './runtime.ts';
import type { Rectangle } from './screen.ts';
import { TypedEmitter } from './typed-emitter.ts';
import { WebContents } from './web-contents.ts';

export interface WebPreferences {
  preload?: string;
  /** Only true: there is no other preload script. */
  sandbox?: boolean;
  /** Only true. */
  contextIsolation?: boolean;
  /** Only false. */
  nodeIntegration?: boolean;
  /** Only false. */
  webviewTag?: boolean;
  /** Only false. */
  spellcheck?: boolean;
  additionalArguments?: string[];
}

export interface BrowserWindowConstructorOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  /** Taken for the size at the start; the window can be made smaller by hand. */
  minWidth?: number;
  minHeight?: number;
  /** A window is always on the screen; `show: false` only delays its 'show'. */
  show?: boolean;
  title?: string;
  backgroundColor?: string;
  /** Without effect: the window bears the browser's icon. */
  icon?: string;
  /** Without effect: there is no menu bar. */
  autoHideMenuBar?: boolean;
  webPreferences?: WebPreferences;
}

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

interface BrowserWindowEvents {
  /** The window is to be closed; by the app or the page it may be prevented, by the person it may not. */
  readonly close: readonly [event: PreventableEvent];
  readonly closed: readonly [];
  readonly 'ready-to-show': readonly [];
  readonly show: readonly [];
  readonly focus: readonly [];
  readonly blur: readonly [];
  readonly resize: readonly [];
  readonly move: readonly [];
  readonly maximize: readonly [];
  readonly unmaximize: readonly [];
  readonly minimize: readonly [];
  readonly restore: readonly [];
}

const windows = new Map<number, BrowserWindow>();
let lastId = 0;
let focusedWindow: BrowserWindow | null = null;

applicationMenu.on('changed', () => {
  for (const window of windows.values()) window.webContents.sendAccelerators();
});

/** A window of Chromium without tabs and address bar. */
export class BrowserWindow extends TypedEmitter<BrowserWindowEvents> {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #normalBounds: Rectangle;
  #state: WindowState = 'normal';
  #visible: boolean;
  #closing = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super([
      'close',
      'closed',
      'ready-to-show',
      'show',
      'focus',
      'blur',
      'resize',
      'move',
      'maximize',
      'unmaximize',
      'minimize',
      'restore',
    ]);
    const { webPreferences = {} } = options;
    refuseImpossible(webPreferences);
    const browser = getBrowser();
    this.id = ++lastId;
    this.#visible = options.show !== false;
    const size = {
      width: Math.max(options.width ?? 800, options.minWidth ?? 0),
      height: Math.max(options.height ?? 600, options.minHeight ?? 0),
    };
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, ...size };
    this.#normalBounds = this.#bounds;
    const scripts = preloadScripts(webPreferences.preload ?? null, webPreferences.additionalArguments ?? []);
    const place =
      options.x === undefined || options.y === undefined ? {} : { left: options.x, top: options.y };
    const page = browser.open(size).then((opened) => {
      prepareWindow(browser, opened, { ...place, ...size }, options);
      return opened;
    });
    this.webContents = new WebContents(page, scripts, {
      painted: () => this.emit('ready-to-show'),
      moved: () => this.#readBounds(),
      focused: (focused) => this.#setFocused(focused),
      closeAsked: () => this.close(),
      acceleratorPressed: (index) => pressAccelerator(index, this),
      gone: () => this.#gone(),
    });
    windows.set(this.id, this);
    this.#readBounds();
    lifecycle.emit('web-contents-created', this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow;
  }

  /** Loads a page; rejects with its name of the network error when it cannot be loaded. */
  async loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show');
    }
    this.focus();
  }

  focus(): void {
    this.webContents.withPage(({ targetId }) => {
      getBrowser().session.post('Target.activateTarget', { targetId });
      this.#setFocused(true);
    });
  }

  isFocused(): boolean {
    return focusedWindow === this;
  }

  isVisible(): boolean {
    return this.#visible && !this.#destroyed;
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  minimize(): void {
    this.#setState('minimized');
  }

  /** From minimized to its normal place. */
  restore(): void {
    this.#setState('normal');
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  maximize(): void {
    this.#setState('maximized');
  }

  unmaximize(): void {
    this.#setState('normal');
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  setFullScreen(full: boolean): void {
    this.#setState(full ? 'fullscreen' : 'normal');
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** Where the window is when it is neither minimized nor maximized. */
  getNormalBounds(): Rectangle {
    return { ...this.#normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const { x, y, width, height } = { ...this.#bounds, ...bounds };
    this.webContents.withPage(({ windowId }) => {
      this.#change(windowId, { left: x, top: y, width, height });
    });
  }

  /** Shows a title until the page sets another. */
  setTitle(title: string): void {
    this.webContents.withPage(({ session }) => {
      session.post('Runtime.evaluate', { expression: `document.title = ${JSON.stringify(title)}` });
    });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Closes the window unless a listener of 'close' prevents it. */
  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = preventableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.#closing = true;
    this.#closePage();
  }

  /** Closes the window without asking. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#closing = true;
    this.#closePage();
    this.#gone();
  }

  /** Of the shell: whether the window is about to be gone. */
  get isClosing(): boolean {
    return this.#closing;
  }

  #closePage(): void {
    this.webContents.withPage(({ targetId }) => {
      getBrowser().session.post('Target.closeTarget', { targetId });
    });
  }

  #gone(): void {
    if (this.#destroyed) return;
    // The person closed it, or the browser went away: the app is told, but cannot keep it.
    if (!this.#closing) this.emit('close', preventableEvent({}));
    this.#closing = true;
    this.#destroyed = true;
    if (focusedWindow === this) focusedWindow = null;
    windows.delete(this.id);
    this.emit('closed');
    if (windows.size === 0) lifecycle.emit('all-closed');
  }

  #setFocused(focused: boolean): void {
    if (focused === this.isFocused()) return;
    const previous = focusedWindow;
    focusedWindow = focused ? this : null;
    if (focused) previous?.emit('blur');
    this.emit(focused ? 'focus' : 'blur');
  }

  #setState(windowState: WindowState): void {
    this.webContents.withPage(({ windowId }) => {
      // Chromium goes from one special state to another by way of the normal one.
      if (windowState !== 'normal' && this.#state !== 'normal')
        this.#change(windowId, { windowState: 'normal' });
      this.#change(windowId, { windowState });
    });
  }

  #change(windowId: number, bounds: ChromiumBounds): void {
    getBrowser().session.post('Browser.setWindowBounds', { windowId, bounds });
    this.#readBounds();
  }

  #readBounds(): void {
    this.webContents.withPage(({ windowId }) => {
      getBrowser()
        .session.send('Browser.getWindowBounds', { windowId })
        .then(
          ({ bounds }) => this.#take(bounds),
          (error: unknown) => {
            if (!(error instanceof DevToolsError)) throw error;
          },
        );
    });
  }

  #take({ left = 0, top = 0, width = 0, height = 0, windowState = 'normal' }: ChromiumBounds): void {
    const before = this.#bounds;
    const stateBefore = this.#state;
    this.#bounds = { x: left, y: top, width, height };
    this.#state = windowState;
    if (windowState === 'normal') this.#normalBounds = this.#bounds;
    if (before.width !== width || before.height !== height) this.emit('resize');
    if (before.x !== left || before.y !== top) this.emit('move');
    if (stateBefore === windowState) return;
    if (windowState === 'maximized') this.emit('maximize');
    if (windowState === 'minimized') this.emit('minimize');
    if (stateBefore === 'maximized') this.emit('unmaximize');
    if (stateBefore === 'minimized') this.emit('restore');
  }
}

interface ChromiumBounds {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: WindowState;
}

/** Puts a new window where the app wants it, in the colour in which it waits for its page. */
function prepareWindow(
  browser: Browser,
  { session, windowId }: BrowserPage,
  bounds: ChromiumBounds,
  { title, backgroundColor }: BrowserWindowConstructorOptions,
): void {
  browser.session.post('Browser.setWindowBounds', { windowId, bounds });
  const style =
    backgroundColor === undefined
      ? ''
      : `document.documentElement.style.background = ${JSON.stringify(backgroundColor)};`;
  session.post('Runtime.evaluate', {
    expression: `${style} document.title = ${JSON.stringify(title ?? '')};`,
  });
}

function refuseImpossible(preferences: WebPreferences): void {
  const impossible = [
    preferences.sandbox === false ? 'sandbox: false' : null,
    preferences.contextIsolation === false ? 'contextIsolation: false' : null,
    preferences.nodeIntegration === true ? 'nodeIntegration: true' : null,
    preferences.webviewTag === true ? 'webviewTag: true' : null,
    preferences.spellcheck === true ? 'spellcheck: true' : null,
  ].filter((name) => name !== null);
  if (impossible.length > 0)
    throw new Error(`The browser shell has no windows with ${impossible.join(', ')}.`);
}
