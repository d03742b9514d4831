import { hasJapaneseLetter } from '../../src-main/text/script.ts';

/** Why a proposed term is no gold: the first of these that fits. */
export const FALSE_KINDS = ['main-form', 'inside', 'one-word-more', 'general-word', 'other'] as const;
export type FalseKind = (typeof FALSE_KINDS)[number];

/** What each kind means, for reports. */
export const FALSE_KIND_TEXTS: Readonly<Record<FalseKind, string>> = {
  'main-form': 'shown in a form that is not marked, while another of its forms is',
  inside: 'a part of a term',
  'one-word-more': 'a term with one word too many',
  'general-word': 'a single word, or marked as no term',
  other: 'other phrases',
};

/** Lower-cased marks. */
export interface Marks {
  readonly gold: ReadonlySet<string>;
  readonly notTerms: ReadonlySet<string>;
}

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
};

/** Number of words. What counts as one in Japanese is what the platform's dictionary says, not what the engine says. */
function countWords(phrase: string): number {
  const segmenter = segmenters[hasJapaneseLetter(phrase) ? 'ja' : 'en'];
  return [...segmenter.segment(phrase)].filter(({ isWordLike }) => isWordLike === true).length;
}

const WORD_CHARACTER = /[\p{Script=Latin}\p{N}]/u;

/** What is left of a phrase around a shorter one that stands in it, whole words of Latin letters; null where it does not. */
function around(phrase: string, shorter: string): readonly [before: string, after: string] | null {
  for (let at = phrase.indexOf(shorter); at >= 0; at = phrase.indexOf(shorter, at + 1)) {
    const end = at + shorter.length;
    if (!isInsideWord(phrase, at) && !isInsideWord(phrase, end))
      return [phrase.slice(0, at), phrase.slice(end)];
  }
  return null;
}

function isInsideWord(phrase: string, offset: number): boolean {
  return WORD_CHARACTER.test(phrase.charAt(offset - 1)) && WORD_CHARACTER.test(phrase.charAt(offset));
}

/**
 * Tells why a proposed term is no gold.
 *
 * @param forms all forms of the term, lower-cased, the one that is shown first; that one is not gold
 */
export function falseKindOf(
  [shown = '', ...variants]: readonly string[],
  { gold, notTerms }: Marks,
): FalseKind {
  if (variants.some((form) => gold.has(form))) return 'main-form';
  if (notTerms.has(shown)) return 'general-word';
  for (const term of gold) if (around(term, shown) !== null) return 'inside';
  for (const term of gold) {
    const rest = around(shown, term);
    if (rest !== null && countWords(rest[0]) + countWords(rest[1]) === 1) return 'one-word-more';
  }
  return countWords(shown) === 1 ? 'general-word' : 'other';
}
