import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createApp } from '../../../src-main/app.ts';
import { runCommandLine } from '../../../src-main/cli/commands.ts';
import { keysOfEnvironment } from '../../../src-main/cli/keys.ts';
import { createTerminal } from '../../../src-main/cli/terminal.ts';
import { threadFilesBeside } from '../../../src-main/thread-files.ts';

/** What a command left behind. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'genglossary-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, by their paths relative to a folder, and returns the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Performs a command in this process, with its own data folder, streams and environment. */
export async function command(
  words: readonly string[],
  signal: AbortSignal = new AbortController().signal,
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const terminal = createTerminal(stdout, stderr);
  const app = createApp({
    program: 'test',
    threadFiles: threadFilesBeside(new URL('../../../src-main/cli.ts', import.meta.url).href),
    dataFolder: temporaryFolder(),
    now: () => new Date(),
    keyOf: keysOfEnvironment(environment),
    onWarning: (message) => terminal.note(message),
  });
  const exitCode = await runCommandLine(words, { app, terminal, signal });
  return { exitCode, stdout: textOf(stdout), stderr: textOf(stderr) };
}

function textOf(stream: PassThrough): string {
  const chunk: unknown = stream.read();
  return chunk instanceof Buffer ? chunk.toString('utf8') : '';
}
