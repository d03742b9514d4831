import { NO_DECISIONS } from '../../domain/term.ts';
import type { FoundTerm, RankingDecisions, TermForm, TermJudgement } from '../../domain/term.ts';
import { createCategoriser } from './category.ts';
import { corpusStatistics, type CorpusStatistics } from './corpus-statistics.ts';
import { type Judgeable, learnDecisions, type TaughtScore } from './learn-decisions.ts';
import { createCandidateMerger, type MergedCandidate, type RankableExtraction } from './merge-candidates.ts';
import { proposedKeys } from './propose.ts';
import { contributionsOf, createExplainer, termhoodOf } from './termhood.ts';

/** Part of what a published ranking is known by: another one wherever the same extractions are ranked otherwise. */
export const RANKING_VERSION = '1';

function judgeable(candidate: MergedCandidate, corpus: CorpusStatistics): Judgeable {
  const contributions = contributionsOf(candidate, corpus);
  const { key, parts, language } = candidate;
  return { key, parts, language, contributions, score: termhoodOf(contributions) };
}

/** What the judgements teach; those about terms that the documents do not have any more teach nothing. */
function learn(
  candidates: readonly MergedCandidate[],
  corpus: CorpusStatistics,
  judgements: readonly TermJudgement[],
): TaughtScore {
  const statusOf = new Map(judgements.map(({ key, status }) => [key, status]));
  const judged = candidates.flatMap((candidate) => {
    const status = statusOf.get(candidate.key);
    if (status === undefined) return [];
    return [{ candidate: judgeable(candidate, corpus), accepted: status === 'accepted' }];
  });
  return learnDecisions(judged);
}

/** Every written form once, also those that a person made terms of their own: the most frequent first. */
function formsOf({ forms, separateForms }: MergedCandidate): TermForm[] {
  const byForm = new Map<string, TermForm>();
  for (const [form, count, key] of [...forms, ...separateForms]) {
    const known = byForm.get(form);
    byForm.set(form, { form, count: count + (known?.count ?? 0), key: known?.key ?? key });
  }
  return [...byForm.values()].sort((left, right) => right.count - left.count);
}

/**
 * Ranks all candidates of a project by how much they look like terms.
 *
 * @param extractions one for each document, in any order; the result is the same. Each is asked for once, so that
 * only one of them has to be in memory
 * @param decisions what a person decided about terms
 * @returns all candidates, best first, equal ones in the order of their keys
 */
export function rankTerms(
  extractions: Iterable<{ readonly document: string; readonly extraction: RankableExtraction }>,
  decisions: RankingDecisions = NO_DECISIONS,
): FoundTerm[] {
  const merger = createCandidateMerger(decisions);
  let documents = 0;
  for (const { document, extraction } of extractions) {
    merger.add(document, extraction);
    documents += 1;
  }
  const candidates = merger.finish();
  const corpus = corpusStatistics(candidates, documents);
  const taughtScore = learn(candidates, corpus, decisions.judgements);
  const explain = createExplainer();
  const ranked = candidates
    .map((candidate) => {
      const subject = judgeable(candidate, corpus);
      const taught = taughtScore(subject);
      return {
        candidate,
        score: Math.round((subject.score + taught) * 1e6) / 1e6,
        explanation: explain(subject.contributions, taught),
      };
    })
    // Candidates come in the order of their keys, and sorting keeps the order of equals.
    .sort((left, right) => right.score - left.score);
  const categorise = createCategoriser(candidates);
  const proposed = proposedKeys(ranked, decisions.judgements);
  return ranked.map(({ candidate, score, explanation }) => {
    const { category, evidence } = categorise(candidate);
    const term = candidate.forms[0]?.[0] ?? candidate.key;
    const forms = formsOf(candidate);
    return {
      key: candidate.key,
      term,
      reading: candidate.reading,
      score,
      proposed: proposed.has(candidate.key),
      category,
      frequency: candidate.frequency,
      documents: candidate.documents,
      inDocuments: candidate.inDocuments,
      variants: forms.map(({ form }) => form).filter((form) => form !== term),
      forms,
      explanation,
      categoryEvidence: evidence,
      first: candidate.first,
    };
  });
}
