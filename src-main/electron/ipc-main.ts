import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import type { Handlers } from '../ipc/handlers.ts';
import { isOwnPage } from '../ipc/sender.ts';
import type { Sender } from '../ipc/sender.ts';

/**
 * Connects the handlers to Electron. A message from anything but the top frame of our own page is refused.
 *
 * @param handlers one handler for each channel
 * @param pageUrl the address of our own page
 */
export function registerHandlers(handlers: Handlers, pageUrl: string): void {
  for (const [channel, handler] of Object.entries(handlers)) {
    ipcMain.handle(channel, (event, ...args: readonly unknown[]) => {
      if (!isOwnPage(senderOf(event.senderFrame), pageUrl)) {
        throw new Error(`A message to "${channel}" did not come from the page of this app.`);
      }
      return handler(args);
    });
  }
}

function senderOf(frame: WebFrameMain | null): Sender | null {
  return frame === null ? null : { url: frame.url, isTopFrame: frame.parent === null };
}
