import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exitCodeOf, runChild } from './child.mjs';
import { searchPath, withFirstInPath } from './environment.mjs';
import { SetUpError } from './notes.mjs';
import { reasonIn } from './reasons.mjs';

/**
 * Runs npm, on a Node of our choice, without letting its output through: where it fails, its own words
 * stand below a sentence that says what it means.
 *
 * @param {readonly string[]} args
 * @param {object} options
 * @param {string} options.what what is being installed, for the sentence that reports a failure
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.node the executable of the Node that npm shall run on
 * @param {string} options.root the project's folder, which messages show as `.`
 * @returns {Promise<void>}
 * @throws {SetUpError} if npm cannot be found or fails
 */
export async function runNpm(args, { what, cwd, env, node, root }) {
  const npm = findNpm(env, node);
  // A nested npm inherits `silent` from `npm run --silent` and would hide its error. Off line it would
  // try for minutes.
  const quiet = [
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const result = await runChild(node, [npm, ...args, ...quiet], {
    cwd,
    env: withFirstInPath(env, path.dirname(node)),
    capture: true,
  });
  if (result.interruptedBy !== null) throw new SetUpError('', { exitCode: exitCodeOf(result.interruptedBy) });
  if (result.code === 0) return;
  const output = `${result.stderr}${result.stdout}`.trim();
  throw new SetUpError(
    `The set-up could not install ${what}: ${reasonIn(output) ?? `npm ended with code ${result.code}`}. It can be started again at any time.`,
    { details: withoutPlaces(output, root) },
  );
}

/**
 * Finds npm's own script, so that it can run on any Node: `npm` itself would take the first in PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node a Node that npm may have been installed with
 * @returns {string} the path of npm-cli.js
 * @throws {SetUpError} if there is none
 */
export function findNpm(env, node) {
  const nodeFolders = [path.dirname(process.execPath), path.dirname(node)];
  const candidates = [
    env['npm_execpath'] ?? '',
    ...searchPath(env).flatMap((folder) => [
      // On Windows npm.cmd stands beside the module, elsewhere `npm` is a link to its script.
      path.join(folder, 'npm'),
      path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]),
    ...nodeFolders.flatMap((folder) => [
      path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      path.join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]),
  ];
  for (const candidate of candidates) {
    const script = realPath(candidate);
    if (script !== null && path.basename(script) === 'npm-cli.js') return script;
  }
  throw new SetUpError('npm was not found: install Node 24 together with npm and try again.');
}

/** @param {string} file */
function realPath(file) {
  try {
    return file === '' ? null : fs.realpathSync(file);
  } catch {
    return null; // not there: the next candidate is tried
  }
}

/**
 * Takes the names of a person's folders out of a message that they may pass on.
 *
 * @param {string} output
 * @param {string} root
 */
function withoutPlaces(output, root) {
  return output.split(root).join('.').split(os.homedir()).join('~');
}
