import { withCompileCache, withMemoryGivenBack } from './environment.mjs';
import { explain, note } from './notes.mjs';
import { describeThisRuntime } from './node-runtime.mjs';
import { setUp } from './set-up.mjs';
import { TASKS } from './tasks.mjs';

/**
 * Sets the project up where that is needed and runs one task on a fitting Node.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} argv the name of the task and its arguments
 * @returns {Promise<number>} the exit code: the task's own, 1 if the set-up failed, 2 for an unknown task
 */
export async function main(root, argv) {
  const [name = '', ...args] = argv;
  const task = TASKS.get(name);
  if (task === undefined) {
    note(`Unknown task "${name}". There are: ${[...TASKS.keys()].join(', ')}.`);
    return 2;
  }
  try {
    const setting = await setUp({ root, env: process.env, runtime: describeThisRuntime() });
    const env = withMemoryGivenBack(withCompileCache(setting.env, root));
    return await task({ ...setting, env, root, args });
  } catch (error) {
    return explain(error);
  }
}
