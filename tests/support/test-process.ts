import { onTestFinished } from 'vitest';
import { startTalkingProcess } from './talking-process.ts';
import type { ProcessOptions, TalkingProcess } from './talking-process.ts';

export type { Ended, ProcessOptions } from './talking-process.ts';

/** A real process that a test talks to, line by line. */
export type TestProcess = TalkingProcess;

/**
 * Runs a TypeScript file in a process of its own, which ends with the test at the latest.
 *
 * @param script the file
 * @param parameters what it is started with
 */
export function startProcess(
  script: URL,
  parameters: readonly string[],
  options: ProcessOptions = {},
): TestProcess {
  const child = startTalkingProcess(script, parameters, options);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await child.ended;
  });
  return child;
}
