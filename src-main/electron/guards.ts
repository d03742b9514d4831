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

/** The page needs no camera, no place, no notifications, and no dictionary from elsewhere. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setSpellCheckerEnabled(false);
}
