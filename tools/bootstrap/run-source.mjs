import path from 'node:path';
import { runChild } from './child.mjs';

/** Node's remarks about itself do not belong into what our programs say. */
const PLAIN = '--disable-warning=ExperimentalWarning';

/**
 * Runs a program of ours from its TypeScript sources.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @param {string} file relative to the project's folder
 * @param {string} cwd
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runSource({ node, env, root }, file, cwd, args) {
  const { code } = await runChild(node, [PLAIN, path.join(root, file), ...args], { cwd, env });
  return code;
}
