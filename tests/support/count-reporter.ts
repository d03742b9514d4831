import fs from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import { failureLines } from './failure-lines.ts';

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

type Failed = TestCase | TestModule | TestSuite;

/** What failed, and why. */
function failuresIn(modules: readonly TestModule[]): readonly string[] {
  const ofParts = modules.flatMap((module): readonly Failed[] => [module, ...module.children.allSuites()]);
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => ['failed', 'pending'].includes(test.result().state));
  return [...ofParts.filter((part) => part.type !== 'test' && part.errors().length > 0), ...failed].flatMap(
    (part) => failureLines(nameOf(part), errorsOf(part)),
  );
}

function nameOf(part: Failed): string {
  return part.type === 'module'
    ? part.relativeModuleId
    : `${part.module.relativeModuleId} > ${part.fullName}`;
}

function errorsOf(part: Failed): readonly string[] {
  const errors = part.type === 'test' ? (part.result().errors ?? []) : part.errors();
  return errors.map(({ message }) => message);
}

/**
 * Hands the numbers of a run to `npm test`, which prints them as its last line: passed, failed and skipped,
 * through the file that the variable GENGLOSSARY_TEST_COUNTS names, and below them what failed. Without that variable it does nothing.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env['GENGLOSSARY_TEST_COUNTS'];
    if (file === undefined) return;
    const { passed, failed, skipped } = count(modules, unhandledErrors.length);
    const errors = unhandledErrors.map(({ message }) => message);
    const failures = [
      ...failuresIn(modules),
      ...(errors.length === 0 ? [] : failureLines('an error outside of the tests', errors)),
    ];
    fs.writeFileSync(file, [`${passed} ${failed} ${skipped}`, ...failures].join('\n'));
  }
}
