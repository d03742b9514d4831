import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { environmentIn } from './folders.ts';
import type { AppFolders } from './folders.ts';
import { APP_FOLDER } from './runtimes.ts';

/** A command that a person has started in a terminal. */
export interface Command extends AsyncDisposable {
  /** How it ends, with everything that it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the command line of the app beside its window. */
export function startCommand(folders: AppFolders, ...words: readonly string[]): Command {
  const child = spawn(process.execPath, [path.join(APP_FOLDER, 'src-main', 'cli.ts'), ...words], {
    env: environmentIn(folders),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = collect(child);
  return {
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function collect(child: ChildProcess): Promise<Awaited<Command['ended']>> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}
