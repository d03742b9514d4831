import { toHiragana } from './kana.ts';
import { normalise } from './normalise.ts';
import { sortTextOf } from './sort-text.ts';
import { termKeyOf } from './term-key.ts';

/** How a list finds a term, and where the term stands in it. */
export interface ListTexts {
  /** The folded forms of the term, one a line. */
  readonly searchText: string;
  /** Orders terms by their reading, or as they are written where there is none; compare by code points. */
  readonly sortText: string;
}

const SEPARATORS = /[\s\-・]+/g;

/**
 * Writes a text so that what people type in different ways is the same: width, case and kana, and without
 * the spaces, hyphens and middle dots that some put between words and others do not.
 */
function foldForSearch(text: string): string {
  const folded = toHiragana(normalise(text)).trim();
  const joined = folded.replace(SEPARATORS, '');
  return joined === '' ? folded : joined;
}

/** The texts by which a list finds and orders a term. */
export function listTextsOf(term: {
  readonly key: string;
  readonly term: string;
  readonly reading: string | null;
  readonly variants: readonly string[];
}): ListTexts {
  const forms = [term.key, term.term, ...term.variants, term.reading ?? ''].map(foldForSearch);
  return {
    searchText: [...new Set(forms)].filter((form) => form !== '').join('\n'),
    sortText: sortTextOf(term.reading ?? term.term),
  };
}

/**
 * What to look for in the search texts of terms: a term is found where one of these stands in its text.
 *
 * @param query what a person typed
 * @returns the query folded, and the key of the term that it may name; empty for a query of white space
 */
export function searchForms(query: string): readonly string[] {
  return [...new Set([query, termKeyOf(query.trim())].map(foldForSearch))].filter((form) => form !== '');
}
