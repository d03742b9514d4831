import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, note } from './notes.mjs';
import { runNpm } from './npm.mjs';

/**
 * Tells whether node_modules is complete and belongs to the lock file and to this machine.
 *
 * @param {string} root the project's folder
 */
export function areDependenciesInstalled(root) {
  try {
    return fs.readFileSync(stampFile(root), 'utf8') === stampFor(root);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Installs exactly what the lock file names. The stamp goes first and comes back last, so an interrupted
 * installation is seen as such and done again.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node the executable of the Node that npm shall run on
 * @throws {SetUpError} if npm fails
 */
export async function installDependencies(root, env, node) {
  note('Installing the packages that GenGlossary needs, about half a minute ...');
  fs.rmSync(stampFile(root), { force: true });
  const stamp = stampFor(root);
  // NODE_ENV=production would leave out what `npm test` needs. No package needs its scripts: better-sqlite3
  // brings its binaries along, and its script would compile them again, with a compiler and headers from a network.
  await runNpm(['ci', '--include=dev', '--prefer-offline', '--ignore-scripts'], {
    what: 'the packages',
    cwd: root,
    env,
    node,
    root,
  });
  fs.writeFileSync(stampFile(root), stamp);
}

/**
 * What node_modules has to belong to: packages with native parts differ by platform.
 *
 * @param {string} root
 */
function stampFor(root) {
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.genglossary-stamp');
}
