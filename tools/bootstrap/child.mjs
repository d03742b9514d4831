import { spawn } from 'node:child_process';
import os from 'node:os';

/** How soon it is noticed that npm has gone. */
const PARENT_POLL_MS = 250;

/** Sent to this process, they are meant for the task. */
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} ChildResult
 * @property {number} code the child's exit code, or 128 plus the number of the signal that ended it
 * @property {NodeJS.Signals | null} interruptedBy the signal that reached this process meanwhile: nothing more should be started then
 * @property {string} stdout what the child wrote, empty where the output is inherited
 * @property {string} stderr likewise
 */

/**
 * Runs a program, hands on every signal that asks this process to end, and waits until the program has
 * really ended: a caller that sees this process go may rely on the work having stopped.
 *
 * The child stays in this process group, so that a signal to the group (Ctrl-C, or a kill of the whole
 * group) reaches it whatever becomes of this process. It may therefore see one Ctrl-C twice.
 *
 * @param {string} command the program
 * @param {readonly string[]} args its arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, capture?: boolean }} options `capture` collects the output
 *   instead of letting it through
 * @returns {Promise<ChildResult>}
 * @throws {Error} if the program cannot be started
 */
export function runChild(command, args, { cwd, env, capture = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      windowsHide: true,
    });
    /** @type {NodeJS.Signals | null} */
    let interruptedBy = null;
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      interruptedBy = signal;
      // Windows delivers Ctrl-C to every process of the console by itself, and kill() there ends the child at once.
      if (process.platform !== 'win32') child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const parentWatch = watchNpm(env, () => forward('SIGTERM'));
    const stopForwarding = () => {
      clearInterval(parentWatch);
      for (const signal of FORWARDED) process.removeListener(signal, forward);
    };

    /** @type {Buffer[]} */
    const stdout = [];
    /** @type {Buffer[]} */
    const stderr = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => stdout.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => stderr.push(chunk));

    child.on('error', (error) => {
      if (child.pid !== undefined) return; // a signal that came too late; 'close' follows
      stopForwarding();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopForwarding();
      resolve({
        code: code ?? exitCodeOf(signal),
        interruptedBy,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

/**
 * Notices that npm has been told to end. It passes SIGTERM on to the shell between it and this process,
 * which ends at once without passing it on.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {() => void} onGone called once
 * @returns {NodeJS.Timeout | undefined} the timer, undefined where it was not npm that started this process
 */
function watchNpm(env, onGone) {
  if (env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_POLL_MS);
  return timer;
}

/**
 * The exit code by which shells tell that a signal ended a program.
 *
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(signal) {
  return 128 + (signal === null ? 0 : os.constants.signals[signal]);
}
