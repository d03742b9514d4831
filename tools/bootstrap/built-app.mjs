import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BUILD } from './checks.mjs';
import { exitCodeOf } from './child.mjs';
import { runCommand } from './commands.mjs';
import { codeOf, note } from './notes.mjs';
import { withSetUpLock } from './set-up-lock.mjs';

/** What the bundles are made of. */
const SOURCES = /** @type {const} */ ([
  'src-main',
  'src-preload',
  'src-renderer',
  'electron.vite.config.ts',
  'package-lock.json',
]);

/**
 * Builds the desktop app unless it is built already from the sources as they are. Two starts at once build
 * once: neither may load what the other is just writing.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<number>} 0, or the exit code of the build that failed
 */
export async function ensureBuilt(setting) {
  if (isBuilt(setting.root)) return 0;
  return withSetUpLock(setting.root, async () => {
    if (isBuilt(setting.root)) return 0;
    note('Building the app ...');
    return buildApp(setting);
  });
}

/**
 * Builds the desktop app, and notes what it was made of.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<number>} the exit code of the build
 */
export async function buildApp(setting) {
  fs.rmSync(stampFile(setting.root), { force: true });
  const sources = stateOfSources(setting.root);
  const { code, interruptedBy } = await runCommand(setting, BUILD);
  if (interruptedBy !== null) return exitCodeOf(interruptedBy);
  if (code === 0) fs.writeFileSync(stampFile(setting.root), sources);
  return code;
}

/** @param {string} root */
function isBuilt(root) {
  try {
    return fs.readFileSync(stampFile(root), 'utf8') === stateOfSources(root);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * A hash that changes with every source file.
 *
 * @param {string} root
 */
function stateOfSources(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesAt(path.join(root, source))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or a folder
 * @returns {string[]} the files there, in a fixed order
 */
function filesAt(place) {
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesAt(path.join(place, name)));
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'out', '.built-from');
}
