import type { Language } from '../../text/model.ts';
import { termKeyOfText } from '../../text/term-key.ts';
import type { Contributions } from './termhood.ts';

/** What is known of a candidate that a person judged, or that is ranked by such judgements. */
export interface Judgeable {
  /** Its words in order; empty where there is only one. */
  readonly parts: readonly string[];
  readonly key: string;
  readonly language: Language;
  readonly contributions: Contributions;
  readonly score: number;
}

/** A candidate that a person accepted or rejected. */
export interface Judged {
  readonly candidate: Judgeable;
  readonly accepted: boolean;
}

/** What the decisions of a person add to the score of a candidate. */
export type TaughtScore = (candidate: Judgeable) => number;

/**
 * How far a feature's weight is expected to be off, as a share of it: the standard deviation of the prior of its
 * factor around 1. Small, so that a few decisions change little.
 */
const FACTOR_DEVIATION = 0.5;
/** The same for what a word adds to the score of the terms that hold it, in units of the score. */
const WORD_DEVIATION = 0.6;
/** The same for how willingly a person accepts, in units of the score. */
const THRESHOLD_DEVIATION = 1;
/** The decisions of a person move no term further than this, whatever they are. */
const LARGEST_EFFECT = 2;
/** Rounds of descent. The function is convex, and one step for each coordinate in each round comes close soon. */
const ROUNDS = 20;

/** The words of a candidate as evidence: the last one, which says what it is, and the others, which say which one. */
function wordsOf({ parts, key, language }: Judgeable): string[] {
  if (parts.length < 2) return [`head ${key}`];
  return parts.map((part, index) => {
    const role = index === parts.length - 1 ? 'head' : 'word';
    return `${role} ${termKeyOfText(part, language)}`;
  });
}

interface Coordinate {
  /** Inverse variance of its prior, which is around 0. */
  readonly precision: number;
  /** The examples that it has a value in, with the value. */
  readonly values: (readonly [example: number, value: number])[];
  estimate: number;
}

const coordinateOf = (deviation: number): Coordinate => ({
  precision: 1 / deviation ** 2,
  values: [],
  estimate: 0,
});

/**
 * Finds the most probable estimates of a logistic model with normal priors, by Newton steps on one coordinate after
 * another. Each step is bounded by the curvature's upper limit of a quarter, so that none can overshoot.
 */
function fit(coordinates: readonly Coordinate[], scores: number[], accepted: readonly boolean[]): void {
  for (let round = 0; round < ROUNDS; round++) {
    for (const coordinate of coordinates) {
      let slope = -coordinate.precision * coordinate.estimate;
      let curvature = coordinate.precision;
      for (const [example, value] of coordinate.values) {
        const probability = 1 / (1 + Math.exp(-(scores[example] ?? 0)));
        slope += value * ((accepted[example] === true ? 1 : 0) - probability);
        curvature += (value * value) / 4;
      }
      const step = slope / curvature;
      coordinate.estimate += step;
      for (const [example, value] of coordinate.values) {
        scores[example] = (scores[example] ?? 0) + value * step;
      }
    }
  }
}

function meanOf(judged: readonly Judged[], feature: number): number {
  let sum = 0;
  for (const { candidate } of judged) sum += candidate.contributions[feature] ?? 0;
  return sum / judged.length;
}

/**
 * Learns from the terms that a person accepted and rejected how to rank the others.
 *
 * A logistic model of the probability that a person accepts a term, by how far its score is above the mean of the judged
 * ones. Each feature's weight gets a factor of its own, and each word of the term adds something by its place, last or
 * before. All priors say that nothing has to be changed, so that few decisions change little and contradicting ones
 * nothing (regularised logistic regression with an offset; Bishop 2006, Pattern Recognition and Machine Learning, 4.3
 * and 4.5). The person's own threshold is estimated too and left out of the result, which is about order alone.
 *
 * Cost is linear in the number of judged terms.
 *
 * @param judged in any order; the result is the same but for rounding
 * @returns what to add to the score of a candidate, -2 to 2; 0 for all where nothing is judged
 */
export function learnDecisions(judged: readonly Judged[]): TaughtScore {
  const first = judged[0];
  if (first === undefined) return () => 0;
  const means = first.candidate.contributions.map((_, feature) => meanOf(judged, feature));
  const threshold = coordinateOf(THRESHOLD_DEVIATION);
  const factors = means.map(() => coordinateOf(FACTOR_DEVIATION));
  const words = new Map<string, Coordinate>();
  for (const [example, { candidate }] of judged.entries()) {
    threshold.values.push([example, 1]);
    for (const [feature, factor] of factors.entries()) {
      const value = (candidate.contributions[feature] ?? 0) - (means[feature] ?? 0);
      if (value !== 0) factor.values.push([example, value]);
    }
    for (const word of wordsOf(candidate)) {
      const coordinate = words.get(word) ?? coordinateOf(WORD_DEVIATION);
      coordinate.values.push([example, 1]);
      words.set(word, coordinate);
    }
  }
  const middle = judged.reduce((sum, { candidate }) => sum + candidate.score, 0) / judged.length;
  const scores = judged.map(({ candidate }) => candidate.score - middle);
  fit(
    [threshold, ...factors, ...words.values()],
    scores,
    judged.map(({ accepted }) => accepted),
  );
  return (candidate) => {
    let taught = 0;
    for (const [feature, factor] of factors.entries()) {
      taught += factor.estimate * ((candidate.contributions[feature] ?? 0) - (means[feature] ?? 0));
    }
    for (const word of wordsOf(candidate)) taught += words.get(word)?.estimate ?? 0;
    return Math.round(Math.min(LARGEST_EFFECT, Math.max(-LARGEST_EFFECT, taught)) * 1e6) / 1e6;
  };
}
