import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { DevToolsConnection } from './devtools.ts';

export interface LaunchOptions {
  /** Path of the browser's program. */
  readonly program: string;
  /** Folder of the browser's profile; made if missing. */
  readonly profile: string;
  readonly headless: boolean;
  /** Whether it also listens on a free port of this machine, for tests. */
  readonly remoteDebugging: boolean;
}

/** A Chromium of our own. */
export interface RunningChromium {
  readonly connection: DevToolsConnection;
  /** Address to attach to from outside, null when it does not listen. */
  readonly endpoint: string | null;
  /** Resolves when its process has ended. */
  readonly exited: Promise<void>;
  /** Opens another window on an address, without tabs and address bar. Not for headless browsers. */
  readonly openWindow: (address: string) => void;
  /** Ends it at once. */
  readonly kill: () => void;
}

/** Chromium ended before it could be spoken to; the message holds what it said. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** How long the Chromium of a program that was killed may take to leave its profile, in ms. */
const PROFILE_RELEASE_MS = 10_000;
const RETRY_MS = 100;

/**
 * Starts Chromium without a window, to be driven through pipes. Without a reader at the other end of its pipes
 * it ends by itself.
 *
 * @throws LaunchError when it does not start
 */
export async function launchChromium(options: LaunchOptions): Promise<RunningChromium> {
  prepareProfile(options.profile);
  const deadline = Date.now() + PROFILE_RELEASE_MS;
  for (;;) {
    const attempt = await tryLaunch(options);
    if (!(attempt instanceof LaunchError)) return attempt;
    // Another Chromium still holds the profile: that of a program which was killed is about to end.
    if (!attempt.message.includes('existing browser session') || Date.now() > deadline) throw attempt;
    await new Promise((resolve) => {
      setTimeout(resolve, RETRY_MS);
    });
  }
}

async function tryLaunch(options: LaunchOptions): Promise<RunningChromium | LaunchError> {
  const { program } = options;
  const switches = commonSwitches(options);
  const child = spawn(
    program,
    [
      ...switches,
      '--remote-debugging-pipe',
      '--no-startup-window',
      ...(options.remoteDebugging ? ['--remote-debugging-port=0'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl+C in the terminal is for the shell, which then closes it in good order.
      detached: process.platform !== 'win32',
    },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const said = collectOutput(child);
  const [, , , toChromium, fromChromium] = child.stdio;
  if (!(toChromium instanceof Writable) || !(fromChromium instanceof Readable)) {
    return new LaunchError(`${program} has no pipes.`);
  }
  const connection = new DevToolsConnection(toChromium, fromChromium);
  const failed = exited.then(() => new LaunchError(`${program} did not start: ${said.text().trim()}`));
  const started = await Promise.race([
    connection.browser.send('Browser.getVersion', {}).catch(() => failed),
    failed,
  ]);
  if (started instanceof LaunchError) return started;
  return {
    connection,
    exited,
    endpoint: options.remoteDebugging ? await said.endpoint : null,
    openWindow: (address) => {
      spawn(program, [...switches, `--app=${address}`], { stdio: 'ignore' }).unref();
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

function commonSwitches({ profile, headless }: LaunchOptions): readonly string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints,InfiniteSessionRestore',
    '--password-store=basic',
    '--use-mock-keychain',
    // A page in the background is to go on reading what the shell sends.
    '--disable-renderer-backgrounding',
    '--hide-crash-restore-bubble',
    // A screen of usual size: windows are fitted into it.
    ...(headless ? ['--headless=new', '--screen-info={1920x1080}'] : []),
    // As root Chromium starts only without its sandbox; --test-type takes away the bar that complains.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** A new profile asks nothing and offers nothing. */
function prepareProfile(profile: string): void {
  const folder = path.join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const preferences = {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false, exit_type: 'Normal' },
    translate: { enabled: false },
    browser: { has_seen_welcome_page: true },
  };
  try {
    writeFileSync(path.join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch (error) {
    // A profile that has its preferences keeps them.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Keeps the last of what Chromium says, and finds in it where it listens. */
function collectOutput(child: ChildProcess): { text: () => string; endpoint: Promise<string> } {
  let text = '';
  const endpoint = new Promise<string>((resolve) => {
    const add = (chunk: Buffer): void => {
      text = (text + chunk.toString('utf8')).slice(-10_000);
      const address = /DevTools listening on (ws:\/\/\S+)\n/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', add);
    child.stderr?.on('data', add);
  });
  return { text: () => text, endpoint };
}
