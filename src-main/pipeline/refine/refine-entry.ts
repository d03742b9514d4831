import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { IssueType } from '../../domain/issue.ts';
import type { DefinitionProvider } from '../../llm/definition-provider.ts';
import { REFINABLE_TYPES } from '../../llm/definition-refiner.ts';
import type { RefinableType, Weakness } from '../../llm/definition-refiner.ts';

/**
 * Tells whether another text may resolve an issue. Where no passage defines the term, nothing but new documents can;
 * where documents contradict each other, a person tells which one holds; where a passage gives orders, the text was
 * written without it.
 */
export function canRefine(type: IssueType): type is RefinableType {
  return REFINABLE_TYPES.some((refinable) => refinable === type);
}

/** What goes into the refinement of one entry. */
export interface RefinementInput {
  /** At least one. */
  readonly weaknesses: readonly Weakness[];
  readonly current: EntryContent;
  readonly request: DefinitionRequest;
}

/**
 * Writes an entry anew. A provider that can be told what is wrong is told; another one gets the passages that did not
 * cause the issue, if others are left that define the term.
 *
 * @returns the other content, or null when there is no other definition
 * @throws what the provider throws
 */
export async function refineEntry(
  input: RefinementInput,
  provider: DefinitionProvider,
  signal: AbortSignal,
): Promise<EntryContent | null> {
  const { weaknesses, current, request } = input;
  const { definition } = current;
  const refined =
    provider.refiner !== undefined && definition !== null
      ? await provider.refiner.refine(request, { definition, weaknesses }, signal)
      : await provider.define(withoutCited(request, current), signal);
  if (refined === null || refined.definition === null || refined.definition === definition) return null;
  return refined;
}

/** The request without the passages that a content cites. */
function withoutCited(request: DefinitionRequest, current: EntryContent): DefinitionRequest {
  const passages = request.passages.filter(
    (passage) =>
      !current.citations.some(
        (citation) =>
          citation.document === passage.citation.document &&
          citation.start < passage.citation.end &&
          passage.citation.start < citation.end,
      ),
  );
  return { ...request, passages };
}
