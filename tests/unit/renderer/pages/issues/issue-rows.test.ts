import { describe, expect, it } from 'vitest';
import type { IssueRow } from '../../../../../src-main/domain/project-view.ts';
import { ISSUE_TYPES } from '../../../../../src-main/domain/issue.ts';
import {
  countIssues,
  issueKey,
  issueNear,
  listedRows,
  neighbouringIssue,
  TYPES_IN_ORDER,
} from '../../../../../src-renderer/pages/issues/issue-rows.ts';

function issue(
  term: string,
  type: IssueRow['type'],
  state: IssueRow['state'] = 'open',
  cause = 'c',
): IssueRow {
  const rest = { remark: null, dismissal: '', hasProposal: false, related: [], passages: [] };
  return { termKey: term, term, type, cause, state, ...rest };
}

const ISSUES = [
  issue('arc', 'undefined'),
  issue('arc', 'duplicate'),
  issue('bolt', 'circular', 'dismissed'),
  issue('cog', 'duplicate', 'resolved'),
  issue('dial', 'duplicate'),
];

function names(rows: ReturnType<typeof listedRows>): string[] {
  return rows.map((row) => (row.kind === 'head' ? `${row.type} ${row.count}` : row.issue.term));
}

describe('listedRows', () => {
  it('lists every type of issue somewhere', () => {
    expect([...TYPES_IN_ORDER].sort()).toEqual([...ISSUE_TYPES].sort());
  });

  it('puts the issues of a state under the heads of their types and leaves empty types out', () => {
    expect(names(listedRows(ISSUES, { state: 'open', type: null, severity: null }))).toEqual([
      'duplicate 2',
      'arc',
      'dial',
      'undefined 1',
      'arc',
    ]);
    expect(names(listedRows(ISSUES, { state: 'dismissed', type: null, severity: null }))).toEqual([
      'circular 1',
      'bolt',
    ]);
  });

  it('shows one type where it is asked for', () => {
    expect(names(listedRows(ISSUES, { state: 'open', type: 'undefined', severity: null }))).toEqual([
      'undefined 1',
      'arc',
    ]);
    expect(listedRows(ISSUES, { state: 'open', type: 'circular', severity: null })).toEqual([]);
  });

  it('gives every row a name of its own, also where parts of names run together', () => {
    const rows = [issue('a', 'duplicate', 'open', 'bc'), issue('ab', 'duplicate', 'open', 'c')];
    expect(new Set(rows.map(issueKey)).size).toBe(2);
    const all = listedRows(ISSUES, { state: 'open', type: null, severity: null });
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });
});

it('counts the issues that pass a filter', () => {
  expect(countIssues(ISSUES, { state: 'open', type: null, severity: null })).toBe(3);
  expect(countIssues(ISSUES, { state: 'open', type: 'duplicate', severity: null })).toBe(2);
  expect(countIssues(ISSUES, { state: 'open', type: null, severity: 'low' })).toBe(
    countIssues(ISSUES, { state: 'open', type: 'undefined', severity: null }),
  );
  expect(countIssues(ISSUES, { state: 'resolved', type: 'circular', severity: null })).toBe(0);
});

describe('the way of the keyboard', () => {
  const rows = listedRows(ISSUES, { state: 'open', type: null, severity: null });

  it('passes over the heads', () => {
    expect(neighbouringIssue(rows, 2, 1)).toBe(4);
    expect(neighbouringIssue(rows, 4, -1)).toBe(2);
  });

  it('stays at the first and the last issue', () => {
    expect(neighbouringIssue(rows, 1, -1)).toBe(1);
    expect(neighbouringIssue(rows, 4, 1)).toBe(4);
  });

  it('goes on with the issue that took the place of one that is gone, or the last one', () => {
    expect(issueNear(rows, 0)).toBe(1);
    expect(issueNear(rows, 3)).toBe(4);
    expect(issueNear(rows, 9)).toBe(4);
    expect(issueNear([], 0)).toBe(-1);
  });
});
