/** The command line: the same core as the desktop app, without a window. */
import envPaths from 'env-paths';
import { createApp } from './app.ts';
import { runCommandLine } from './cli/commands.ts';
import { keysOfEnvironment } from './cli/keys.ts';
import { createTerminal } from './cli/terminal.ts';
import { PROGRAMS } from './domain/program.ts';
import { threadFilesBeside } from './thread-files.ts';

const terminal = createTerminal(process.stdout, process.stderr);
const app = createApp({
  program: PROGRAMS.commandLine,
  threadFiles: threadFilesBeside(import.meta.url),
  dataFolder: envPaths('GenGlossary', { suffix: '' }).data,
  now: () => new Date(),
  keyOf: keysOfEnvironment(process.env),
  onWarning: (message) => terminal.note(`warning: ${message}`),
});

const stop = new AbortController();
// Idempotent: a terminal and npm may each deliver the same Ctrl-C.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

process.exitCode = await runCommandLine(process.argv.slice(2), { app, terminal, signal: stop.signal });
