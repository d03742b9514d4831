import { resolve } from 'node:path';
import type { Project } from '../project/project.ts';
import type { CommandContext, ListFlags } from './command-context.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, watchRun } from './watched-run.ts';
import { withProject } from './with-project.ts';

/** `terms DIR`: all candidates, best first. */
export function listTerms(context: CommandContext, folder: string, flags: ListFlags): Promise<ExitCode> {
  return extractAndPrint(context, folder, flags, async (project) => {
    const terms = await project.terms.list(flags.limit);
    return terms
      .filter(({ frequency }) => frequency > 0)
      .map(({ term, score, proposed, category, frequency, documents, variants, first }) => ({
        term,
        score,
        proposed,
        category,
        frequency,
        documents,
        variants,
        first,
      }));
  });
}

/** `definitions DIR`: every definition sentence. */
export function listDefinitions(
  context: CommandContext,
  folder: string,
  flags: ListFlags,
): Promise<ExitCode> {
  return extractAndPrint(context, folder, flags, (project) => project.terms.definitions());
}

async function extractAndPrint(
  context: CommandContext,
  folder: string,
  { db }: ListFlags,
  list: (project: Project) => Promise<readonly unknown[]>,
): Promise<ExitCode> {
  return withProject(context.app, db, folder, {}, async (project) => {
    const run = await watchRun(context, project, (listener) =>
      project.runs.start(
        'extract',
        { folder: resolve(folder), provider: 'extractive' },
        listener,
        context.signal,
      ),
    );
    if (run.status === 'completed') {
      context.terminal.print(`${JSON.stringify(await list(project), null, 2)}\n`);
    }
    return exitCodeOf(run);
  });
}
