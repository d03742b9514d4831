import fs from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { note, SetUpError } from './notes.mjs';
import { runNpm } from './npm.mjs';

/** The Node that is put into the project's folder where the machine's own is too old. */
const NODE_VERSION = '24.21.0';

/**
 * The platforms for which the registry has that Node as a package, with the hash that the package must have.
 * @type {ReadonlyMap<string, string>}
 */
const PACKAGED = new Map([
  [
    'linux-x64',
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  ],
  [
    'linux-arm64',
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  ],
  [
    'win32-x64',
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  ],
]);

/**
 * What has to be known about a Node to judge it.
 *
 * @typedef {object} Runtime
 * @property {string} version such as `20.20.2`
 * @property {string} napi the highest Node-API it offers, such as `9` (Node has it as a string)
 * @property {string} platform
 * @property {string} arch
 * @property {string} execPath
 */

/**
 * Describes the Node that this process runs on.
 *
 * @returns {Runtime}
 */
export function describeThisRuntime() {
  return {
    version: process.versions.node,
    napi: process.versions['napi'] ?? '0',
    platform: process.platform,
    arch: process.arch,
    execPath: process.execPath,
  };
}

/**
 * Tells whether the app can run on this Node: better-sqlite3 needs Node-API 10 (on less its first use is a
 * segmentation fault without a word), and the sources run as they are from 22.18 on.
 *
 * @param {Pick<Runtime, 'version' | 'napi'>} runtime
 */
export function isFitting({ version, napi }) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return Number(napi) >= 10 && (major > 22 || (major === 22 && minor >= 18));
}

/**
 * Finds a fitting Node that is there already: the one this process runs on, or one set up earlier.
 *
 * @param {string} root the project's folder
 * @param {Runtime} runtime the Node this process runs on
 * @returns {string | null} the path of its executable; null if one has to be installed first
 */
export function findNode(root, runtime) {
  if (isFitting(runtime)) return runtime.execPath;
  const executable = packagedExecutable(nodeFolder(root), runtime);
  return fs.existsSync(executable) ? executable : null;
}

/**
 * Puts a whole Node into the project's `.tools` folder, from the npm registry. It appears there only when
 * it is complete and has been seen to run, so an interrupted installation leaves nothing that looks ready.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @param {Runtime} runtime the Node this process runs on, which npm has to make do with
 * @returns {Promise<string>} the path of its executable
 * @throws {SetUpError} if there is no such package for this machine, or it cannot be installed
 */
export async function installNode(root, env, runtime) {
  const platform = `${runtime.platform}-${runtime.arch}`;
  const integrity = PACKAGED.get(platform);
  if (integrity === undefined) {
    throw new SetUpError(
      `GenGlossary needs Node 22.18 or later, and this is Node ${runtime.version}: install Node 24 from https://nodejs.org and try again.`,
    );
  }
  note(`Node ${runtime.version} is too old: setting up Node ${NODE_VERSION} in .tools ...`);
  const folder = nodeFolder(root);
  const partial = `${folder}.partial`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  writeManifests(partial, packageName(runtime), integrity);
  await runNpm(['ci', '--ignore-scripts'], {
    what: `Node ${NODE_VERSION}`,
    cwd: partial,
    env,
    node: runtime.execPath,
    root,
  });
  const trial = await runChild(packagedExecutable(partial, runtime), ['--version'], {
    cwd: root,
    env,
    capture: true,
  }).catch((/** @type {unknown} */ error) => ({ code: 1, stderr: String(error) }));
  if (trial.code !== 0) {
    throw new SetUpError(
      `Node ${NODE_VERSION} was installed but does not run on this machine: install Node 24 yourself and try again.`,
      { details: trial.stderr.split(root).join('.') },
    );
  }
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(partial, folder);
  return packagedExecutable(folder, runtime);
}

/**
 * Writes a package with its lock file around the one package that is wanted: npm then refuses a download
 * whose hash is another.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} integrity
 */
function writeManifests(folder, name, integrity) {
  const dependencies = { [name]: NODE_VERSION };
  const manifest = { name: 'node-runtime', version: '0.0.0', private: true, dependencies };
  const lock = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: manifest.name, version: manifest.version, dependencies },
      [`node_modules/${name}`]: { version: NODE_VERSION, integrity },
    },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
}

/** @param {string} root */
function nodeFolder(root) {
  return path.join(root, '.tools', `node-${NODE_VERSION}`);
}

/** @param {Pick<Runtime, 'platform' | 'arch'>} runtime */
function packageName({ platform, arch }) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * @param {string} folder
 * @param {Pick<Runtime, 'platform' | 'arch'>} runtime
 */
function packagedExecutable(folder, runtime) {
  const executable = runtime.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', packageName(runtime), 'bin', executable);
}
