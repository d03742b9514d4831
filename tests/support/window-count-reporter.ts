import fs from 'node:fs';
import type { Reporter, Suite, TestError } from '@playwright/test/reporter';

/**
 * Hands the numbers of a run of the window's tests to `npm test`: passed, failed and skipped, through the
 * file that the variable GENGLOSSARY_TEST_COUNTS names. A test that only passed on a second try has failed.
 */
export default class WindowCountReporter implements Reporter {
  #suite: Suite | undefined;
  #errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  /** An error that belongs to no test, such as a file that cannot be loaded. */
  onError(_error: TestError): void {
    this.#errors += 1;
  }

  onEnd(): void {
    const file = process.env['GENGLOSSARY_TEST_COUNTS'];
    if (file === undefined) return;
    const outcomes = this.#suite?.allTests().map((test) => test.outcome()) ?? [];
    const passed = outcomes.filter((outcome) => outcome === 'expected').length;
    const skipped = outcomes.filter((outcome) => outcome === 'skipped').length;
    const failed = outcomes.length - passed - skipped + this.#errors;
    fs.writeFileSync(file, `${passed} ${failed} ${skipped}`);
  }
}
