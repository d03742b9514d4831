import { reasonIn } from './reasons.mjs';

/** A failure of the set-up that a person can act on. Its message is the whole of what they have to know. */
export class SetUpError extends Error {
  /**
   * @param {string} message one sentence: what could not be done, why, and what would mend it
   * @param {{ details?: string, exitCode?: number }} [more] what the failed program itself said; the exit
   *   code to end with, 1 unless told otherwise
   */
  constructor(message, { details = '', exitCode = 1 } = {}) {
    super(message);
    this.name = 'SetUpError';
    this.details = details;
    this.exitCode = exitCode;
  }
}

/**
 * Says something to the person at the terminal. Always on stderr: stdout belongs to the task's results.
 *
 * @param {string} line one short line
 */
export function note(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * The code of a system error, such as `ENOENT`.
 *
 * @param {unknown} error
 * @returns {string | null} null for anything else
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Tells a person why the set-up ended early.
 *
 * @param {unknown} error what was thrown; anything but a SetUpError or the system's refusal is a fault of
 *   ours and thrown again
 * @returns {number} the exit code to end with
 */
export function explain(error) {
  if (error instanceof SetUpError) {
    if (error.message !== '') note(error.message);
    if (error.details !== '') note(error.details);
    return error.exitCode;
  }
  const code = codeOf(error);
  const reason = code === null ? null : reasonIn(code);
  if (reason === null) throw error;
  note(`The set-up could not write into the project's folder: ${reason} (${code}).`);
  return 1;
}
