import { startProcess } from './test-process.ts';
import type { Ended, TestProcess } from './test-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const COMMAND_LINE = new URL('../../src-main/cli.ts', import.meta.url);

/** Starts the real command line, with a data folder of its own. */
export function startCommand(...words: readonly string[]): TestProcess {
  const data = temporaryFolder();
  return startProcess(COMMAND_LINE, words, { env: { XDG_DATA_HOME: data, HOME: data, LOCALAPPDATA: data } });
}

/** Runs the real command line to its end. */
export async function runCommand(...words: readonly string[]): Promise<Ended> {
  return startCommand(...words).ended;
}
