import fs from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { codeOf, note } from './notes.mjs';
import { withSetUpLock } from './set-up-lock.mjs';

/** How long the server that has the runtime may take to say that it is there, in milliseconds. */
const PROBE_MS = 5000;

/** Where the package gets its runtime from unless told otherwise. */
const DOWNLOADS = 'https://github.com/electron/electron/releases/';

/**
 * Whether the desktop app can run in Electron itself.
 *
 * @typedef {{ kind: 'ready', executable: string } | { kind: 'missing', reason: string }} ElectronRuntime
 */

/**
 * Finds Electron's runtime, and downloads it where that is possible: its package comes without it.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<ElectronRuntime>} with half a sentence that says why where it cannot be had
 */
export async function electronRuntime(setting) {
  const executable = installedElectron(setting.root);
  if (executable === null) {
    const obstacle = await obstacleTo(downloadsOf(setting.env));
    if (obstacle !== null) return { kind: 'missing', reason: obstacle };
    return withSetUpLock(setting.root, () => download(setting));
  }
  return tried(setting, executable);
}

/**
 * The executable of Electron's runtime, null where only the package is there.
 *
 * @param {string} root the project's folder
 */
export function installedElectron(root) {
  const folder = path.join(root, 'node_modules', 'electron');
  try {
    const name = fs.readFileSync(path.join(folder, 'path.txt'), 'utf8');
    const executable = path.join(folder, 'dist', name);
    return fs.existsSync(executable) ? executable : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<ElectronRuntime>}
 */
async function download(setting) {
  const { node, env, root } = setting;
  // Somebody else may have done it while this process waited for the lock.
  if (installedElectron(root) === null) {
    note('Downloading Electron, about 100 MB ...');
    const script = path.join(root, 'node_modules', 'electron', 'install.js');
    const { code, interruptedBy, stderr } = await runChild(node, [script], { cwd: root, env, capture: true });
    if (code !== 0 || interruptedBy !== null) {
      return { kind: 'missing', reason: `the download of its runtime failed: ${firstLineOf(stderr)}` };
    }
  }
  const executable = installedElectron(root);
  return executable === null
    ? { kind: 'missing', reason: 'the download of its runtime left nothing behind' }
    : tried(setting, executable);
}

/**
 * Sees whether the runtime starts at all: on a small Linux it may lack the libraries of a desktop.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @param {string} executable
 * @returns {Promise<ElectronRuntime>}
 */
async function tried({ env, root }, executable) {
  const { code, stderr } = await runChild(executable, ['--version'], { cwd: root, env, capture: true });
  return code === 0
    ? { kind: 'ready', executable }
    : { kind: 'missing', reason: `its runtime does not start: ${firstLineOf(stderr)}` };
}

/**
 * Asks whether the runtime could be downloaded, so that nobody waits long for a server out of reach.
 *
 * @param {string} address
 * @returns {Promise<string | null>} half a sentence that says why not; null if it could
 */
async function obstacleTo(address) {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return null;
  } catch (error) {
    const host = URL.canParse(address) ? new URL(address).hostname : address;
    const code = error instanceof Error ? (codeOf(error.cause) ?? error.name) : String(error);
    return `its runtime comes from ${host}, which cannot be reached (${code})`;
  }
}

/**
 * A mirror can be named as Electron's own documentation says.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function downloadsOf(env) {
  return env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? DOWNLOADS;
}

/** @param {string} text */
function firstLineOf(text) {
  return text.trim().split('\n')[0]?.trim() ?? '';
}
