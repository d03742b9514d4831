import { describe, expect, it } from 'vitest';
import type { IssueRow } from '../../../../../src-main/domain/project-view.ts';
import { groupsToMerge, remediesFor } from '../../../../../src-renderer/pages/issues/remedies.ts';

function issue(termKey: string, type: IssueRow['type'], ...related: readonly string[]): IssueRow {
  return {
    termKey,
    term: termKey,
    type,
    cause: type,
    state: 'open',
    remark: null,
    dismissal: '',
    hasProposal: false,
    related: related.map((key) => ({ key, term: key })),
    passages: [],
  };
}

describe('merging as a remedy', () => {
  it('is the first one against duplicates that name another term, and none against other issues', () => {
    expect(remediesFor(issue('oven', 'duplicate', 'kiln'))[0]).toBe('merge');
    expect(remediesFor(issue('oven', 'duplicate'))).not.toContain('merge');
    expect(remediesFor(issue('oven', 'circular', 'kiln'))).not.toContain('merge');
  });

  it('puts all terms into one group that issues join, and leaves other issues out', () => {
    const issues = [
      issue('oven', 'duplicate', 'kiln'),
      issue('bell', 'duplicate', 'gong'),
      issue('clay', 'circular', 'oven'),
      issue('furnace', 'duplicate', 'hearth'),
      issue('hearth', 'duplicate', 'oven'),
    ];
    expect(groupsToMerge(issues).map((group) => group.toSorted())).toEqual([
      ['furnace', 'hearth', 'kiln', 'oven'],
      ['bell', 'gong'],
    ]);
  });
});
