import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import { answer } from '../ipc/answer.ts';
import type { AnswerContext } from '../ipc/answer.ts';
import { CHANNEL_NAMES } from '../ipc/channels.ts';
import type { Sender } from '../ipc/sender.ts';
import type { WindowSession } from '../ipc/window-session.ts';

/**
 * Connects the handlers to Electron.
 *
 * @param sessionOf the session of the window that a message came from, by the id of its web contents
 */
export function listenToPages(
  context: AnswerContext,
  sessionOf: (contents: number) => WindowSession | undefined,
): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, (event, ...args: readonly unknown[]) =>
      answer(
        name,
        { sender: senderOf(event.senderFrame), session: sessionOf(event.sender.id), args },
        context,
      ),
    );
  }
}

function senderOf(frame: WebFrameMain | null): Sender | null {
  return frame === null ? null : { url: frame.url, isTopFrame: frame.parent === null };
}
