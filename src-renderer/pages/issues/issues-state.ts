import { isActive } from '../../../src-main/domain/run.ts';
import type { Run, RunScope } from '../../../src-main/domain/run.ts';

/** What the list of issues as a whole has to show. */
export type IssuesState =
  /** There are issues, whatever their state. */
  | 'issues'
  /** A run works on the glossary. */
  | 'checking'
  /** Nothing to check: there are no entries. */
  | 'no-entries'
  /** There are entries, and no run has checked them as they are now. */
  | 'not-checked'
  /** A run checked all entries and found nothing. */
  | 'all-good';

/** Scopes that end with a checked glossary, and those that leave texts behind that nothing has checked. */
const CHECKING: readonly RunScope[] = ['full', 'review'];
const WRITING: readonly RunScope[] = ['generate'];

/**
 * Tells what the list of issues has to show.
 *
 * @param issues number of issues in any state
 * @param entries number of entries
 * @param runs all runs, newest first
 */
export function issuesState(issues: number, entries: number, runs: readonly Run[]): IssuesState {
  if (issues > 0) return 'issues';
  if (runs.some(({ status }) => isActive(status))) return 'checking';
  if (entries === 0) return 'no-entries';
  const last = runs.find(
    ({ scope, status }) => status === 'completed' && [...CHECKING, ...WRITING].includes(scope),
  );
  return last !== undefined && CHECKING.includes(last.scope) ? 'all-good' : 'not-checked';
}
