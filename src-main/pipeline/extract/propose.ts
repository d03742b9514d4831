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

/** A short text has few phrases, of which more are terms: so many are proposed where they score well enough. */
const SMALLEST_LIST = 12;

/** Below this nothing is proposed, however few candidates there are. */
const MIN_SCORE = 1.3;
/** A term with so sure a definition is proposed whatever the size of the list. */
const SURE_DEFINITION = 0.6;

/**
 * Chooses what the program itself would put into the glossary: of each language so many of the best as its
 * number of different whole noun phrases suggests, and those that a sentence surely defines.
 *
 * @param ranked all candidates, best first
 * @returns the keys of the chosen ones
 */
export function proposedKeys(ranked: readonly ScoredCandidate[]): ReadonlySet<string> {
  const phrases = { en: 0, ja: 0, other: 0 };
  for (const { candidate } of ranked) if (candidate.maximal > 0) phrases[candidate.language]++;
  const sizeFor = (language: Language): number =>
    SHARE_OF_PHRASES[language] === 0
      ? 0
      : Math.max(SMALLEST_LIST, Math.ceil(phrases[language] * SHARE_OF_PHRASES[language]));
  const left = { en: sizeFor('en'), ja: sizeFor('ja'), other: sizeFor('other') };
  const chosen = new Set<string>();
  for (const { candidate, score } of ranked) {
    if (score < MIN_SCORE) continue;
    if (left[candidate.language] > 0) left[candidate.language]--;
    else if (candidate.definition < SURE_DEFINITION) continue;
    chosen.add(candidate.key);
  }
  return chosen;
}
