import type { TermRow } from '../../../src-main/domain/project-view.ts';
import type { TermCategory, TermStatus } from '../../../src-main/domain/term.ts';

/** What a person decides about a term. */
export interface Decision {
  readonly status?: TermStatus;
  readonly required?: boolean;
  readonly category?: TermCategory;
}

/** What a person says of whether a term belongs into the glossary, as the command line has it. */
export const VERDICTS = {
  accept: { status: 'accepted' },
  reject: { status: 'rejected', required: false },
  undecide: { status: 'candidate', required: false },
  require: { status: 'accepted', required: true },
} as const satisfies Readonly<Record<string, Decision>>;
export type Verdict = keyof typeof VERDICTS;

/** A term as it is after a decision. */
export function decided<Row extends TermRow>(row: Row, decision: Decision): Row {
  const after = { ...row, ...decision };
  return { ...after, leftOut: leftOutAfter(row, after) };
}

/** Why a term is left out after a decision: of a term that is undecided once more only the list can tell. */
function leftOutAfter(before: TermRow, after: TermRow): TermRow['leftOut'] {
  if (after.status === before.status && after.required === before.required) return before.leftOut;
  if (after.status === 'rejected') return 'person';
  if (after.status === 'accepted' || after.proposed || after.required) return null;
  return before.leftOut === 'person' ? null : before.leftOut;
}

/** Whether a decision leaves a term as it is. */
export function isAsDecided(row: TermRow, { status, required, category }: Decision): boolean {
  return (
    (status === undefined || status === row.status) &&
    (required === undefined || required === row.required) &&
    (category === undefined || category === row.category)
  );
}

/** The decision that leaves a term as it is now, about the same things as another decision. */
export function asItIs(row: TermRow, decision: Decision): Decision {
  return {
    ...(decision.status === undefined ? {} : { status: row.status }),
    ...(decision.required === undefined ? {} : { required: row.required }),
    ...(decision.category === undefined ? {} : { category: row.category }),
  };
}
