import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = path.resolve(import.meta.dirname, '../../../tools/browser-shell/main.ts');

export interface ShellEnd {
  readonly code: number | null;
  /** What it wrote on stdout. */
  readonly said: string;
  /** What it wrote on stderr. */
  readonly complained: string;
}

/** The shell as a person starts it, with nothing that controls it. It ends with the test at the latest. */
export interface ShellProcess {
  readonly signal: (name: NodeJS.Signals) => void;
  /** Waits for a line on stdout that begins so. Rejects when the shell ends without it. */
  readonly saying: (start: string) => Promise<string>;
  readonly ended: Promise<ShellEnd>;
}

/** Starts the shell. */
export function startShell(
  args: readonly string[],
  {
    env = process.env,
    cwd = process.cwd(),
  }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): ShellProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  let complained = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString('utf8');
  });
  const end = async (): Promise<ShellEnd> => {
    await once(child, 'close');
    for (const look of waiting) look();
    return { code: child.exitCode, said, complained };
  };
  return {
    ended: end(),
    signal: (name) => {
      child.kill(name);
    },
    saying: (start) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = said.split('\n').find((one) => one.startsWith(start));
          if (line !== undefined) resolve(line);
          else if (child.exitCode !== null) reject(new Error(`Never said "${start}": ${said}${complained}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Every process, but this, whose command line holds a text. */
export async function processesWith(text: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return ids.filter((_id, index) => commands[index]?.includes(text)).map(Number);
}

/** How many ports processes listen on. */
export async function countListeners(processes: readonly number[]): Promise<number> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  // The tenth column names the socket, the fourth its state: 0A listens.
  const listening = new Set(
    tables.flatMap((table) =>
      table
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => columns[3] === '0A')
        .map((columns) => `socket:[${columns[9]}]`),
    ),
  );
  const open = await Promise.all(processes.map(openFiles));
  return open.flat().filter((file) => listening.has(file)).length;
}

async function openFiles(id: number): Promise<readonly string[]> {
  const folder = `/proc/${id}/fd`;
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map((name) => readlink(path.join(folder, name)).catch(() => '')));
}
