import { stripVTControlCharacters } from 'node:util';

/** Lines of a message that are shown: the reason stands in the first ones. */
const LINES = 6;

/**
 * Says in a few lines what failed and why, for the end of the output of `npm test`.
 *
 * @param name the test, with the file and the groups that it stands in
 * @param messages the errors, as the runner gives them; may hold colours
 */
export function failureLines(name: string, messages: readonly string[]): readonly string[] {
  const reasons = messages.flatMap((message) =>
    stripVTControlCharacters(message)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, LINES)
      .map((line) => `      ${line.trim()}`),
  );
  return [`  - ${name.replaceAll('\n', ' ')}`, ...reasons];
}
