import type { BrowserPage } from './browser.ts';
import { toAppAddress, toBrowserAddress } from './app-address.ts';
import { BLANK_ADDRESS } from './blank-address.ts';
import { DevToolsError } from './chromium/devtools.ts';
import type { DevToolsSession } from './chromium/devtools.ts';
import { DocumentChannel } from './document-channel.ts';
import { WebFrameMain } from './frames.ts';
import { answerInvoke, deliverMessage } from './ipc-main.ts';
import type { IpcMainInvokeEvent } from './ipc-main.ts';
import { getApplicationAccelerators } from './menu/application-menu.ts';
import { nativeTheme } from './native-theme.ts';
import type { PreloadScripts } from './preload-scripts.ts';
import { preventableEvent } from './preventable-event.ts';
import type { PreventableEvent } from './preventable-event.ts';
import { applyPermissions } from './session.ts';
import { TypedEmitter } from './typed-emitter.ts';
import { decodeWireValue, encodeWireValue } from './wire-values.ts';

/** A page wants to go somewhere, or a frame in it. */
export interface NavigationEvent extends PreventableEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface RenderProcessGoneDetails {
  readonly reason: 'crashed';
  readonly exitCode: number;
}

/** What a page wants to open. */
export interface HandlerDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
}

type WindowOpenHandler = (details: HandlerDetails) => { readonly action: 'deny' };

interface WebContentsEvents {
  readonly 'will-navigate': readonly [event: NavigationEvent, url: string];
  readonly 'will-frame-navigate': readonly [event: NavigationEvent];
  readonly 'will-redirect': readonly [event: NavigationEvent, url: string];
  /** Never: pages of the shell have no webview. */
  readonly 'will-attach-webview': readonly [event: PreventableEvent];
  readonly 'render-process-gone': readonly [event: PreventableEvent, details: RenderProcessGoneDetails];
  readonly 'did-finish-load': readonly [];
  /** Never: Chromium tells nobody of keys before the page. */
  readonly 'before-input-event': readonly [event: PreventableEvent];
  /** Never: Chromium shows its own menu. */
  readonly 'context-menu': readonly [event: PreventableEvent];
}

/** What the window of a page wants to know. */
export interface PageObserver {
  /** The page has something to show, for the first time. */
  readonly painted: () => void;
  /** The place, size or state of the window has changed. */
  readonly moved: () => void;
  readonly focused: (focused: boolean) => void;
  /** The page called `window.close()`. */
  readonly closeAsked: () => void;
  readonly acceleratorPressed: (index: number) => void;
  /** The page is gone, and its window. */
  readonly gone: () => void;
}

