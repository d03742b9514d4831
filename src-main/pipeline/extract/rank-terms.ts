import type { RankedTerm } from '../../domain/term.ts';
import { categoryOf } from './category.ts';
import { corpusStatistics, type CorpusStatistics } from './corpus-statistics.ts';
import * as features from './features.ts';
import type { Feature } from './features.ts';
import { type MergedCandidate, mergeCandidates, type RankableExtraction } from './merge-candidates.ts';
import { proposedKeys } from './propose.ts';

/** Weights set by hand, never fitted. The scale is arbitrary; a difference of 1 is a large one. */
const WEIGHTS: readonly (readonly [feature: Feature, weight: number])[] = [
  [features.shape, 2],
  [features.cValue, 0.3],
  [features.fragment, -1.3],
  [features.unithood, 0.8],
  [features.dispersion, 0.3],
  [features.productivity, 0.3],
  [features.marked, 1.2],
  [features.defined, 1.2],
  [features.acronym, 0.5],
  [features.capitals, -0.3],
  [features.named, 0.5],
  [features.unfamiliar, 0.5],
  [features.singleCharacter, -2],
  [features.hyphenated, 0.3],
  [features.generalWord, -2],
  [features.generalQualifier, -1.2],
  [features.generalPhrase, -1],
  [features.oneOff, -0.5],
];

/** How much a candidate looks like a term. */
export function termhood(candidate: MergedCandidate, corpus: CorpusStatistics): number {
  let score = 0;
  for (const [feature, weight] of WEIGHTS) score += weight * feature(candidate, corpus);
  return Math.round(score * 1e6) / 1e6;
}

/**
 * Ranks all candidates of a project by how much they look like terms.
 *
 * @param extractions one for each document, in any order; the result is the same
 * @returns all candidates, best first, equal ones in the order of their keys
 */
export function rankTerms(
  extractions: readonly { readonly document: string; readonly extraction: RankableExtraction }[],
): RankedTerm[] {
  const candidates = mergeCandidates(extractions);
  const corpus = corpusStatistics(candidates, extractions.length);
  const ranked = candidates
    .map((candidate) => ({ candidate, score: termhood(candidate, corpus) }))
    // Candidates come in the order of their keys, and sorting keeps the order of equals.
    .sort((left, right) => right.score - left.score);
  const proposed = proposedKeys(ranked);
  return ranked.map(({ candidate, score }) => ({
    key: candidate.key,
    term: candidate.forms[0]?.[0] ?? candidate.key,
    reading: candidate.reading,
    score,
    proposed: proposed.has(candidate.key),
    category: categoryOf(candidate),
    frequency: candidate.frequency,
    documents: candidate.documents,
    variants: candidate.forms.slice(1).map(([form]) => form),
    first: candidate.first,
  }));
}
