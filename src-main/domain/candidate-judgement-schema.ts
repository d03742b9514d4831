import { z } from 'zod';
import { CANDIDATE_VERDICTS } from './candidate-judgement.ts';
import type { CandidateJudgement } from './candidate-judgement.ts';
import { TERM_CATEGORIES } from './term.ts';

/** Checks what a judge said of a candidate, also as it is stored. */
export const candidateJudgementSchema: z.ZodType<CandidateJudgement> = z.object({
  verdict: z.enum(CANDIDATE_VERDICTS),
  category: z.enum(TERM_CATEGORIES),
  reason: z.string(),
});
