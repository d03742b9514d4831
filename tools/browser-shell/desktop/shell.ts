import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProgram } from './programs.ts';
import { trashItem } from './trash.ts';

export const shell = {
  /** Opens an address with the program that the system has for it. Rejects when there is none. */
  openExternal: async (url: string): Promise<void> => {
    const failure = await openWithSystem(new URL(url).href);
    if (failure !== '') throw new Error(failure);
  },
  /** Opens a file with the program that the system has for it. Answers why it could not, empty when it could. */
  openPath: async (file: string): Promise<string> => openWithSystem(file),
  /** Shows a file in the file manager. */
  showItemInFolder: (file: string): void => {
    void showItem(file);
  },
  trashItem,
};

async function openWithSystem(target: string): Promise<string> {
  const [program, ...args] = openCommand(target);
  const result = await runProgram(program, args);
  if (result === null) return `Failed to open: the program ${program} is missing.`;
  return result.code === 0 ? '' : `Failed to open: ${program} ended with code ${result.code}.`;
}

function openCommand(target: string): readonly [program: string, ...args: string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', target];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', target];
    default:
      return ['xdg-open', target];
  }
}

async function showItem(file: string): Promise<void> {
  switch (process.platform) {
    case 'darwin':
      await runProgram('open', ['-R', file]);
      return;
    case 'win32':
      await runProgram('explorer', [`/select,${file}`]);
      return;
    default: {
      const shown = await runProgram('gdbus', [
        'call',
        '--session',
        '--dest=org.freedesktop.FileManager1',
        '--object-path=/org/freedesktop/FileManager1',
        '--method=org.freedesktop.FileManager1.ShowItems',
        `['${fileAddress(file)}']`,
        '',
      ]);
      // A desktop without such a file manager can at least open the folder.
      if (shown?.code !== 0) await openWithSystem(path.dirname(file));
    }
  }
}

/** The address of a file, without what would end a string of the other program. */
function fileAddress(file: string): string {
  return pathToFileURL(file).href.replaceAll("'", '%27');
}
