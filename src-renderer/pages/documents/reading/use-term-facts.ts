import type { EntryDetails, TermDetails } from '../../../../src-main/domain/project-view.ts';
import { useAnswer } from '../../../api/queries.ts';

/** What is known of a term. */
export interface TermFacts {
  readonly details: TermDetails | undefined;
  readonly entry: EntryDetails | null | undefined;
}

/** Reads a term and its entry. What is not there yet is undefined; of an earlier term nothing stays. */
export function useTermFacts(projectId: string, termKey: string): TermFacts {
  const { data: details } = useAnswer('terms:get', { projectId, termKey });
  const isIt = details?.key === termKey;
  const { data: entry } = useAnswer('entries:get', isIt && details.hasEntry ? { projectId, termKey } : null);
  return {
    details: isIt ? details : undefined,
    entry: entry?.termKey === termKey ? entry : isIt && !details.hasEntry ? null : undefined,
  };
}

/** What the glossary says that a term is; empty where it says nothing. */
export function meaningOf(entry: EntryDetails | null | undefined): string {
  return entry?.definition ?? entry?.description?.text ?? '';
}
