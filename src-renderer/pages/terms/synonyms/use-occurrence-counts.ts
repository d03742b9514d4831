import type { TermDetails } from '../../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../../api/queries.ts';
import { useProject } from '../../../api/window-state.tsx';
import { FIRST_CONTEXTS } from '../term-contexts.tsx';

/** How often a term occurs, and in how many documents. */
interface OccurrenceCounts {
  readonly occurrences: number;
  readonly documents: number;
}

/**
 * How often a term occurs together with its synonyms. Extraction has counted each of them alone, so that in which
 * documents they stand is seen only in the documents themselves; null until these have been looked through.
 */
export function useOccurrenceCounts({
  key,
  frequency,
  documents,
  synonyms,
}: TermDetails): OccurrenceCounts | null {
  const { id: projectId } = useProject();
  const isAlone = synonyms.length === 0;
  // The same as the list of occurrences asks first.
  const { data, isPlaceholderData } = useAnswer(
    'terms:contexts',
    isAlone ? null : { projectId, termKey: key, limit: FIRST_CONTEXTS },
  );
  if (isAlone) return { occurrences: frequency, documents };
  return data === undefined || isPlaceholderData
    ? null
    : { occurrences: data.total, documents: data.documents };
}
