import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where a test's app lives. Absolute paths; nothing in them belongs to the person who runs the tests. */
export interface AppFolders {
  readonly root: string;
  /** The home folder that the app sees. */
  readonly home: string;
  /** What the app keeps for itself: settings, the list of projects, where windows were. */
  readonly data: string;
  /** Where the app makes projects. */
  readonly projects: string;
  /** Where a test puts documents. */
  readonly documents: string;
}

/** Makes the folders of one test, new and empty. */
export function makeAppFolders(): AppFolders {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'genglossary-e2e-')));
  const home = path.join(root, 'home');
  const folders: AppFolders = {
    root,
    home,
    data: path.join(root, 'data'),
    projects: path.join(home, 'Documents', 'GenGlossary'),
    documents: path.join(home, 'Documents', 'texts'),
  };
  for (const folder of [folders.data, folders.projects, folders.documents]) {
    mkdirSync(folder, { recursive: true });
  }
  return folders;
}

/** What the app and programs beside it are started with: the person's environment with another home and without theirs. */
export function environmentIn({ home }: AppFolders): Record<string, string> {
  const foreign =
    /^(?:npm_|INIT_CWD$|NODE_(?!COMPILE_CACHE$)|GENGLOSSARY_TEST|XDG_(?!RUNTIME_DIR)|LANG|LC_|TEST_|PW|PLAYWRIGHT)/i;
  const kept = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || foreign.test(name) ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    // A locale that every machine has: file names would not be read right under one that is missing.
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en_GB',
  };
}

/** The files in a folder that hold a text, however deep; absolute paths. The browser takes files of its own away meanwhile. */
export function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readIfThere(file)?.includes(text) === true);
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
