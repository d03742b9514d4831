import type { Decision, DecisionKind } from '../../../src-main/domain/decision.ts';
import type { TermCounts } from '../../../src-main/domain/project-view.ts';
import { isActive } from '../../../src-main/domain/run.ts';
import type { Run } from '../../../src-main/domain/run.ts';

/** Decisions that the ranking learns from. */
const JUDGEMENTS: ReadonlySet<DecisionKind> = new Set([
  'terms-accepted',
  'terms-rejected',
  'terms-undecided',
]);

/** From so few judged terms the ranking learns hardly anything. */
const FEWEST = 10;

/**
 * Tells whether ranking again is worth offering: enough terms are accepted or rejected, the newest decision was one
 * of these, and no extraction has ended since.
 *
 * @param newest the newest decision; null where there is none
 * @param runs all runs, newest first
 */
export function isRankingBehind(
  counts: Pick<TermCounts, 'accepted' | 'rejected'>,
  newest: Decision | null,
  runs: readonly Run[],
): boolean {
  if (counts.accepted + counts.rejected < FEWEST) return false;
  if (newest === null || !JUDGEMENTS.has(newest.kind)) return false;
  if (runs.some(({ status }) => isActive(status))) return false;
  const ranked = runs.find(
    ({ scope, status }) => status === 'completed' && (scope === 'full' || scope === 'extract'),
  );
  return ranked !== undefined && Date.parse(newest.at) > Date.parse(ranked.finishedAt ?? ranked.startedAt);
}
