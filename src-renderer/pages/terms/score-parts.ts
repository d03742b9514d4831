import type { TermDetails } from '../../../src-main/domain/project-view.ts';
import type { ScorePart, TermhoodFeature } from '../../../src-main/domain/term.ts';

/** A part of a score as it is drawn. */
export interface DrawnPart {
  readonly feature: TermhoodFeature;
  readonly contribution: number;
  readonly speaks: 'for' | 'against';
  /** The length of its bar as a share of the longest one, 0 to 1. */
  readonly share: number;
}

/** The parts of a score with the length of their bars, the largest effect first. */
export function drawnParts(parts: readonly ScorePart[]): readonly DrawnPart[] {
  const ordered = parts
    .filter(({ contribution }) => contribution !== 0)
    .toSorted((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution));
  const longest = Math.abs(ordered[0]?.contribution ?? 1);
  return ordered.map(({ feature, contribution }) => ({
    feature,
    contribution,
    speaks: contribution > 0 ? 'for' : 'against',
    share: Math.abs(contribution) / longest,
  }));
}

/** Why a term is in the list. */
export type TermReason =
  /** Extraction found it; whether it proposes it is told by the parts of its score. */
  | 'proposed'
  | 'notProposed'
  /** A person added it, and extraction does not find it. */
  | 'byHand'
  /** Extraction does not find it any more. */
  | 'kept'
  /** It is ranked, but what its score is made of is not known before the next run. */
  | 'notRanked';

/** Tells why a term is in the list. */
export function reasonOf({
  explanation,
  origin,
  proposed,
  frequency,
}: Pick<TermDetails, 'explanation' | 'origin' | 'proposed' | 'frequency'>): TermReason {
  if (explanation.length > 0) return proposed ? 'proposed' : 'notProposed';
  if (origin === 'user') return 'byHand';
  return frequency === 0 ? 'kept' : 'notRanked';
}
