import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';

/**
 * The address of the app's only page.
 *
 * @param out the folder of the built app
 */
export function pageUrlIn(out: string): string {
  return pathToFileURL(pageIn(out)).href;
}

/**
 * Opens the window on the built page: sandboxed, isolated, without Node, and unable to leave the page.
 *
 * @param out the folder of the built app
 * @returns the window, when the page is loaded
 * @throws Error if the page cannot be loaded, as when the app has not been built
 */
export async function openWindow(out: string): Promise<BrowserWindow> {
  refusePermissions();
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    webPreferences: {
      preload: path.join(out, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  await window.loadFile(pageIn(out));
  return window;
}

function pageIn(out: string): string {
  return path.join(out, 'renderer', 'index.html');
}

/** The page needs no camera, no place, no notifications. */
function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
}
