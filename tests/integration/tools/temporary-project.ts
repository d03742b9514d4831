import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

/** The folder of the real project. */
export const PROJECT = path.resolve(import.meta.dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Started = ChildProcessByStdio<null, Readable, Readable>;

/** Makes an empty folder that goes away with the test; its path holds no link. */
export function temporaryFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'genglossary-tools-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * Writes files.
 *
 * @param folder where
 * @param files their texts by their paths in it
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** Notes its arguments and its Node, and installs a package. It fails if another one works beside it. */
const NPM = `
  const fs = require('node:fs');
  fs.appendFileSync('npm.log', JSON.stringify({ args: process.argv.slice(2), node: process.execPath }) + '\\n');
  fs.mkdirSync('npm-at-work');
  for (let i = 0; i < 200; i += 1) {
    fs.mkdirSync('node_modules/p' + i, { recursive: true });
    fs.writeFileSync('node_modules/p' + i + '/index.js', '');
  }
  fs.rmdirSync('npm-at-work');
`;

/** A folder laid out like the project, with the real bootstrap, a program of its own and an npm that needs no network. */
export interface TemporaryProject {
  readonly root: string;
  /** Replaces what npm does, by the text of a CommonJS script. */
  readonly setNpm: (script: string) => void;
  /** Puts the npm back that succeeds. */
  readonly mendNpm: () => void;
  readonly npmCalls: () => readonly string[];
  readonly start: (args: readonly string[], options?: RunOptions) => Started;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ended>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes a temporary project.
 *
 * @param program the text of its src-main/cli.ts
 */
export function createProject(program: string): TemporaryProject {
  const root = temporaryFolder();
  const npm = path.join(root, 'npm-cli.js');
  fs.cpSync(path.join(PROJECT, 'tools/bootstrap'), path.join(root, 'tools/bootstrap'), { recursive: true });
  writeFiles(root, {
    'package.json': '{ "type": "module" }',
    'package-lock.json': '{ "lockfileVersion": 3 }',
    'src-main/cli.ts': program,
  });
  const setNpm = (script: string): void => {
    // The package is of type module: hand the CommonJS text on to a file that says so.
    writeFiles(root, { 'npm-stub.cjs': script, 'npm-cli.js': `await import('./npm-stub.cjs');` });
  };
  setNpm(NPM);

  const start = (args: readonly string[], { cwd = root, env = {} }: RunOptions = {}): Started =>
    spawn(process.execPath, [path.join(root, 'tools/bootstrap/run.mjs'), ...args], {
      cwd,
      env: { ...cleanEnvironment(), npm_execpath: npm, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 50_000,
    });
  return {
    root,
    setNpm,
    mendNpm: () => {
      fs.rmSync(path.join(root, 'npm-at-work'), { recursive: true, force: true });
      setNpm(NPM);
    },
    npmCalls: () => {
      const log = path.join(root, 'npm.log');
      return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
    },
    start,
    run: (args, options) => ended(start(args, options)),
  };
}

/** The environment without what the surrounding test run and npm have put into it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|INIT_CWD$|VITEST|NODE_ENV$|NODE_OPTIONS$|GENGLOSSARY_|CI$|FORCE_COLOR$|GITHUB_)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Waits until a process has ended and its output is complete. */
export async function ended(child: Started): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
      resolve({ code, signal, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** Waits until a process has written a text to a stream. Rejects if the stream ends without it. */
export async function saying(stream: Readable, text: string): Promise<void> {
  let seen = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      if (seen.includes(text)) resolve();
    });
    stream.on('end', () => reject(new Error(`Ended without "${text}", after: ${seen}`)));
  });
}
