import type { GlossaryExport } from '../exchange/glossary-export.ts';
import type { ProjectContext } from './project-context.ts';

/**
 * Reads the glossary of one moment, with the occurrences of its terms, ordered for readers.
 *
 * @param runId the run that it comes from, or null
 */
export async function readGlossary(
  { db, workers, signal }: ProjectContext,
  runId: string | null,
): Promise<GlossaryExport> {
  const { project, entries, issues } = await db.read.glossary();
  const documents = [];
  for (const { path } of await db.read.listDocuments()) {
    const document = await db.read.getDocument(path);
    if (document !== null) documents.push({ path, format: document.format, text: document.text });
  }
  const terms = entries.map(({ termKey, term, aliases }) => ({ id: termKey, forms: [term, ...aliases] }));
  const { places } = await workers.perform<'occurrences'>({ kind: 'occurrences', terms, documents }, signal);
  const collator = new Intl.Collator('ja', { numeric: true });
  return {
    project: project.name,
    run: runId === null ? null : await db.read.getRun(runId),
    entries: entries
      .map(({ termKey, edited: _edited, proposal: _proposal, ...entry }) => ({
        ...entry,
        occurrences: places.get(termKey) ?? [],
      }))
      .sort((left, right) => collator.compare(left.reading ?? left.term, right.reading ?? right.term)),
    issues: issues.map(({ term, type, reason }) => ({ term, type, reason })),
  };
}
