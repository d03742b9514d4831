import type { Citation } from './citation.ts';

/** What a check of the glossary can find. */
export const ISSUE_TYPES = [
  'duplicate',
  'undefined',
  'circular',
  'unsupported',
  'contradicting',
  /** The definition fits other things than the term as well. */
  'too-broad',
  /** A passage about the term gives orders to a model. */
  'suspicious',
] as const;
export type IssueType = (typeof ISSUE_TYPES)[number];

/** How much harm an issue does. */
export const ISSUE_SEVERITIES = ['high', 'medium', 'low'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** `high`: the definition may be wrong. `medium`: it is of little use. `low`: something is missing. */
export const SEVERITY_OF: Readonly<Record<IssueType, IssueSeverity>> = {
  unsupported: 'high',
  contradicting: 'high',
  suspicious: 'high',
  circular: 'medium',
  duplicate: 'medium',
  'too-broad': 'medium',
  undefined: 'low',
};

export const ISSUE_STATES = ['open', 'resolved', 'dismissed'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** A weakness of one entry, found by a check. */
export interface FoundIssue {
  /** Key of the term whose entry has the issue. */
  readonly termKey: string;
  readonly type: IssueType;
  /** One sentence for a person: what is wrong. */
  readonly reason: string;
  /** What a model says of it in its own words, where one found it; to be shown as plain text. */
  readonly remark?: string;
  /** Keys of the other terms involved, in order; empty where there are none. */
  readonly relatedKeys: readonly string[];
  /** The passages that it is about, so that a person can compare them; empty where it is about none. */
  readonly passages: readonly Citation[];
}
