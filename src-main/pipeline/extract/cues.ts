import type { Language, Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';
import { englishCue } from './english-cues.ts';
import { japaneseCue } from './japanese-cues.ts';

/** What a cue can tell about the thing a candidate names. */
export const CUE_NAMES = ['person', 'place', 'organisation', 'title'] as const;
export type CueName = (typeof CUE_NAMES)[number];

/**
 * A sign of what kind of thing a candidate names.
 *
 * `strength`: 1 hints at it (what a name does in its sentence, a dictionary's class), 2 shows it (how the name
 * ends), 3 says it ("Orum, a harbour town", an honorific).
 */
export interface Cue {
  readonly name: CueName;
  readonly strength: 1 | 2 | 3;
}

/**
 * Tells what kind of thing a candidate names where it stands: from titles and honorifics beside it, from its
 * last word, from what an apposition or the sentence says that it is, and from the dictionary's own classes of names.
 *
 * Looks at a bounded number of tokens around the candidate.
 *
 * @param tokens the tokens of the sentence
 * @param span the candidate in it
 * @param next the first token of the next sentence: "Arlen sighed. He was tired."
 * @returns null where nothing tells
 */
export function cueOf(
  language: Language,
  tokens: readonly Token[],
  span: CandidateSpan,
  next: Token | undefined,
): Cue | null {
  if (language === 'ja') return japaneseCue(tokens, span, next);
  return language === 'en' ? englishCue(tokens, span, next) : null;
}
