import type { KeywordInContext } from '../domain/project-view.ts';
import type { Project } from '../project/project.ts';
import type { CommandContext, ContextsFlags } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { afterExtraction } from './extraction.ts';
import { findTerms } from './find-terms.ts';
import { withExistingProject } from './with-project.ts';

/**
 * `contexts [DIR] --term TERM`: where a term occurs, with the text around it (keyword in context).
 *
 * @param folder the documents, which are looked through for terms first; undefined for what a project holds already
 * @param refuse ends the command for a wrong use of it
 */
export async function listContexts(
  context: CommandContext,
  folder: string | undefined,
  flags: ContextsFlags,
  refuse: (message: string) => never,
): Promise<ExitCode> {
  const show = (project: Project): Promise<void> => showContexts(context, project, flags);
  if (folder !== undefined) return afterExtraction(context, folder, flags.db, show);
  const { db } = flags;
  if (db === undefined) {
    return refuse("error: missing argument 'DIR': name a folder, or the file of a project by --db");
  }
  return withExistingProject(context.app, db, async (project) => {
    await show(project);
    return EXIT.done;
  });
}

async function showContexts(
  { terminal }: CommandContext,
  { terms }: Project,
  { term: name, limit = Number.MAX_SAFE_INTEGER, format }: ContextsFlags,
): Promise<void> {
  for (const { key, term } of findTerms(await terms.list(), [name])) {
    const { total, contexts } = await terms.contexts(key, limit);
    if (format === 'json') {
      terminal.print(`${JSON.stringify({ term, total, contexts }, null, 2)}\n`);
    } else {
      for (const each of contexts) terminal.print(`${toLine(each)}\n`);
      terminal.note(`${total} occurrences of ${term}, ${contexts.length} shown.`);
    }
  }
}

/** An occurrence on a line of its own, its keyword between brackets that seldom stand in texts. */
function toLine({ document, line, before, keyword, after }: KeywordInContext): string {
  return `${document}:${line}: ${before}⟦${keyword}⟧${after}`.replaceAll(/\s/gu, ' ');
}
