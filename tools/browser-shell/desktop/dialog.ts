import path from 'node:path';
import { BrowserWindow } from '../browser-window.ts';
import { getRuntime } from '../runtime.ts';
import { askForPaths, ask } from './questions.ts';

export interface FileFilter {
  name: string;
  extensions: string[];
}

export interface OpenDialogOptions {
  title?: string;
  defaultPath?: string;
  buttonLabel?: string;
  filters?: FileFilter[];
  properties?: ('openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory' | 'showHiddenFiles')[];
  message?: string;
}

export interface OpenDialogReturnValue {
  canceled: boolean;
  filePaths: string[];
}

export interface SaveDialogOptions {
  title?: string;
  defaultPath?: string;
  buttonLabel?: string;
  filters?: FileFilter[];
  properties?: ('createDirectory' | 'showHiddenFiles' | 'showOverwriteConfirmation')[];
  message?: string;
}

export interface SaveDialogReturnValue {
  canceled: boolean;
  /** Empty when canceled. */
  filePath: string;
}

export interface MessageBoxOptions {
  message: string;
  type?: 'none' | 'info' | 'error' | 'question' | 'warning';
  buttons?: string[];
  defaultId?: number;
  title?: string;
  detail?: string;
  cancelId?: number;
  noLink?: boolean;
}

export interface MessageBoxReturnValue {
  response: number;
  checkboxChecked: boolean;
}

/** With a window in front or without. */
type Asked<Options> = readonly [window: BrowserWindow, options: Options] | readonly [options: Options];

/*
 * Asks a person. Tests put functions of their own in the place of these, as they do under Electron; without
 * a screen there is nobody to ask, which is an error and not an answer.
 */
export const dialog = {
  showOpenDialog: async (...asked: Asked<OpenDialogOptions>): Promise<OpenDialogReturnValue> => {
    const { window, options } = readAsked('showOpenDialog', asked);
    const filePaths = await askForPaths(window, {
      kind: options.properties?.includes('openDirectory') === true ? 'folder' : 'open',
      several: options.properties?.includes('multiSelections') === true,
      title: options.title ?? options.message ?? 'Open',
      suggestion: options.defaultPath ?? '',
      filters: options.filters ?? [],
    });
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] };
  },
  showSaveDialog: async (...asked: Asked<SaveDialogOptions>): Promise<SaveDialogReturnValue> => {
    const { window, options } = readAsked('showSaveDialog', asked);
    const [filePath = ''] = await askForPaths(window, {
      kind: 'save',
      several: false,
      title: options.title ?? options.message ?? 'Save',
      suggestion: path.resolve(options.defaultPath ?? ''),
      filters: options.filters ?? [],
    });
    return { canceled: filePath === '', filePath };
  },
  showMessageBox: async (...asked: Asked<MessageBoxOptions>): Promise<MessageBoxReturnValue> => {
    const { window, options } = readAsked('showMessageBox', asked);
    const buttons = options.buttons === undefined || options.buttons.length === 0 ? ['OK'] : options.buttons;
    const response = await ask(window, {
      text: [options.message, options.detail ?? ''].filter((part) => part !== '').join('\n\n'),
      title: options.title ?? '',
      buttons,
      chosen: options.defaultId ?? 0,
      refused:
        options.cancelId ??
        Math.max(
          0,
          buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
        ),
    });
    return { response, checkboxChecked: false };
  },
  /** Says what went wrong; without a screen on stderr alone. */
  showErrorBox: (title: string, content: string): void => {
    process.stderr.write(`${title}\n${content}\n`);
    if (getRuntime().options.headless) return;
    const text = `${title}\n\n${content}`;
    void ask(anyWindow(), { text, title, buttons: ['OK'], chosen: 0, refused: 0 });
  },
};

function readAsked<Options>(
  name: string,
  asked: Asked<Options>,
): { readonly window: BrowserWindow | null; readonly options: Options } {
  if (getRuntime().options.headless) {
    throw new Error(`dialog.${name} has nobody to ask without a screen: tests put a function in its place.`);
  }
  if (asked.length === 2) return { window: asked[0], options: asked[1] };
  return { window: anyWindow(), options: asked[0] };
}

function anyWindow(): BrowserWindow | null {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
}
