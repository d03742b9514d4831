import type { Citation } from '../../domain/citation.ts';
import type { TermCategory } from '../../domain/term.ts';
import { isKatakana } from '../../text/kana.ts';
import type { CueName } from './cues.ts';
import { isAddressOrRole } from './english-cues.ts';
import { GENERAL_NOUNS_EN } from './general-words-en.ts';
import { GENERAL_NOUNS_JA } from './general-words-ja.ts';
import type { MergedCandidate } from './merge-candidates.ts';

/** What only hints at a kind must be seen at so large a share of the places where the term stands by itself. */
const MIN_HINTED_SHARE = 0.25;
/** What says the kind outright ("Orum, a harbour town") need not be said again so soon. */
const MIN_SAID_SHARE = 0.1;
const SAYING = 3;

/** The kind of thing that the cues beside and inside a candidate tell most of, or null where none tells enough. */
export function strongestCue(candidate: MergedCandidate): CueName | null {
  const { cues, maximal } = candidate;
  if (cues.size === 0) return null;
  const mayBeName = isWrittenAsName(candidate);
  let strongest: CueName | null = null;
  let most = 0;
  let isSaid = false;
  for (const [name, { points, strength }] of cues) {
    // Persons, places and bodies have names; an office need not be written as one.
    if (name !== 'title' && !mayBeName) continue;
    if (points > most || (points === most && strongest !== null && name < strongest)) {
      strongest = name;
      most = points;
      isSaid = strength >= SAYING;
    }
  }
  return most >= maximal * (isSaid ? MIN_SAID_SHARE : MIN_HINTED_SHARE) ? strongest : null;
}

const CAPITAL = /^\p{Lu}/u;

/** Whether a candidate is written as names are: with a capital, in English. */
function isWrittenAsName({ forms, language }: MergedCandidate): boolean {
  return language !== 'en' || CAPITAL.test(forms[0]?.[0] ?? '');
}

/** Names in katakana with a dot between their parts, such as マリー・キュリー: a person where a part is no known word. */
function isForeignName({ forms, unknown, shape, language }: MergedCandidate): boolean {
  const form = forms[0]?.[0] ?? '';
  const parts = form.split('・');
  return (
    language === 'ja' && parts.length > 1 && parts.every(isKatakana) && (unknown > 0 || shape.includes('P'))
  );
}

/** A definition that is at least so sure makes a term of what it defines. */
export const SURE_DEFINITION = 0.6;

/** Tells whether a candidate is a word of general language that the documents do not make a term. */
export function isCommonNoun({ key, language, definition, parts, marks }: MergedCandidate): boolean {
  if (parts.length > 1 || definition >= SURE_DEFINITION || marks.has('title') || marks.has('link'))
    return false;
  return (language === 'ja' ? GENERAL_NOUNS_JA : GENERAL_NOUNS_EN).has(key);
}

/** What kind of thing a term names, and the sentence that tells it most clearly; null where none does. */
export interface CategoryWithEvidence {
  readonly category: TermCategory;
  readonly evidence: Citation | null;
}

function personOf(candidate: MergedCandidate): CategoryWithEvidence | null {
  if (strongestCue(candidate) === 'person') {
    return { category: 'person', evidence: candidate.cues.get('person')?.evidence ?? null };
  }
  return isForeignName(candidate) ? { category: 'person', evidence: null } : null;
}

/** The names of persons by their parts: who is called Mary Bell is called Bell too. */
function personsByPart(candidates: readonly MergedCandidate[]): ReadonlyMap<string, CategoryWithEvidence> {
  const persons = new Map<string, CategoryWithEvidence>();
  for (const candidate of candidates) {
    const person = personOf(candidate);
    if (person === null) continue;
    const { language, forms } = candidate;
    const parts = (forms[0]?.[0] ?? '').split(language === 'ja' ? '・' : ' ');
    if (parts.length < 2) continue;
    for (const part of parts) {
      const isNamePart = language === 'ja' ? isKatakana(part) : CAPITAL.test(part) && !isAddressOrRole(part);
      if (isNamePart && !persons.has(part)) persons.set(part, person);
    }
  }
  return persons;
}

/**
 * Tells what kind of thing each candidate names: by the cues seen beside and inside it, or beside a longer name
 * of the same person; else a technical term, or a common noun where it is one general word.
 *
 * @param candidates all of the project
 */
export function createCategoriser(
  candidates: readonly MergedCandidate[],
): (candidate: MergedCandidate) => CategoryWithEvidence {
  const persons = personsByPart(candidates);
  return (candidate) => {
    const cue = strongestCue(candidate);
    if (cue !== null) return { category: cue, evidence: candidate.cues.get(cue)?.evidence ?? null };
    if (isCommonNoun(candidate)) return { category: 'common-noun', evidence: null };
    const person = personOf(candidate) ?? persons.get(candidate.forms[0]?.[0] ?? '');
    if (person !== undefined && isWrittenAsName(candidate)) return person;
    return { category: 'technical-term', evidence: null };
  };
}
