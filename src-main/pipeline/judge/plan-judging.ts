import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { CandidateToJudge } from '../../llm/candidate-judge.ts';
import { candidateToJudge } from '../../llm/prompts/judging-prompt.ts';
import type { UnitName } from '../planned-units.ts';
import { unitHash } from '../unit-hash.ts';

/** A term that is wanted only because extraction proposes it. */
export interface Candidate {
  readonly key: string;
  /** What extraction takes it for. */
  readonly category: TermCategory;
}

/**
 * Plans one unit for each candidate. Its hash holds what a judge is shown of it and nothing of where that stands, so that
 * a change elsewhere in a document asks about none of its terms again.
 *
 * @param requests the passages of the candidates; of one that has none here nothing is asked
 */
export function planJudging(
  candidates: readonly Candidate[],
  requests: Iterable<DefinitionRequest>,
  judgeIdentity: string,
): (UnitName & { readonly input: CandidateToJudge })[] {
  const categories = new Map(candidates.map(({ key, category }) => [key, category]));
  return [...requests].flatMap((request) => {
    const category = categories.get(request.termKey);
    if (category === undefined) return [];
    const input = candidateToJudge(request, category);
    const { termKey, term, aliases, excerpts } = input;
    const hash = unitHash('judge', judgeIdentity, JSON.stringify([term, aliases, category, excerpts]));
    return [{ hash, termKey, term, input }];
  });
}
