import { z } from 'zod';
import { candidateJudgementSchema } from '../domain/candidate-judgement-schema.ts';
import type { CandidateJudge } from '../llm/candidate-judge.ts';
import { dependableAnswer } from './dependable-answer.ts';
import type { RunOptions } from './run-options.ts';

const judgementsSchema = z.array(candidateJudgementSchema.nullable());

/**
 * A judge as a run can rely on it, in the same way as a provider: it stops at once, gives one judgement for each candidate
 * or an error of these candidates only, and a model that cannot be used at all is told from one that failed once.
 *
 * @param settings what the judge was made from
 */
export function dependableJudge(judge: CandidateJudge, settings: RunOptions['provider']): CandidateJudge {
  return {
    identity: judge.identity,
    model: judge.model,
    mostAtOnce: judge.mostAtOnce,
    judge: async (candidates, signal) => {
      const answer = await dependableAnswer(judge.judge(candidates, signal), settings, signal);
      const judgements = judgementsSchema.length(candidates.length).safeParse(answer);
      if (!judgements.success) throw new Error('The answer does not have the form of judgements.');
      return judgements.data;
    },
  };
}
