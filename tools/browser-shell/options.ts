import { readFileSync } from 'node:fs';
import path from 'node:path';

/** How the shell was started. */
export interface ShellOptions {
  /** Absolute path of the folder with the app's package.json. */
  readonly appFolder: string;
  readonly headless: boolean;
  /** Where the app keeps its data, null for the place that belongs to its name. */
  readonly userDataFolder: string | null;
  /** Whether Chromium listens on a free port of this machine, for tests. */
  readonly remoteDebugging: boolean;
  /** What the app gets behind its folder: everything else, switches included, as under Electron. */
  readonly appArguments: readonly string[];
}

/** What the app's package.json says of it. */
export interface AppManifest {
  readonly name: string;
  readonly version: string;
  /** Absolute path of the main module. */
  readonly main: string;
}

/** The command line of the shell cannot be followed; the message says why. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Reads the command line.
 *
 * @param args the arguments behind the script: the app's folder first
 * @throws StartError when the folder is missing or a port is asked for by number
 */
export function parseShellOptions(args: readonly string[]): ShellOptions {
  const [appFolder, ...appArguments] = args;
  if (appFolder === undefined || appFolder.startsWith('-')) {
    throw new StartError(
      'Usage: node tools/browser-shell/main.ts <app folder> [--headless] [--user-data-dir=…] [--remote-debugging-port=0] [app arguments]',
    );
  }
  const port = valueOf(appArguments, '--remote-debugging-port');
  if (port !== null && port !== '0') {
    throw new StartError('Only --remote-debugging-port=0 can be given: Chromium then takes a free port.');
  }
  const userDataFolder = valueOf(appArguments, '--user-data-dir');
  return {
    appFolder: path.resolve(appFolder),
    headless: appArguments.includes('--headless'),
    userDataFolder: userDataFolder === null ? null : path.resolve(userDataFolder),
    remoteDebugging: port !== null,
    appArguments,
  };
}

/**
 * Reads the app's package.json.
 *
 * @throws StartError when it cannot be read or names no main module
 */
export function readAppManifest(appFolder: string): AppManifest {
  const file = path.join(appFolder, 'package.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartError(
      `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const field = (name: string): string | null => {
    const value: unknown =
      typeof content === 'object' && content !== null ? Reflect.get(content, name) : null;
    return typeof value === 'string' ? value : null;
  };
  const main = field('main');
  if (main === null) throw new StartError(`${file} names no "main" module.`);
  return {
    name: field('productName') ?? field('name') ?? 'app',
    version: field('version') ?? '0.0.0',
    main: path.resolve(appFolder, main),
  };
}

function valueOf(args: readonly string[], name: string): string | null {
  const given = args.findLast((argument) => argument.startsWith(`${name}=`));
  return given === undefined ? null : given.slice(name.length + 1);
}
