import type { TermCategory } from '../../domain/term.ts';
import { isKatakana } from '../../text/kana.ts';
import type { CueName } from './cues.ts';
import { GENERAL_NOUNS_EN } from './general-words-en.ts';
import { GENERAL_NOUNS_JA } from './general-words-ja.ts';
import type { MergedCandidate } from './merge-candidates.ts';

/** Cues must be seen at so large a share of the places where the term stands by itself. */
const MIN_CUE_SHARE = 0.25;

/** The cue seen most often beside or inside a candidate, or null where none is frequent. */
export function strongestCue({ cues, maximal }: MergedCandidate): CueName | null {
  let strongest: CueName | null = null;
  let most = 0;
  for (const [name, count] of cues) {
    if (count > most || (count === most && strongest !== null && name < strongest)) {
      strongest = name;
      most = count;
    }
  }
  return most >= maximal * MIN_CUE_SHARE ? strongest : null;
}

/** Names in katakana with a dot between their parts, such as マリー・キュリー: a person where a part is no known word. */
function isForeignName({ forms, unknown, shape, language }: MergedCandidate): boolean {
  const form = forms[0]?.[0] ?? '';
  const parts = form.split('・');
  return (
    language === 'ja' && parts.length > 1 && parts.every(isKatakana) && (unknown > 0 || shape.includes('P'))
  );
}

/**
 * Tells what kind of thing a candidate names: by the cues seen beside and inside it, else a technical term, or
 * a common noun where it is one general word.
 */
export function categoryOf(candidate: MergedCandidate): TermCategory {
  const cue = strongestCue(candidate);
  if (cue !== null) return cue;
  if (isForeignName(candidate)) return 'person';
  const general = candidate.language === 'ja' ? GENERAL_NOUNS_JA : GENERAL_NOUNS_EN;
  return general.has(candidate.key) ? 'common-noun' : 'technical-term';
}
