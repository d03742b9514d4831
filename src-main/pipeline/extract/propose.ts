import type { TermJudgement } from '../../domain/term.ts';
import type { Language } from '../../text/model.ts';
import { isCommonNoun, SURE_DEFINITION } from './category.ts';
import type { MergedCandidate } from './merge-candidates.ts';

/** A candidate with its termhood. */
export interface ScoredCandidate {
  readonly candidate: MergedCandidate;
  readonly score: number;
}

/**
 * How many terms to propose: this many times the number of different whole noun phrases to this power. Both grow with
 * a text, but its phrases faster, as its words do by Heaps' law: of 300 phrases two in five are proposed, of 4,000
 * three in ten.
 */
const TERMS_FOR_PHRASES = 0.8;
const GROWTH = 0.88;

/** A very short text has few phrases, of which most are terms: so many are proposed where they score well enough. */
const SMALLEST_LIST = 12;

/** Below this nothing is proposed, however few candidates there are. */
const MIN_SCORE = 1;

/**
 * Chooses what the program itself would put into the glossary: of each language so many of the best as its
 * number of different whole noun phrases suggests, and those that a sentence surely defines. Words of general language
 * that nothing defines are left out. What a person accepted is always chosen, what a person rejected never; a
 * rejected term still takes its place, so that the list gets shorter and nothing worse moves up.
 *
 * @param ranked all candidates, best first
 * @param judgements of a person
 * @returns the keys of the chosen ones
 */
export function proposedKeys(
  ranked: readonly ScoredCandidate[],
  judgements: readonly TermJudgement[],
): ReadonlySet<string> {
  const statusOf = new Map(judgements.map(({ key, status }) => [key, status]));
  const phrases = { en: 0, ja: 0, other: 0 };
  for (const { candidate } of ranked) if (candidate.maximal > 0) phrases[candidate.language]++;
  const sizeFor = (language: Language): number =>
    language === 'other'
      ? 0
      : Math.max(SMALLEST_LIST, Math.ceil(TERMS_FOR_PHRASES * phrases[language] ** GROWTH));
  const left = { en: sizeFor('en'), ja: sizeFor('ja'), other: sizeFor('other') };
  const chosen = new Set<string>();
  for (const { candidate, score } of ranked) {
    const status = statusOf.get(candidate.key);
    if (status === 'accepted') chosen.add(candidate.key);
    if (score < MIN_SCORE || isCommonNoun(candidate)) continue;
    if (left[candidate.language] > 0) left[candidate.language]--;
    else if (candidate.definition < SURE_DEFINITION) continue;
    if (status !== 'rejected') chosen.add(candidate.key);
  }
  return chosen;
}
