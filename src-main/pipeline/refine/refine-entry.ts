import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue, IssueType } from '../../domain/issue.ts';
import type { DefinitionProvider } from '../../llm/definition-provider.ts';

/**
 * Tells whether another passage may resolve an issue. Where no passage defines the term, nothing but new documents can;
 * where documents contradict each other, a person tells which one holds.
 */
export function canRefine(type: IssueType): boolean {
  return type !== 'undefined' && type !== 'contradicting';
}

/**
 * Writes an entry anew without the passages that caused its issue, if others are left that define the term.
 *
 * @returns the better content, or null when the documents offer no other definition
 * @throws what the provider throws
 */
export async function refineEntry(
  issue: Pick<FoundIssue, 'type'>,
  current: EntryContent,
  request: DefinitionRequest,
  provider: DefinitionProvider,
  signal: AbortSignal,
): Promise<EntryContent | null> {
  if (!canRefine(issue.type)) return null;
  const passages = request.passages.filter(
    (passage) =>
      !current.citations.some(
        (citation) =>
          citation.document === passage.citation.document &&
          citation.start < passage.citation.end &&
          passage.citation.start < citation.end,
      ),
  );
  const refined = await provider.define({ ...request, passages }, signal);
  return refined.definition === null || refined.definition === current.definition ? null : refined;
}
