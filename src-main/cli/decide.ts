import { readFile } from 'node:fs/promises';
import { ActionableError } from '../domain/errors.ts';
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
 * `decide VERDICT TERM...`: decides about terms, in one step; if the project does not have one of them, about none.
 *
 * @param names the terms as they are written
 * @param refuse ends the command for a wrong use of it
 * @throws ActionableError `term-not-found`
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
    const gone = await terms.decide(
      found.map(({ key }) => key),
      VERDICTS[verdict],
    );
    const missing = new Set(gone);
    for (const { key, term } of found) if (!missing.has(key)) terminal.print(`${verdict}  ${term}\n`);
    if (missing.size > 0) {
      const list = found.flatMap(({ key, term }) => (missing.has(key) ? [`"${term}"`] : [])).join(', ');
      throw new ActionableError(
        'term-not-found',
        `A run has removed these terms in this moment: ${list}. What is listed above was decided.`,
        'Look at the terms by the command "terms".',
      );
    }
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
