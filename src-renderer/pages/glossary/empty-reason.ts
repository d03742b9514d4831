import { isActive } from '../../../src-main/domain/run.ts';
import type { Run } from '../../../src-main/domain/run.ts';

/** Why a glossary has no entries. */
export type EmptyReason =
  /** Nothing to build from. */
  | 'no-documents'
  /** A run works on it. */
  | 'building'
  /** A whole run ended and no term was worth an entry. */
  | 'no-terms'
  /** Documents wait for a run. */
  | 'not-built';

/**
 * Tells why a glossary has no entries.
 *
 * @param documents number of documents
 * @param runs all runs, newest first
 */
export function emptyReason(documents: number, runs: readonly Run[]): EmptyReason {
  if (runs.some(({ status }) => isActive(status))) return 'building';
  if (documents === 0) return 'no-documents';
  const newest = runs[0];
  return newest?.scope === 'full' && newest.status === 'completed' ? 'no-terms' : 'not-built';
}
