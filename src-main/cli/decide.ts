import { readFile } from 'node:fs/promises';
import type { ProjectTerms } from '../project/project.ts';
import type { CommandContext, DecideFlags } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { findTerms } from './find-terms.ts';
import { withExistingProject } from './with-project.ts';

/** What can be decided about terms, as the words of the command line. */
export const VERDICTS = {
  accept: { status: 'accepted' },
  reject: { status: 'rejected' },
  require: { status: 'accepted', required: true },
  undecide: { status: 'candidate', required: false },
} as const satisfies Record<string, Parameters<ProjectTerms['decide']>[1]>;
export type Verdict = keyof typeof VERDICTS;

/**
 * `decide VERDICT TERM...`: decides about terms, all of them in one step or none.
 *
 * @param names the terms as they are written
 * @param refuse ends the command for a wrong use of it
 */
export async function decideTerms(
  { app, terminal }: CommandContext,
  verdict: Verdict,
  names: readonly string[],
  { db, from }: DecideFlags,
  refuse: (message: string) => never,
): Promise<ExitCode> {
  const wanted = [...names, ...(from === undefined ? [] : await namesIn(from, refuse))];
  if (wanted.length === 0) refuse("error: missing argument 'TERM': name terms, or a file of them by --from");
  return withExistingProject(app, db, async ({ terms }) => {
    const found = findTerms(await terms.list(), wanted);
    await terms.decide(
      found.map(({ key }) => key),
      VERDICTS[verdict],
    );
    for (const { term } of found) terminal.print(`${verdict}  ${term}\n`);
    return EXIT.done;
  });
}

/** The terms of a UTF-8 file, one a line. */
async function namesIn(file: string, refuse: (message: string) => never): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse(`error: option '--from <FILE>': ${file} cannot be read (${code})`);
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
