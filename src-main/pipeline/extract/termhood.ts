import type { ScorePart, TermhoodFeature } from '../../domain/term.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import * as features from './features.ts';
import type { Feature } from './features.ts';
import type { MergedCandidate } from './merge-candidates.ts';

interface WeightedFeature {
  readonly name: Exclude<TermhoodFeature, 'decisions'>;
  readonly feature: Feature;
  readonly weight: number;
}

/** Weights set by hand, never fitted. The scale is arbitrary; a difference of 1 is a large one. */
const WEIGHTED_FEATURES: readonly WeightedFeature[] = [
  { name: 'shape', feature: features.shape, weight: 2 },
  { name: 'frequency', feature: features.cValue, weight: 0.3 },
  { name: 'fragment', feature: features.fragment, weight: -1.3 },
  { name: 'unithood', feature: features.unithood, weight: 0.8 },
  { name: 'dispersion', feature: features.dispersion, weight: 0.3 },
  { name: 'productivity', feature: features.productivity, weight: 0.3 },
  { name: 'marked', feature: features.marked, weight: 1.2 },
  { name: 'defined', feature: features.defined, weight: 1.2 },
  { name: 'acronym', feature: features.acronym, weight: 0.5 },
  { name: 'capitals', feature: features.capitals, weight: -0.6 },
  { name: 'named', feature: features.named, weight: 0.5 },
  { name: 'unfamiliar', feature: features.unfamiliar, weight: 0.5 },
  { name: 'relational', feature: features.relational, weight: 0.3 },
  { name: 'plural-inside', feature: features.pluralInside, weight: -0.5 },
  { name: 'single-character', feature: features.singleCharacter, weight: -2 },
  { name: 'hyphenated', feature: features.hyphenated, weight: 0.3 },
  { name: 'general-word', feature: features.generalWord, weight: -2 },
  { name: 'general-qualifier', feature: features.generalQualifier, weight: -1.2 },
  { name: 'general-phrase', feature: features.generalPhrase, weight: -1 },
  { name: 'one-off', feature: features.oneOff, weight: -0.5 },
];

/** Why a candidate has its score: what each feature adds to it, in the order of `FEATURE_NAMES`. */
export type Contributions = readonly number[];

/** The features in the order of `Contributions`. */
export const FEATURE_NAMES: readonly TermhoodFeature[] = WEIGHTED_FEATURES.map(({ name }) => name);

/** What each feature adds to the termhood of a candidate: its weight times its value. */
export function contributionsOf(candidate: MergedCandidate, corpus: CorpusStatistics): Contributions {
  return WEIGHTED_FEATURES.map(({ feature, weight }) => weight * feature(candidate, corpus));
}

/** How much a candidate looks like a term: the sum of what its features add, to six decimals. */
export function termhoodOf(contributions: Contributions): number {
  let score = 0;
  for (const contribution of contributions) score += contribution;
  return Math.round(score * 1e6) / 1e6;
}

/** What is smaller has no effect that a person could see. */
const SMALLEST_PART = 0.005;

/** Makes explanations of scores. Equal parts are one object, since most candidates share most of theirs. */
export function createExplainer() {
  const known = new Map<TermhoodFeature, Map<number, ScorePart>>();
  const partOf = (feature: TermhoodFeature, exact: number): ScorePart => {
    const contribution = Math.round(exact * 1000) / 1000;
    let ofFeature = known.get(feature);
    if (ofFeature === undefined) {
      ofFeature = new Map();
      known.set(feature, ofFeature);
    }
    let part = ofFeature.get(contribution);
    if (part === undefined) {
      part = { feature, contribution };
      ofFeature.set(contribution, part);
    }
    return part;
  };
  /**
   * Tells what a score is made of.
   *
   * @param contributions what each feature adds to it
   * @param taught what the decisions of a person add
   * @returns the largest effect first, equal ones in the order of the features; none below 0.005
   */
  return (contributions: Contributions, taught: number): ScorePart[] => {
    const parts: ScorePart[] = [];
    for (const [index, feature] of FEATURE_NAMES.entries()) {
      const contribution = contributions[index] ?? 0;
      if (Math.abs(contribution) >= SMALLEST_PART) parts.push(partOf(feature, contribution));
    }
    if (Math.abs(taught) >= SMALLEST_PART) parts.push(partOf('decisions', taught));
    return parts.sort((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution));
  };
}
