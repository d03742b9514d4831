import type { CandidateJudgement } from '../../domain/candidate-judgement.ts';
import { candidateJudgementSchema } from '../../domain/candidate-judgement-schema.ts';
import type { CandidateToJudge } from '../../llm/candidate-judge.ts';

/** A judgement with what follows from it. */
export interface JudgementToPublish extends CandidateJudgement {
  readonly termKey: string;
  /** The model, as people read it. */
  readonly model: string;
  /** Whether extraction's proposal is withdrawn. */
  readonly isDropped: boolean;
}

/** How many candidates stay as terms, how many are dropped as what, and of how many nothing usable was said. */
export interface JudgingCounts {
  readonly terms: number;
  readonly generalWords: number;
  readonly fragments: number;
  readonly undecided: number;
}

const storedSchema = candidateJudgementSchema.nullable();

/**
 * Draws the conclusions from stored judgements. A candidate that a sentence of the documents defines is never dropped,
 * whatever the model says of it: only its category follows the judgement.
 *
 * @param answers what was stored for each candidate, JSON; null where its unit failed
 * @param model as people read it
 */
export function concludeJudging(
  candidates: readonly CandidateToJudge[],
  answers: readonly (string | null)[],
  model: string,
): { readonly judgements: readonly JudgementToPublish[]; readonly counts: JudgingCounts } {
  const judgements: JudgementToPublish[] = [];
  let undecided = 0;
  for (const [index, { termKey, isDefined }] of candidates.entries()) {
    const answer = answers[index] ?? null;
    if (answer === null) continue;
    const judgement = storedSchema.parse(JSON.parse(answer));
    if (judgement === null) {
      undecided += 1;
      continue;
    }
    const isDropped = judgement.verdict !== 'term' && !isDefined;
    judgements.push({ ...judgement, termKey, model, isDropped });
  }
  const dropped = judgements.filter(({ isDropped }) => isDropped);
  const fragments = dropped.filter(({ verdict }) => verdict === 'fragment').length;
  const counts = {
    terms: judgements.length - dropped.length,
    generalWords: dropped.length - fragments,
    fragments,
    undecided,
  };
  return { judgements, counts };
}
