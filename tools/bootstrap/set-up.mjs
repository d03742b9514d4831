import path from 'node:path';
import { areDependenciesInstalled, installDependencies } from './dependencies.mjs';
import { withFirstInPath } from './environment.mjs';
import { findNode, installNode } from './node-runtime.mjs';
import { withSetUpLock } from './set-up-lock.mjs';

/**
 * What a task runs with.
 *
 * @typedef {object} Setting
 * @property {string} node the executable of a fitting Node
 * @property {NodeJS.ProcessEnv} env the environment, with that Node first in PATH
 */

/**
 * Makes sure that a fitting Node and the packages of the lock file are there. Where they are, it neither
 * starts a program nor takes the lock nor says a word.
 *
 * @param {object} project
 * @param {string} project.root the project's folder
 * @param {NodeJS.ProcessEnv} project.env
 * @param {import('./node-runtime.mjs').Runtime} project.runtime the Node this process runs on
 * @returns {Promise<Setting>}
 * @throws {SetUpError} if something is missing and cannot be installed
 */
export async function setUp({ root, env, runtime }) {
  const node = await readyNode(root, env, runtime);
  const setting = { node, env: withFirstInPath(env, path.dirname(node)) };
  if (!areDependenciesInstalled(root)) {
    await withSetUpLock(root, async () => {
      // Someone else may have done it while this process waited for the lock.
      if (!areDependenciesInstalled(root)) await installDependencies(root, setting.env, node);
    });
  }
  return setting;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
async function readyNode(root, env, runtime) {
  return (
    findNode(root, runtime) ??
    (await withSetUpLock(root, async () => findNode(root, runtime) ?? installNode(root, env, runtime)))
  );
}
