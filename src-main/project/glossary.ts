import type { GlossarySource } from '../exchange/export-thread.ts';
import type { ProjectContext } from './project-context.ts';

/**
 * Reads what the glossary of one moment is made from.
 *
 * @param runId the run that it comes from, or null
 */
export async function readGlossarySource(
  { db }: Pick<ProjectContext, 'db'>,
  runId: string | null,
): Promise<GlossarySource> {
  const glossary = await db.readPacked.glossary();
  const paths = (await db.read.listDocuments()).map(({ path }) => path);
  return {
    glossary,
    documents: await db.readPacked.getDocuments(paths),
    run: runId === null ? null : await db.read.getRun(runId),
  };
}
