import type { TermCategory } from './term.ts';

/** What a candidate is: a term of the documents, a word of general language, or a piece of a longer term. */
export const CANDIDATE_VERDICTS = ['term', 'general-word', 'fragment'] as const;
export type CandidateVerdict = (typeof CANDIDATE_VERDICTS)[number];

/** What a model says of a candidate. A person's decision stands above it. */
export interface CandidateJudgement {
  readonly verdict: CandidateVerdict;
  readonly category: TermCategory;
  /** One sentence of the model, to be shown as plain text. */
  readonly reason: string;
}
