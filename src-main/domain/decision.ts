/** What a person can decide about terms, entries, synonyms and issues; each is one step that can be taken back. */
export const DECISION_KINDS = [
  'terms-accepted',
  'terms-rejected',
  'terms-undecided',
  'terms-required',
  'terms-not-required',
  'category-changed',
  'note-changed',
  'reading-changed',
  'term-added',
  'form-separated',
  'form-joined',
  'terms-merged',
  'synonym-split',
  'main-term-chosen',
  'form-usage-changed',
  'definition-changed',
  'entry-approved',
  'entry-reopened',
  'proposal-taken',
  'proposal-part-taken',
  'proposal-dismissed',
  'text-restored',
  'issue-dismissed',
  'issue-reopened',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A decision as it is named to a person. */
export interface Decision {
  readonly kind: DecisionKind;
  /** The term that it is about, the first of them where there are several. */
  readonly subject: string;
  /** Number of terms that it is about; at least 1. */
  readonly count: number;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** What can be taken back, and what was taken back and can be repeated. */
export interface DecisionState {
  readonly undo: Decision | null;
  readonly redo: Decision | null;
}

/**
 * What taking back or repeating came to. `changed-since`: a run has changed the same thing after the decision; nothing
 * was done, and the decision cannot be taken back or repeated any more.
 */
export type DecisionOutcome =
  | { readonly kind: 'done'; readonly decision: Decision }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'changed-since'; readonly decision: Decision };
