import type { BridgeEnd } from './bridge-end.ts';
import type { KeyPress, NavigateEvent, PageEvent, PageGlobals } from './page-globals.ts';
import type { PreloadElectron } from '../preload-electron.ts';
import type { PageAccelerator } from '../menu/accelerator.ts';

/** What the shell tells the world of the preload script when a document begins. */
export interface PreloadWorldSettings {
  /** Name of the global function that sends a message to the shell. */
  readonly binding: string;
  /** Name of the global object through which the shell speaks to this world. */
  readonly receiver: string;
  /** What the tokens that stand for file paths begin with. */
  readonly fileToken: string;
  /** The keys of the app's menu as it is when the window opens. Later ones are sent. */
  readonly accelerators: readonly PageAccelerator[];
  readonly process: {
    readonly platform: string;
    readonly arch: string;
    readonly argv: readonly string[];
    readonly versions: Readonly<Record<string, string>>;
  };
}

/** What the scripts of the shell are made of. */
interface Parts {
  readonly page: PageGlobals;
  readonly settings: PreloadWorldSettings;
  readonly bridge: BridgeEnd;
  readonly encode: (value: unknown) => unknown;
  readonly decode: (wire: unknown) => unknown;
  /** The app's preload script as the body of a CommonJS module. */
  readonly preload: (
    require: (name: string) => unknown,
    module: { exports: object },
    exports: object,
    process: object,
  ) => void;
}

/**
 * Makes the world of the preload script in the top frame of a page: the `electron` that the preload script gets,
 * the messages from and to the shell, and what the shell wants to know of the window. It is sent into pages as
 * source text, so it has to stand alone.
 */
