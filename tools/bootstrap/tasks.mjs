import { buildApp } from './built-app.mjs';
import { CHECKS, FORMAT } from './checks.mjs';
import { exitCodeFor, runCommands } from './commands.mjs';
import { runSource } from './run-source.mjs';
import { startApp } from './start-task.mjs';
import { runTests } from './test-task.mjs';

/**
 * What a task gets: where the project is, what it runs with, and what the user typed behind its name.
 *
 * @typedef {import('./set-up.mjs').Setting & { root: string, args: readonly string[] }} TaskSetting
 */

/**
 * The tasks of package.json's scripts, each returning its exit code.
 *
 * @type {ReadonlyMap<string, (setting: TaskSetting) => Promise<number>>}
 */
export const TASKS = new Map([
  ['start', startApp],
  ['genglossary', (setting) => runSource(setting, 'src-main/cli.ts', userFolder(setting), setting.args)],
  ['bench', (setting) => runSource(setting, 'tests/bench/run.ts', setting.root, setting.args)],
  ['quality', (setting) => runSource(setting, 'tests/quality/run.ts', userFolder(setting), setting.args)],
  ['faults', (setting) => runSource(setting, 'tests/faults/run.ts', setting.root, setting.args)],
  ['check', async (setting) => exitCodeFor(await runCommands(setting, CHECKS))],
  ['build', buildApp],
  ['format', async (setting) => exitCodeFor(await runCommands(setting, [FORMAT]))],
  ['test', runTests],
]);

/**
 * The folder in which the user typed the command: npm moves to the project's folder and remembers it.
 *
 * @param {TaskSetting} setting
 */
function userFolder({ env, root }) {
  const here = process.cwd();
  return here === root ? (env['INIT_CWD'] ?? here) : here;
}
