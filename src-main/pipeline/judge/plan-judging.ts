import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { TermCategory } from '../../domain/term.ts';
import type { CandidateToJudge } from '../../llm/candidate-judge.ts';
import { passagesToJudgeBy } from '../../llm/prompts/judging-prompt.ts';
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
    const { termKey, term, aliases } = request;
    const category = categories.get(termKey);
    if (category === undefined) return [];
    const passages = passagesToJudgeBy(request);
    const shown = [term, aliases, category, passages.map(({ kind, text }) => [kind, text])];
    const hash = unitHash('judge', judgeIdentity, JSON.stringify(shown));
    return [{ hash, termKey, term, input: { termKey, term, aliases, category, passages } }];
  });
}
