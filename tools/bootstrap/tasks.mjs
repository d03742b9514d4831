import path from 'node:path';
import { BUILD, CHECKS, FORMAT } from './checks.mjs';
import { runChild } from './child.mjs';
import { exitCodeFor, runCommands } from './commands.mjs';
import { runTests } from './test-task.mjs';

/**
 * What a task gets: where the project is, what it runs with, and what the user typed behind its name.
 *
 * @typedef {import('./set-up.mjs').Setting & { root: string, args: readonly string[] }} TaskSetting
 */

/** Node's remarks about itself do not belong into what our programs say. */
const PLAIN = '--disable-warning=ExperimentalWarning';

/**
 * The tasks of package.json's scripts, each returning its exit code.
 *
 * @type {ReadonlyMap<string, (setting: TaskSetting) => Promise<number>>}
 */
export const TASKS = new Map([
  ['start', (setting) => runSource(setting, 'src-main/cli.ts', setting.root, ['sample', ...setting.args])],
  ['genglossary', (setting) => runSource(setting, 'src-main/cli.ts', userFolder(setting), setting.args)],
  ['bench', (setting) => runSource(setting, 'tests/bench/run.ts', setting.root, setting.args)],
  ['check', async (setting) => exitCodeFor(await runCommands(setting, CHECKS))],
  ['build', async (setting) => exitCodeFor(await runCommands(setting, [BUILD]))],
  ['format', async (setting) => exitCodeFor(await runCommands(setting, [FORMAT]))],
  ['test', runTests],
]);

/**
 * Runs a program of ours from its TypeScript sources.
 *
 * @param {TaskSetting} setting
 * @param {string} file relative to the project's folder
 * @param {string} cwd
 * @param {readonly string[]} args
 */
async function runSource({ node, env, root }, file, cwd, args) {
  // What Node made of the sources the last time: half of the time to start.
  const cache = { NODE_COMPILE_CACHE: path.join(root, '.tools', 'compile-cache') };
  const { code } = await runChild(node, [PLAIN, path.join(root, file), ...args], {
    cwd,
    env: { ...cache, ...env },
  });
  return code;
}

/**
 * The folder in which the user typed the command: npm moves to the project's folder and remembers it.
 *
 * @param {TaskSetting} setting
 */
function userFolder({ env, root }) {
  const here = process.cwd();
  return here === root ? (env['INIT_CWD'] ?? here) : here;
}
