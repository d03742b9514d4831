import type { IssueType } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';

/** What can be done about an issue beside dismissing it. */
export const REMEDIES = ['take-proposal', 'merge', 'write-anew', 'edit', 'exclude'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What helps against issues of each type, the likeliest first. */
const REMEDIES_OF: Readonly<Record<IssueType, readonly Remedy[]>> = {
  unsupported: ['write-anew', 'edit', 'exclude'],
  contradicting: ['edit', 'write-anew', 'exclude'],
  suspicious: ['edit', 'exclude'],
  circular: ['edit', 'write-anew', 'exclude'],
  duplicate: ['merge', 'edit', 'exclude'],
  'too-broad': ['write-anew', 'edit', 'exclude'],
  // No passage defines it: writing it anew from the same documents gives the same.
  undefined: ['edit', 'exclude'],
};

/** What can be done about an issue, the likeliest first. */
export function remediesFor({
  type,
  hasProposal,
  related,
}: Pick<IssueRow, 'type' | 'hasProposal' | 'related'>): readonly Remedy[] {
  const remedies = REMEDIES_OF[type].filter((remedy) => remedy !== 'merge' || related.length > 0);
  return hasProposal ? ['take-proposal', ...remedies] : remedies;
}

/**
 * The terms that issues name as duplicates of each other: one group for all that hang together.
 * Issues that merging does not help against are left out.
 */
export function groupsToMerge(issues: readonly IssueRow[]): readonly (readonly string[])[] {
  const groupOf = new Map<string, ReadonlySet<string>>();
  for (const issue of issues) {
    if (!remediesFor(issue).includes('merge')) continue;
    const keys = [issue.termKey, ...issue.related.map(({ key }) => key)];
    const group = new Set(keys.flatMap((key) => [...(groupOf.get(key) ?? [key])]));
    for (const key of group) groupOf.set(key, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}
