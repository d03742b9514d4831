import { SEVERITY_OF } from '../../../src-main/domain/issue.ts';
import type { IssueSeverity, IssueState, IssueType } from '../../../src-main/domain/issue.ts';
import type { IssueRow } from '../../../src-main/domain/project-view.ts';

/** The types in the order of the page: what makes a definition worthless first, what is merely missing last. */
export const TYPES_IN_ORDER = [
  'unsupported',
  'contradicting',
  'suspicious',
  'circular',
  'duplicate',
  'too-broad',
  'undefined',
] as const satisfies readonly IssueType[];

/** Which issues are shown. */
export interface IssueFilter {
  readonly state: IssueState;
  /** Null for all types. */
  readonly type: IssueType | null;
  /** Null for all severities. */
  readonly severity: IssueSeverity | null;
}

/** A row of the page that is an issue. */
export interface ListedIssue {
  readonly kind: 'issue';
  readonly key: string;
  readonly issue: IssueRow;
}

/** A row of the page: the head of a type, or an issue of it. */
export type ListedRow =
  | { readonly kind: 'head'; readonly key: string; readonly type: IssueType; readonly count: number }
  | ListedIssue;

/** Names an issue within its project. */
export function issueKey({ termKey, type, cause }: IssueRow): string {
  return JSON.stringify([termKey, type, cause]);
}

/** The rows for the issues that pass a filter: type by type, each with its head. */
export function listedRows(issues: readonly IssueRow[], filter: IssueFilter): readonly ListedRow[] {
  const shown = issues.filter((issue) => passes(issue, filter));
  return TYPES_IN_ORDER.flatMap((each): ListedRow[] => {
    const ofType = shown.filter((issue) => issue.type === each);
    if (ofType.length === 0) return [];
    return [
      { kind: 'head', key: each, type: each, count: ofType.length },
      ...ofType.map((issue): ListedRow => ({ kind: 'issue', key: issueKey(issue), issue })),
    ];
  });
}

/** How many issues pass a filter. */
export function countIssues(issues: readonly IssueRow[], filter: IssueFilter): number {
  return issues.filter((issue) => passes(issue, filter)).length;
}

function passes(issue: IssueRow, { state, type, severity }: IssueFilter): boolean {
  return (
    issue.state === state &&
    (type === null || issue.type === type) &&
    (severity === null || SEVERITY_OF[issue.type] === severity)
  );
}

/**
 * The issue next to a place in the list, for the keyboard: the first at the place or after it, else the last before
 * it; -1 where there is none.
 */
export function issueNear(rows: readonly ListedRow[], index: number): number {
  const after = rows.findIndex((row, at) => at >= index && row.kind === 'issue');
  return after >= 0 ? after : rows.findLastIndex((row) => row.kind === 'issue');
}

/** The issue before or after the one at a place; the place itself where there is none. */
export function neighbouringIssue(rows: readonly ListedRow[], index: number, step: 1 | -1): number {
  let at = index + step;
  while (rows[at]?.kind === 'head') at += step;
  return rows[at] === undefined ? index : at;
}