/** A navigation that the app asked for, until the page is loaded. */
interface Load {
  /** As the app gave it. */
  readonly url: string;
  /** As Chromium requests it. */
  readonly request: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const byTarget = new Map<string, WebContents>();
let lastId = 0;

/** The contents of the window whose top frame has an id of Chromium, or that has the frame in its page. */
export function webContentsOfFrame(frameId: string): WebContents | null {
  const own = byTarget.get(frameId);
  if (own !== undefined) return own;
  return [...byTarget.values()].find((contents) => contents.hasFrame(frameId)) ?? null;
}

/** The page of a window. */
export class WebContents extends TypedEmitter<WebContentsEvents> {
  readonly id: number;
  readonly mainFrame: WebFrameMain;
  readonly #page: Promise<BrowserPage>;
  readonly #scripts: PreloadScripts;
  readonly #observer: PageObserver;
  readonly #frames = new Set<string>();
  #url = '';
  #document: DocumentChannel | null = null;
  #load: Load | null = null;
  #reloading = false;
  #painted = false;
  #destroyed = false;
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'deny' });

  constructor(page: Promise<BrowserPage>, scripts: PreloadScripts, observer: PageObserver) {
    super([
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'render-process-gone',
      'did-finish-load',
      'before-input-event',
      'context-menu',
    ]);
    this.id = ++lastId;
    this.mainFrame = new WebFrameMain(() => this.#url);
    this.#scripts = scripts;
    this.#observer = observer;
    this.#page = page.then(async (opened) => {
      this.#listen(opened);
      await this.#prepare(opened);
      return opened;
    });
    this.#page.catch((error: unknown) => {
      if (!(error instanceof DevToolsError)) throw error;
      this.#end();
    });
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Sends a message to the preload script of the page. Throws an Error when an argument cannot be cloned. */
  send(channel: string, ...args: readonly unknown[]): void {
    const wire = encodeWireValue(args);
    this.#document?.post(['event', channel, wire]);
  }

  /** Loads the page again. */
  reload(): void {
    this.withPage(({ session }) => session.post('Page.reload', {}));
  }

  focus(): void {
    this.withPage(({ session }) => session.post('Page.bringToFront', {}));
  }

  /** Decides about what the page wants to open. The shell opens nothing: the handler may only refuse. */
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** Of the shell, not of Electron: loads an address; rejects when the page cannot be loaded. */
  async load(url: string): Promise<void> {
    const { session } = await this.#page;
    if (!URL.canParse(url)) throw new Error(`ERR_INVALID_URL (-300) loading '${url}'`);
    const address = new URL(toBrowserAddress(url)).href;
    await applyPermissions(originOf(address));
    this.#load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#load.url}'`));
    const loaded = new Promise<void>((resolve, reject) => {
      this.#load = { url, request: withoutFragment(address), resolve, reject };
    });
    await Promise.all([loaded, this.#navigate(session, address, this.#load)]);
  }

  /**
   * Of the shell: evaluates an expression apart from the page's own scripts, in the world of the preload script.
   * Rejects when the page shows nothing.
   */
  async evaluateApart(expression: string): Promise<unknown> {
    const document = this.#document;
    if (document === null) throw new Error('The window shows no page yet.');
    const { session } = await this.#page;
    const { result } = await session.send('Runtime.evaluate', {
      contextId: document.contextId,
      expression,
      userGesture: true,
      returnByValue: true,
    });
    return result.value;
  }

  /** Of the shell: does something with the page, once there is one; nothing when it is gone. */
  withPage(act: (page: BrowserPage) => void): void {
    void this.#actWith(act);
  }

  /** Of the shell: whether a frame of Chromium lies in the page. */
  hasFrame(frameId: string): boolean {
    return this.#frames.has(frameId);
  }

  /** Of the shell: whether a frame may go to an address of Chromium. Asks the app where it did not want it itself. */
  mayNavigate(frameId: string, address: string, redirected: boolean): boolean {
    const isMainFrame = !this.#frames.has(frameId);
    if (isMainFrame && (this.#reloading || this.#load?.request === withoutFragment(address))) {
      this.#reloading = false;
      return true;
    }
    return this.#askToLeave(toAppAddress(address), isMainFrame, redirected);
  }

  /** Of the shell: tells the page which keys the app wants. */
  sendAccelerators(): void {
    this.#document?.post(['accelerators', getApplicationAccelerators()]);
  }

  async #navigate(session: DevToolsSession, address: string, load: Load | null): Promise<void> {
    const { errorText, loaderId } = await session
      .send('Page.navigate', { url: address })
      // The window has been closed meanwhile.
      .catch(() => ({ errorText: 'net::ERR_FAILED (-2)', loaderId: undefined }));
    if (errorText !== undefined) {
      load?.reject(new Error(`${errorText.replace(/^net::/, '')} loading '${load.url}'`));
    } else if (loaderId === undefined) {
      // Another place in the document that is there already.
      this.#url = toAppAddress(address);
      load?.resolve();
    } else {
      return;
    }
    if (this.#load === load) this.#load = null;
  }

  async #actWith(act: (page: BrowserPage) => void): Promise<void> {
    // What a page that never was would have done is done with.
    const page = await this.#page.catch(() => null);
    if (page !== null && !this.#destroyed) act(page);
  }

  #askToLeave(url: string, isMainFrame: boolean, redirected: boolean): boolean {
    const event = preventableEvent({ url, isMainFrame });
    if (redirected) this.emit('will-redirect', event, url);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, url);
    }
    return !event.defaultPrevented;
  }

  #listen({ session, targetId }: BrowserPage): void {
    byTarget.set(targetId, this);
    const end = (): void => this.#end();
    session.ended.then(end, end);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data: unknown = context.auxData;
      const frame: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'frameId') : null;
      if (context.name !== this.#scripts.worldName || frame !== targetId) return;
      this.#document?.end();
      this.#document = new DocumentChannel(session, context.id, this.#scripts.receiver);
      this.sendAccelerators();
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#document?.contextId === executionContextId) this.#leaveDocument();
    });
    session.on('Runtime.executionContextsCleared', () => this.#leaveDocument());
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const document = this.#document;
      if (name !== this.#scripts.binding || document?.contextId !== executionContextId) return;
      const prepare = this.#withPaths(document, payload);
      document.inOrder(prepare, payload, (text) => this.#receive(document, text));
    });
    session.on('Page.frameAttached', ({ frameId }) => this.#frames.add(frameId));
    session.on('Page.frameStartedNavigating', ({ frameId, navigationType }) => {
      if (frameId === targetId) this.#reloading = navigationType.startsWith('reload');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== targetId) return;
      this.#frames.clear();
      this.#url = toAppAddress(frame.url + (frame.urlFragment ?? ''));
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === targetId) this.#url = toAppAddress(url);
    });
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === targetId && name === 'firstContentfulPaint') this.#paint();
    });
    session.on('Page.loadEventFired', () => this.#finishLoad(session));
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const details = { url: toAppAddress(url), frameName: windowName, features: windowFeatures.join(',') };
      const { action } = this.#windowOpenHandler(details);
      if (action !== 'deny') throw new Error('The browser shell cannot let a page open a window.');
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      // Whether a window may close is for the main process to say.
      if (type === 'beforeunload') session.post('Page.handleJavaScriptDialog', { accept: true });
    });
    session.on('Inspector.targetCrashed', () => {
      this.#leaveDocument();
      this.emit('render-process-gone', preventableEvent({}), { reason: 'crashed', exitCode: 1 });
    });
  }

  /**
   * Readies the page for its first address. Every answer is waited for: what the page's process has not yet
   * confirmed is not there in the process that the address may need.
   */
  async #prepare({ session }: BrowserPage): Promise<void> {
    const { binding, mainWorld, preloadWorld, worldName } = this.#scripts;
    nativeTheme.applyTo(session);
    await Promise.all([
      session.send('Page.enable', {}),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Inspector.enable', {}),
      session.send('Runtime.enable', {}),
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadWorld, worldName }),
    ]);
  }

  /** Replaces the tokens of files in a message by their paths; null where there are none. */
  #withPaths(document: DocumentChannel, text: string): Promise<string> | null {
    const tokens = new Set(text.match(this.#scripts.fileTokens));
    if (tokens.size === 0) return null;
    const found = Promise.all(
      [...tokens].map(async (token) => [token, await document.pathOf(token)] as const),
    );
    return found.then((entries) => {
      const paths = new Map(entries);
      return text.replaceAll(this.#scripts.fileTokens, (token) =>
        JSON.stringify(paths.get(token) ?? '').slice(1, -1),
      );
    });
  }

  #receive(document: DocumentChannel, text: string): void {
    const [kind, first, second, third] = listIn(JSON.parse(text));
    switch (kind) {
      case 'invoke':
        void this.#answer(document, Number(first), String(second), third);
        break;
      case 'send':
        deliverMessage(String(first), this.#eventFrom(document), argumentsIn(second));
        break;
      case 'accelerator':
        this.#observer.acceleratorPressed(Number(first));
        break;
      case 'close':
        this.#observer.closeAsked();
        break;
      case 'focus':
      case 'blur':
        this.#observer.focused(kind === 'focus');
        break;
      case 'bounds':
        this.#observer.moved();
        break;
      case 'dark':
        nativeTheme.seen(first === true);
        break;
      case 'leave':
        // The page has stopped it already: whatever the app says, the shell cannot go there.
        this.#askToLeave(String(first), true, false);
        break;
      default:
        throw new Error(`A page sent what the browser shell does not know: ${String(kind)}`);
    }
  }

  async #answer(document: DocumentChannel, id: number, channel: string, wire: unknown): Promise<void> {
    try {
      const result = await answerInvoke(channel, this.#eventFrom(document), argumentsIn(wire));
      document.post(['reply', id, encodeWireValue(result)]);
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      document.post(['fail', id, `Error invoking remote method '${channel}': ${String(error)}`]);
    }
  }

  #eventFrom(document: DocumentChannel): IpcMainInvokeEvent {
    const frame = this.mainFrame;
    return {
      sender: this,
      get senderFrame() {
        return document.ended ? null : frame;
      },
    };
  }

  #paint(): void {
    if (this.#painted || this.#url.startsWith(BLANK_ADDRESS)) return;
    this.#painted = true;
    this.#observer.painted();
  }

  #finishLoad(session: DevToolsSession): void {
    if (this.#url === '' || this.#url.startsWith(BLANK_ADDRESS)) return;
    // The empty page is none that one could go back to.
    if (!this.#painted) session.post('Page.resetNavigationHistory', {});
    this.#load?.resolve();
    this.#load = null;
    this.emit('did-finish-load');
    this.#paint();
  }

  #leaveDocument(): void {
    this.#document?.end();
    this.#document = null;
  }

  #end(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#leaveDocument();
    for (const [targetId, contents] of byTarget) if (contents === this) byTarget.delete(targetId);
    this.#load?.reject(new Error(`ERR_FAILED (-2) loading '${this.#load.url}'`));
    this.#observer.gone();
  }
}

function argumentsIn(wire: unknown): readonly unknown[] {
  return listIn(decodeWireValue(wire));
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('A page sent a message of the wrong form.');
  return value;
}

function originOf(address: string): string | null {
  const { origin } = new URL(address);
  return origin === 'null' ? null : origin;
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
