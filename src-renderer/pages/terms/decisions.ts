import type { TermRow } from '../../../src-main/domain/project-view.ts';
import type { TermCategory, TermStatus } from '../../../src-main/domain/term.ts';

/** What a person decides about a term. */
export interface Decision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly category?: TermCategory;
}

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
