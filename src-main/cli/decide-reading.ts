import type { CommandContext, ProjectFlags } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { findTerms } from './find-terms.ts';
import { withExistingProject } from './with-project.ts';

/**
 * `decide reading TERM [READING]`: keeps how a term is read; without a reading it is left to extraction again.
 *
 * @param name the term as it is written
 */
export async function decideReading(
  { app, terminal }: CommandContext,
  name: string,
  reading: string,
  { db }: ProjectFlags,
): Promise<ExitCode> {
  return withExistingProject(app, db, async ({ terms }) => {
    for (const { key, term } of findTerms(await terms.list(), [name])) {
      const kept = await terms.setReading(key, reading);
      terminal.print(`reading  ${term}${kept === null ? '' : `  ${kept}`}\n`);
    }
    return EXIT.done;
  });
}
