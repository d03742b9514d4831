import path from 'node:path';
import { exitCodeOf, runChild } from './child.mjs';

/**
 * A program among the installed packages, with its arguments.
 *
 * @typedef {object} Command
 * @property {string} name what it does, as it is reported
 * @property {string} script its script, relative to node_modules
 * @property {readonly string[]} args
 */

/**
 * What became of some commands.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number | null} interruptedWith the exit code to end with if a signal asked to stop
 */

/**
 * Runs a program of the installed packages in the project's folder.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @param {Command} command
 */
export function runCommand({ node, env, root }, { script, args }) {
  return runChild(node, [path.join(root, 'node_modules', script), ...args], { cwd: root, env });
}

/**
 * Runs commands one after another, the next one also if one fails, and says of each how it went.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @param {readonly Command[]} commands
 * @returns {Promise<Outcome>}
 */
export async function runCommands(setting, commands) {
  const outcome = { passed: 0, failed: 0 };
  for (const command of commands) {
    const { code, interruptedBy } = await runCommand(setting, command);
    if (interruptedBy !== null) return { ...outcome, interruptedWith: exitCodeOf(interruptedBy) };
    if (code === 0) outcome.passed += 1;
    else outcome.failed += 1;
    report(command.name, code === 0);
  }
  return { ...outcome, interruptedWith: null };
}

/**
 * Says of one step how it went.
 *
 * @param {string} name
 * @param {boolean} passed
 */
export function report(name, passed) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name}\n`);
}

/**
 * The exit code of a task that consists of commands.
 *
 * @param {Outcome} outcome
 */
export function exitCodeFor({ failed, interruptedWith }) {
  return interruptedWith ?? (failed === 0 ? 0 : 1);
}
