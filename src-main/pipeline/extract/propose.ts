import type { Language } from '../../text/model.ts';
import type { MergedCandidate } from './merge-candidates.ts';

/** A candidate with its termhood. */
export interface ScoredCandidate {
  readonly candidate: MergedCandidate;
  readonly score: number;
}

/**
 * How many terms to propose for each different whole noun phrase of a language. Found to give a good size of
 * list over English texts of different subjects.
 */
const SHARE_OF_PHRASES: Readonly<Record<Language, number>> = { en: 0.31, ja: 0.31, other: 0 };

/** Below this nothing is proposed, however few candidates there are. */
const MIN_SCORE = 1;

/**
 * Chooses what the program itself would put into the glossary: of each language so many of the best as its
 * number of different whole noun phrases suggests.
 *
 * @param ranked all candidates, best first
 * @returns the keys of the chosen ones
 */
export function proposedKeys(ranked: readonly ScoredCandidate[]): ReadonlySet<string> {
  const phrases = { en: 0, ja: 0, other: 0 };
  for (const { candidate } of ranked) if (candidate.maximal > 0) phrases[candidate.language]++;
  const left = {
    en: Math.ceil(phrases.en * SHARE_OF_PHRASES.en),
    ja: Math.ceil(phrases.ja * SHARE_OF_PHRASES.ja),
    other: Math.ceil(phrases.other * SHARE_OF_PHRASES.other),
  };
  const chosen = new Set<string>();
  for (const { candidate, score } of ranked) {
    if (score < MIN_SCORE || left[candidate.language] === 0) continue;
    left[candidate.language]--;
    chosen.add(candidate.key);
  }
  return chosen;
}
