import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './built-app.mjs';
import { CHECKS } from './checks.mjs';
import { exitCodeOf } from './child.mjs';
import { report, runCommand, runCommands } from './commands.mjs';
import { note } from './notes.mjs';

/**
 * A program that runs tests. It writes how many passed, failed and were skipped into the file that the
 * variable GENGLOSSARY_TEST_COUNTS names, and below that what failed and why.
 *
 * @typedef {import('./commands.mjs').Command} Runner
 */

/**
 * How many tests ended how.
 *
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures lines that say what failed and why
 */

/** @type {Runner} */
const UNIT_RUNNER = { name: 'tests', script: 'vitest/vitest.mjs', args: ['run'] };

/** Drives the built app in its windows. @type {Runner} */
const WINDOW_RUNNER = { name: 'tests of the window', script: '@playwright/test/cli.js', args: ['test'] };

/** Where the tests of the window are. */
const WINDOW_TESTS = 'tests/e2e';

/**
 * Runs the checks, the build and the tests, and ends with one line that counts them all. With arguments it
 * runs only the tests that they choose: those of the window if one of them names their folder, else the
 * others.
 *
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @returns {Promise<number>} 0 only if at least one test ran and nothing failed
 */
export async function runTests(setting) {
  const { args } = setting;
  const isChosen = args.length > 0;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const failures = [];
  if (!isChosen) {
    const checks = await runCommands(setting, CHECKS);
    if (checks.interruptedWith !== null) return checks.interruptedWith;
    counts.passed += checks.passed;
    counts.failed += checks.failed;
    const built = await buildApp(setting);
    report('build', built === 0);
    counts[built === 0 ? 'passed' : 'failed'] += 1;
  }

  const choosesWindow = args.some((arg) => arg.replaceAll('\\', '/').includes(WINDOW_TESTS));
  const runners = isChosen ? [choosesWindow ? WINDOW_RUNNER : UNIT_RUNNER] : [UNIT_RUNNER, WINDOW_RUNNER];
  let ran = 0;
  for (const runner of runners) {
    const tests = await runRunner(setting, { ...runner, args: [...runner.args, ...args] });
    if (tests.interruptedWith !== null) return tests.interruptedWith;
    if (tests.passed + tests.failed === 0) note('No test ran.');
    ran += tests.passed;
    counts.passed += tests.passed;
    counts.failed += tests.failed;
    counts.skipped += tests.skipped;
    failures.push(...tests.failures);
  }
  // Thousands of lines may lie between a failed test and the end: whoever reads only the end learns it too.
  if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join('\n')}\n\n`);
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
  return counts.failed === 0 && ran > 0 ? 0 : 1;
}

/**
 * @param {import('./tasks.mjs').TaskSetting} setting
 * @param {Runner} runner
 * @returns {Promise<TestCounts & { interruptedWith: number | null }>}
 */
async function runRunner(setting, runner) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'genglossary-test-'));
  try {
    const countsFile = path.join(folder, 'counts');
    const env = { ...setting.env, GENGLOSSARY_TEST_COUNTS: countsFile };
    const { code, interruptedBy } = await runCommand({ ...setting, env }, runner);
    const interruptedWith = interruptedBy === null ? null : exitCodeOf(interruptedBy);
    const tests = readCounts(countsFile);
    // Whatever made the runner fail beyond single tests (a file that cannot be loaded, no test at all) is a failure too.
    const unexplained = code !== 0 && tests.failed === 0 ? 1 : 0;
    return { ...tests, failed: tests.failed + unexplained, interruptedWith };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Reads what the reporters in tests/support have written.
 *
 * @param {string} file
 * @returns {TestCounts} all 0 if the runner did not get that far
 */
function readCounts(file) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const [numbers = '', ...failures] = text.split('\n');
  const [passed = 0, failed = 0, skipped = 0] = numbers.split(' ').map(Number);
  return { passed, failed, skipped, failures };
}
