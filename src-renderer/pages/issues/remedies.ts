import type { IssueType } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';

/** What can be done about an issue beside dismissing it. */
export const REMEDIES = ['take-proposal', 'write-anew', 'edit', 'exclude'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** What helps against issues of each type, the likeliest first. */
const REMEDIES_OF: Readonly<Record<IssueType, readonly Remedy[]>> = {
  unsupported: ['write-anew', 'edit', 'exclude'],
  contradicting: ['edit', 'write-anew', 'exclude'],
  suspicious: ['edit', 'exclude'],
  circular: ['edit', 'write-anew', 'exclude'],
  duplicate: ['exclude', 'edit'],
  'too-broad': ['write-anew', 'edit', 'exclude'],
  // No passage defines it: writing it anew from the same documents gives the same.
  undefined: ['edit', 'exclude'],
};

/** What can be done about an issue, the likeliest first. */
export function remediesFor({
  type,
  hasProposal,
}: Pick<IssueRow, 'type' | 'hasProposal'>): readonly Remedy[] {
  return hasProposal ? ['take-proposal', ...REMEDIES_OF[type]] : REMEDIES_OF[type];
}
