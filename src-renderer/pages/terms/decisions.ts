import type { TermRow } from '../../../src-main/domain/project-view.ts';
import type { TermCategory, TermStatus } from '../../../src-main/domain/term.ts';

/** What a person decides about a term. */
export interface Decision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly category?: TermCategory;
}

/** A decision that was made, with what it takes to take it back. */
export interface MadeDecision {
  readonly termKey: string;
  readonly term: string;
  readonly decision: Decision;
  /** The decision that brings back what was before. */
  readonly before: Decision;
}

/** How many decisions can be taken back. */
const KEPT = 200;

/** A term as it is after a decision. */
export function decided<Row extends TermRow>(row: Row, decision: Decision): Row {
  return { ...row, ...decision };
}

/** The decision that leaves a term as it is now, about the same things as another decision. */
export function asItIs(row: TermRow, decision: Decision): Decision {
  return {
    ...(decision.status === undefined ? {} : { status: row.status }),
    ...(decision.required === undefined ? {} : { required: row.required }),
    ...(decision.category === undefined ? {} : { category: row.category }),
  };
}

/** The decisions that can be taken back after one more, newest last. */
export function withDecision(made: readonly MadeDecision[], next: MadeDecision): readonly MadeDecision[] {
  return [...made, next].slice(-KEPT);
}

/** What a decision is told by: the name of its text. */
export type DecisionName = TermStatus | 'category' | 'required' | 'optional';

/** Names the text that tells of a decision. */
export function nameOfDecision({ status, required }: Decision): DecisionName {
  if (status !== undefined) return status;
  if (required === undefined) return 'category';
  return required ? 'required' : 'optional';
}

/** The status that a key stands for; null where it stands for none. */
export function statusOfKey(key: string): TermStatus | null {
  switch (key.toLowerCase()) {
    case 'a':
      return 'accepted';
    case 'r':
      return 'rejected';
    case 'u':
      return 'candidate';
    default:
      return null;
  }
}
