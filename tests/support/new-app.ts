import { createApp } from '../../src-main/app.ts';
import type { App, AppContext } from '../../src-main/app.ts';
import { threadFilesBeside } from '../../src-main/thread-files.ts';

export const THREAD_FILES = threadFilesBeside(new URL('../../src-main/cli.ts', import.meta.url).href);

/**
 * The program as it is put together for the command line, with a data folder of its own.
 *
 * @param changes parts to put it together from instead of the usual ones
 */
export function newApp(dataFolder: string, changes: Partial<AppContext> = {}): App {
  return createApp({
    program: 'test',
    threadFiles: THREAD_FILES,
    dataFolder,
    now: () => new Date(),
    onWarning: (message) => {
      throw new Error(message);
    },
    ...changes,
  });
}
