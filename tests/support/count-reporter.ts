import fs from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How many tests ended how. A file or a hook that failed by itself counts as one failed test. */
interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts the tests of some files by how they ended.
 *
 * @param modules the files, as vitest reports them at the end of a run
 * @param unhandledErrors how many errors belonged to no test
 */
function count(modules: readonly TestModule[], unhandledErrors: number): TestCounts {
  const counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that never came to an end has not passed.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}

/**
 * Hands the numbers of a run to `npm test`, which prints them as its last line: passed, failed and skipped,
 * through the file that the variable GENGLOSSARY_TEST_COUNTS names. Without that variable it does nothing.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['GENGLOSSARY_TEST_COUNTS'];
    if (file === undefined) return;
    const { passed, failed, skipped } = count(modules, unhandledErrors.length);
    fs.writeFileSync(file, `${passed} ${failed} ${skipped}`);
  }
}
