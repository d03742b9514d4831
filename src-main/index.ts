import path from 'node:path';
import { app } from 'electron';
import { registerHandlers } from './electron/ipc-main.ts';
import { openWindow, pageUrlIn } from './electron/window.ts';
import { createHandlers } from './ipc/handlers.ts';

/** The folder of the built app: this file becomes its main/index.js. */
const out = path.resolve(import.meta.dirname, '..');

/** Starts the desktop app: one instance with one window. A second start brings the first one's window up. */
async function start(): Promise<void> {
  await app.whenReady();
  registerHandlers(createHandlers({ version: app.getVersion() }), pageUrlIn(out));
  const window = await openWindow(out);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  start().catch((error: unknown) => {
    process.stderr.write(
      `The window could not be opened: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    app.exit(1);
  });
} else {
  app.quit();
}
