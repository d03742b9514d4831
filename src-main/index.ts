/** The desktop app: the same core as the command line, with windows. */
import path from 'node:path';
import { app, safeStorage, shell } from 'electron';
import { createApp } from './app.ts';
import { ActionableError } from './domain/errors.ts';
import { PROGRAMS } from './domain/program.ts';
import { createConsentsFile } from './electron/consents-file.ts';
import { startDesktop } from './electron/desktop.ts';
import { registerPageScheme } from './electron/page-protocol.ts';
import { createSecrets } from './electron/secrets.ts';
import { threadFilesBeside } from './thread-files.ts';

/** This file becomes out/main/index.js. */
const appFolder = path.resolve(import.meta.dirname, '..', '..');

function report(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${reasonOf(error)}\n`);
}

/** Where a mistake was made is told by the stack; what a person can act on says all by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof ActionableError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function start(): Promise<void> {
  const dataFolder = app.getPath('userData');
  const secrets = createSecrets({
    file: path.join(dataFolder, 'keys.json'),
    storage: safeStorage,
    platform: process.platform,
    report,
  });
  const { projects, servers, requestLog } = createApp({
    program: PROGRAMS.desktop,
    threadFiles: threadFilesBeside(import.meta.url),
    dataFolder,
    now: () => new Date(),
    onWarning: (message) => process.stderr.write(`warning: ${message}\n`),
    keyOf: ({ baseUrl }) => secrets.keyFor(baseUrl),
    consents: createConsentsFile(path.join(dataFolder, 'consents.json')),
    moveToBin: (file) => shell.trashItem(file),
  });
  await startDesktop({ appFolder, projects, servers, secrets, requestLog, report });
}

// One program for each folder of data: a second start hands over what it was to open, and ends.
if (app.requestSingleInstanceLock()) {
  registerPageScheme();
  start().catch((error: unknown) => {
    report('The app could not be started', error);
    app.exit(1);
  });
} else {
  app.quit();
}
