import type { WebFrameMain } from './frames.ts';
import type { WebContents } from './web-contents.ts';

/** What handlers and listeners get before the arguments. */
export interface IpcMainInvokeEvent {
  readonly sender: WebContents;
  /** The frame that sent the message, null when its document is gone. */
  readonly senderFrame: WebFrameMain | null;
}
export type IpcMainEvent = IpcMainInvokeEvent;

/** As in Electron's types, what crosses between the processes is not checked by the compiler. */
type Crossing = ReturnType<typeof JSON.parse>;
type Handler = (event: IpcMainInvokeEvent, ...args: Crossing[]) => unknown;
type Listener = (event: IpcMainEvent, ...args: Crossing[]) => void;

const handlers = new Map<string, Handler>();
const listeners = new Map<string, readonly Listener[]>();

export const ipcMain = {
  /** Answers what the preload script invokes. Throws an Error when the channel has a handler. */
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string): void => {
    handlers.delete(channel);
  },
  on: (channel: string, listener: Listener): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  },
  once: (channel: string, listener: Listener): void => {
    const once: Listener = (event, ...args: readonly unknown[]) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== once),
      );
      listener(event, ...args);
    };
    ipcMain.on(channel, once);
  },
};

/** Lets the handler of a channel answer. Rejects with its error, or when there is no handler. */
export async function answerInvoke(
  channel: string,
  event: IpcMainInvokeEvent,
  args: readonly unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...args);
}

/** Calls the listeners of a channel. */
export function deliverMessage(channel: string, event: IpcMainEvent, args: readonly unknown[]): void {
  for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
}
