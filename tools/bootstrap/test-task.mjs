import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BUILD, CHECKS } from './checks.mjs';
import { exitCodeOf } from './child.mjs';
import { runCommand, runCommands } from './commands.mjs';
import { note } from './notes.mjs';

/**
 * Runs the checks, the build and the tests, and ends with one line that counts them all. With arguments,
 * which go to vitest, it runs only the tests that they choose.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<number>} 0 only if at least one test ran and nothing failed
 */
export async function runTests(setting) {
  const steps = await runCommands(setting, setting.args.length === 0 ? [...CHECKS, BUILD] : []);
  if (steps.interruptedWith !== null) return steps.interruptedWith;

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'genglossary-test-'));
  try {
    const countsFile = path.join(folder, 'counts');
    const { code, interruptedBy } = await runCommand(
      { ...setting, env: { ...setting.env, GENGLOSSARY_TEST_COUNTS: countsFile } },
      { name: 'tests', script: 'vitest/vitest.mjs', args: ['run', ...setting.args] },
    );
    if (interruptedBy !== null) return exitCodeOf(interruptedBy);
    const tests = readCounts(countsFile);
    if (tests.passed + tests.failed === 0) note('No test ran.');
    // Whatever made vitest fail beyond single tests (a file that cannot be loaded, no test at all) is a failure too.
    const unexplained = code !== 0 && tests.failed === 0 ? 1 : 0;
    const passed = steps.passed + tests.passed;
    const failed = steps.failed + tests.failed + unexplained;
    const skipped = tests.skipped === 0 ? '' : `, ${tests.skipped} skipped`;
    process.stdout.write(`${passed} passed, ${failed} failed${skipped}\n`);
    return failed === 0 && tests.passed > 0 ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Reads what tests/support/count-reporter.ts has written.
 *
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number }} all 0 if vitest did not get that far
 */
function readCounts(file) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const [passed = 0, failed = 0, skipped = 0] = text.split(' ').map(Number);
  return { passed, failed, skipped };
}
