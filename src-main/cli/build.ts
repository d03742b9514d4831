import { resolve } from 'node:path';
import { formatOfSuffix } from '../exchange/formats.ts';
import { assertWritable } from '../exchange/write-file-atomically.ts';
import { chosenProvider } from './chosen-provider.ts';
import type { BuildFlags, CommandContext } from './command-context.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, watchRun } from './watched-run.ts';
import { withProject } from './with-project.ts';

/**
 * `build DIR --out FILE`: the whole pipeline on a folder, then the glossary into a file.
 *
 * @param refuse ends the command for options that do not fit together
 */
export async function buildGlossary(
  context: CommandContext,
  folder: string,
  flags: BuildFlags,
  refuse: (message: string) => never,
): Promise<ExitCode> {
  const { out, format = formatOfSuffix(out) ?? 'md', db } = flags;
  const provider = chosenProvider(flags, refuse);
  // A model is waited for, not worked on: how many requests it takes at once says nothing about this computer.
  const concurrency = provider === 'extractive' ? flags.concurrency : undefined;
  const target = resolve(out);
  // Before the work: nobody wants to hear at its end that the result has no place to go.
  await assertWritable(target);
  return withProject(context.app, db, folder, { concurrency }, async (project) => {
    const run = await watchRun(context, project, (listener) =>
      project.runs.start('full', { folder: resolve(folder), provider }, listener, context.signal),
    );
    if (run.status !== 'completed') return exitCodeOf(run);
    const entries = await project.entries.exportTo(target, format, run.id);
    const { undefined: undefinedEntries } = await project.entries.counts();
    context.terminal.note(
      `${entries} entries, ${entries - undefinedEntries} of them with a definition: ${out}`,
    );
    return exitCodeOf(run);
  });
}
