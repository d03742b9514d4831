/*
 * The module that the app imports as `electron`. It has the names that the shell can serve and no others: an
 * import of a missing one fails when the app is loaded, and already when it is type-checked (tsconfig.app.json).
 */
import { app } from './app.ts';
import { setRoleRunner } from './menu/roles.ts';

setRoleRunner((role, window) => {
  switch (role) {
    case 'quit':
      app.quit();
      break;
    case 'close':
      window?.close();
      break;
    case 'minimize':
      window?.minimize();
      break;
    case 'reload':
      window?.webContents.reload();
      break;
    case 'togglefullscreen':
      window?.setFullScreen(!window.isFullScreen());
      break;
  }
});

export { app };
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './desktop/dialog.ts';
export { shell } from './desktop/shell.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu/menu.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';

export type { BrowserWindowConstructorOptions, WebPreferences } from './browser-window.ts';
export type {
  FileFilter,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from './desktop/dialog.ts';
export type { WebFrameMain } from './frames.ts';
export type { IpcMainEvent, IpcMainInvokeEvent } from './ipc-main.ts';
export type { KeyboardEvent, MenuItemConstructorOptions } from './menu/menu.ts';
export type { PreventableEvent as Event } from './preventable-event.ts';
export type { NotificationConstructorOptions } from './notification.ts';
export type { CustomScheme } from './protocol.ts';
export type { Display, Rectangle } from './screen.ts';
export type { HandlerDetails, RenderProcessGoneDetails, WebContents } from './web-contents.ts';