export function startPreloadWorld({ page, settings, bridge, encode, decode, preload }: Parts): void {
  type Listener = (event: { readonly sender: object }, ...args: readonly unknown[]) => void;
  interface Waiting {
    readonly resolve: (value: unknown) => void;
    readonly reject: (error: Error) => void;
  }
  const isBinding = (value: unknown): value is (text: string) => void => typeof value === 'function';
  const sendText: unknown = Reflect.get(page, settings.binding);
  const post = (message: readonly unknown[]): void => {
    if (!isBinding(sendText)) throw new Error('The browser shell has gone.');
    sendText(JSON.stringify(message));
  };
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, Waiting>();
  const files = new Map<string, object>();
  const tokens = new WeakMap<object, string>();
  let lastRequest = 0;

  let { accelerators } = settings;

  const take = (id: unknown): Waiting | undefined => {
    const request = waiting.get(Number(id));
    waiting.delete(Number(id));
    return request;
  };
  const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
  const isAccelerators = (value: unknown): value is readonly PageAccelerator[] => Array.isArray(value);
  const fits = (accelerator: PageAccelerator, press: KeyPress): boolean =>
    accelerator.control === press.ctrlKey &&
    accelerator.shift === press.shiftKey &&
    accelerator.alt === press.altKey &&
    accelerator.meta === press.metaKey &&
    (accelerator.key === press.key.toLowerCase() ||
      // Other scripts than Latin, and digits with Shift: by the place on the keyboard.
      (accelerator.code === press.code && !/^[a-z]$/i.test(press.key)));
  const add = (channel: string, listener: Listener): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  };
  const remove = (channel: string, listener: Listener): void => {
    const kept = [...(listeners.get(channel) ?? [])];
    const index = kept.lastIndexOf(listener);
    if (index !== -1) kept.splice(index, 1);
    listeners.set(channel, kept);
  };
  const electron: PreloadElectron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => bridge.expose(name, api),
    },
    ipcRenderer: {
      invoke: (channel, ...args) =>
        new Promise((resolve, reject) => {
          lastRequest += 1;
          post(['invoke', lastRequest, channel, encode(args)]);
          waiting.set(lastRequest, { resolve, reject });
        }),
      send: (channel, ...args) => post(['send', channel, encode(args)]),
      on: add,
      off: remove,
      removeListener: remove,
    },
    webUtils: {
      getPathForFile: (file) => {
        if (Object.prototype.toString.call(file) !== '[object File]') {
          throw new TypeError('getPathForFile expected to receive a File object but one was not provided');
        }
        const token = tokens.get(file) ?? `${settings.fileToken}${files.size}.`;
        tokens.set(file, token);
        files.set(token, file);
        return token;
      },
    },
  };

  const receivers: Readonly<Record<string, (first: unknown, second: unknown) => void>> = {
    reply: (id, wire) => {
      take(id)?.resolve(decode(wire));
    },
    fail: (id, message) => {
      take(id)?.reject(new Error(String(message)));
    },
    event: (channel, wire) => {
      const args = decode(wire);
      if (!isList(args)) return;
      for (const listener of listeners.get(String(channel)) ?? []) {
        // One listener that fails keeps none of the others from hearing.
        try {
          listener({ sender: electron.ipcRenderer }, ...args);
        } catch (error) {
          page.reportError(error);
        }
      }
    },
    accelerators: (list) => {
      if (isAccelerators(list)) accelerators = list;
    },
  };
  Object.defineProperty(page, settings.receiver, {
    value: {
      receive: (batch: string) => {
        const messages: unknown = JSON.parse(batch);
        if (!isList(messages)) return;
        for (const message of messages) {
          if (!isList(message)) continue;
          const [kind, first, second] = message;
          receivers[String(kind)]?.(first, second);
        }
      },
      file: (token: string) => files.get(token),
    },
  });

  // Keys: the page goes first, and what it prevents is no accelerator.
  let seen: PageEvent | null = null;
  const isPress = (event: PageEvent): event is KeyPress => 'isComposing' in event;
  const run = (event: PageEvent): void => {
    seen = event;
    if (event.defaultPrevented || !isPress(event) || event.isComposing) return;
    const index = accelerators.findIndex((accelerator) => fits(accelerator, event));
    if (index === -1) return;
    event.preventDefault();
    post(['accelerator', index]);
  };
  page.addEventListener(
    'keydown',
    (event) => {
      // Added anew for each key, it comes behind every listener of the page.
      page.removeEventListener('keydown', run);
      page.addEventListener('keydown', run);
      // A page that stops the event on its way has not prevented what it does.
      setTimeout(() => {
        if (seen !== event) run(event);
      });
    },
    true,
  );

  // The window: the shell has no other way to hear of it.
  const tell = (kind: string): void => post([kind]);
  page.addEventListener('focus', () => tell('focus'));
  page.addEventListener('blur', () => tell('blur'));
  page.addEventListener('resize', () => tell('bounds'));
  page.document.addEventListener('visibilitychange', () => tell('bounds'));
  let place = `${page.screenX},${page.screenY}`;
  setInterval(() => {
    const now = `${page.screenX},${page.screenY}`;
    if (now !== place) tell('bounds');
    place = now;
  }, 500);
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => post(['dark', dark.matches]));
  if (page.document.hasFocus()) tell('focus');
  bridge.replace('close', () => tell('close'));

  // The shell sees requests of the network. What needs none, as blob: and mailto:, is stopped here.
  const isNavigation = (event: PageEvent): event is NavigateEvent => 'destination' in event;
  page.navigation.addEventListener('navigate', (event) => {
    if (!isNavigation(event) || event.destination.sameDocument) return;
    if (/^(https?|file):/.test(event.destination.url)) return;
    event.preventDefault();
    post(['leave', event.destination.url]);
  });

  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    if (['events', 'timers', 'url', 'node:events', 'node:timers', 'node:url'].includes(name)) {
      throw new Error(`The browser shell has no "${name}" for preload scripts.`);
    }
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  const process = { ...settings.process, type: 'renderer', sandboxed: true, contextIsolated: true };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    console.error('Unable to load preload script:', error);
  }
}
