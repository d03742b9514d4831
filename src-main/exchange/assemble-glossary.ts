import type { DocumentSnapshot } from '../domain/document.ts';
import type { GlossaryEntry } from '../domain/entry.ts';
import { findPlaces } from '../pipeline/find-places.ts';
import type { ExportedIssue, ExportedRun, GlossaryExport } from './glossary-export.ts';

/** The glossary of one moment as a project stores it. */
export interface StoredGlossary {
  readonly project: { readonly name: string };
  readonly entries: readonly (Omit<GlossaryEntry, 'occurrences'> & { readonly termKey: string })[];
  readonly issues: readonly ExportedIssue[];
}

/**
 * Makes the glossary that is handed on: with the occurrences of its terms, ordered for readers.
 *
 * @param documents in the order in which occurrences are listed; each is asked for once
 * @param run the run that it comes from, or null
 */
export function assembleGlossary(
  { project, entries, issues }: StoredGlossary,
  documents: Iterable<DocumentSnapshot>,
  run: ExportedRun | null,
): GlossaryExport {
  const terms = entries.map(({ termKey, term, aliases }) => ({ id: termKey, forms: [term, ...aliases] }));
  const places = findPlaces(terms, documents);
  const collator = new Intl.Collator('ja', { numeric: true });
  return {
    project: project.name,
    run,
    entries: entries
      .map(
        ({
          termKey,
          term,
          reading,
          aliases,
          markedForms,
          category,
          status,
          definition,
          description,
          confidence,
          citations,
          alternatives,
        }) => ({
          term,
          reading,
          aliases,
          markedForms,
          category,
          status,
          definition,
          description,
          confidence,
          citations,
          alternatives,
          occurrences: places.get(termKey) ?? [],
        }),
      )
      .sort((left, right) => collator.compare(left.reading ?? left.term, right.reading ?? right.term)),
    issues: issues.map(({ term, type, reason }) => ({ term, type, reason })),
  };
}
