import { app, session } from 'electron';
import { isOwnPage } from '../ipc/sender.ts';

/**
 * Keeps every page of this process where it is: none opens a window, leaves our page, shows another page in a frame,
 * or embeds one. Call it before the first window is opened.
 */
export function guardPages(pageUrl: string): void {
  const isOwn = (url: string, isTopFrame: boolean): boolean => isOwnPage({ url, isTopFrame }, pageUrl);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (details) => {
      if (!isOwn(details.url, true)) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!isOwn(details.url, details.isMainFrame)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** All that a page may: put text that a person copies onto the clipboard, which it cannot read. */
const GRANTED = 'clipboard-sanitized-write';

/** The page needs no camera, no place, no notifications, and no dictionary from elsewhere. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === GRANTED),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === GRANTED);
  session.defaultSession.setSpellCheckerEnabled(false);
}
