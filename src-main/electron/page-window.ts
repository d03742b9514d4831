import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import { EXPORT_SUFFIXES } from '../domain/export-format.ts';
import type { EventName, Events, PageWindow } from '../ipc/ports.ts';
import type { Texts } from './texts.ts';
import { SMALLEST_WINDOW } from './window-bounds.ts';
import type { Bounds } from './window-bounds.ts';

/** What the page shows before it is drawn, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#242424' } as const;

/**
 * Makes a window for the page: sandboxed, isolated, without Node. It is shown when there is something to be seen.
 *
 * @param preload absolute path of the built preload script
 */
export function createWindow(preload: string, bounds: Bounds, isMaximized: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    show: false,
    title: 'GenGlossary',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  return window;
}

/**
 * What the handlers need of a window.
 *
 * @param texts what dialogs say at the moment they are shown
 */
export function pageWindowOf(window: BrowserWindow, texts: () => Texts['dialogs']): PageWindow {
  return {
    send: <Name extends EventName>(name: Name, event: Events[Name]) => {
      if (window.isDestroyed() || window.webContents.isDestroyed()) return;
      window.webContents.send(name, event);
    },
    chooseProjectFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: texts().chooseProject,
        filters: [{ name: texts().projectFiles, extensions: ['genglossary'] }],
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseFiles: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: texts().chooseFiles,
        properties: ['openFile', 'multiSelections'],
      });
      return canceled || filePaths.length === 0 ? null : filePaths;
    },
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: texts().chooseFolder,
        properties: ['openDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    chooseExportFile: async (name, format) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: texts().chooseExport,
        defaultPath: path.join(app.getPath('documents'), name),
        filters: [{ name: format.toUpperCase(), extensions: [EXPORT_SUFFIXES[format]] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    chooseFileToWrite: async (kind, name) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: texts().chooseToWrite[kind],
        defaultPath: path.join(app.getPath('documents'), name),
        filters: [
          kind === 'project'
            ? { name: texts().projectFiles, extensions: ['genglossary'] }
            : { name: texts().textFiles, extensions: ['txt'] },
        ],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
