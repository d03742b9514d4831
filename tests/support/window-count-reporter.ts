import fs from 'node:fs';
import type { Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { failureLines } from './failure-lines.ts';

function hasFailed(test: TestCase): boolean {
  return !['expected', 'skipped'].includes(test.outcome());
}

function linesOf(test: TestCase): readonly string[] {
  const errors = test.results.flatMap((result) => result.errors.map(({ message }) => message ?? ''));
  return failureLines(test.titlePath().filter(Boolean).join(' > '), errors);
}

/**
 * Hands the numbers of a run of the window's tests to `npm test`: passed, failed and skipped, through the
 * file that the variable GENGLOSSARY_TEST_COUNTS names, and below them what failed. A test that only passed on a second try has failed.
 */
export default class WindowCountReporter implements Reporter {
  #suite: Suite | undefined;
  readonly #errors: string[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  /** An error that belongs to no test, such as a file that cannot be loaded. */
  onError(error: TestError): void {
    this.#errors.push(error.message ?? '');
  }

  onEnd(): void {
    const file = process.env['GENGLOSSARY_TEST_COUNTS'];
    if (file === undefined) return;
    const tests = this.#suite?.allTests() ?? [];
    const outcomes = tests.map((test) => test.outcome());
    const passed = outcomes.filter((outcome) => outcome === 'expected').length;
    const skipped = outcomes.filter((outcome) => outcome === 'skipped').length;
    const failed = outcomes.length - passed - skipped + this.#errors.length;
    const failures = [
      ...tests.filter(hasFailed).flatMap(linesOf),
      ...this.#errors.flatMap((error) => failureLines('an error outside of the tests', [error])),
    ];
    fs.writeFileSync(file, [`${passed} ${failed} ${skipped}`, ...failures].join('\n'));
  }
}
