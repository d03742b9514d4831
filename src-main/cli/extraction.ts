import { resolve } from 'node:path';
import { aliasesOf } from '../domain/synonyms.ts';
import type { Project, ProjectTerms } from '../project/project.ts';
import type { CommandContext, ListFlags, TermsFlags } from './command-context.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, watchRun } from './watched-run.ts';
import { withProject } from './with-project.ts';

type TermWithSynonyms = Awaited<ReturnType<ProjectTerms['list']>>[number];

/** `terms DIR`: all candidates, best first; with `--explain` why each is there. */
export function listTerms(context: CommandContext, folder: string, flags: TermsFlags): Promise<ExitCode> {
  return extractAndPrint(context, folder, flags, async (project) => {
    const terms = await project.terms.list(flags.limit);
    return terms
      .map(withSynonyms)
      .filter(({ frequency }) => frequency > 0)
      .map(({ term, score, proposed, category, frequency, documents, variants, first, ...why }) => ({
        term,
        score,
        proposed,
        category,
        frequency,
        documents,
        variants,
        first,
        ...(flags.explain === undefined
          ? {}
          : {
              reading: why.reading,
              forms: why.forms.map(({ form, count }) => ({ form, count })),
              explanation: why.explanation,
              categoryEvidence: why.categoryEvidence,
            }),
      }));
  });
}

/** A term with the forms of its synonyms among its own; `documents` is what it stands in at least. */
function withSynonyms({ synonyms, ...term }: TermWithSynonyms): Omit<TermWithSynonyms, 'synonyms'> {
  const all = [term, ...synonyms];
  return {
    ...term,
    variants: aliasesOf(term.term, term.variants, synonyms),
    forms: all.flatMap(({ forms }) => forms).sort((left, right) => right.count - left.count),
    frequency: all.reduce((sum, { frequency }) => sum + frequency, 0),
    documents: Math.max(...all.map(({ documents }) => documents)),
  };
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
  return afterExtraction(context, folder, db, async (project) => {
    context.terminal.print(`${JSON.stringify(await list(project), null, 2)}\n`);
  });
}

/**
 * Looks through the documents of a folder for terms, and shows something of what was found if the run came to its end.
 *
 * @param db the project file; undefined for a temporary project
 */
export async function afterExtraction(
  context: CommandContext,
  folder: string,
  db: string | undefined,
  show: (project: Project) => Promise<void>,
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
    if (run.status === 'completed') await show(project);
    return exitCodeOf(run);
  });
}
