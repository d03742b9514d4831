import type { Citation } from '../../domain/citation.ts';
import type { ShownPassage } from '../prompts/definition-prompt.ts';
import { findQuote } from './find-quote.ts';
import type { Slice } from './find-quote.ts';

const LINE_END = /\r\n|\n|\r/gu;
/** A passage is a sentence or two; of a longer one so much is searched, from where it was shown. */
const MOST_SEARCHED_CHARACTERS = 4_000;
/** Where only what was shown holds the quote, the whole passage is cited, unless it is longer than a person reads. */
const MOST_CITED_CHARACTERS = 1_200;

function sliceOf(citation: Citation, { start, end }: Slice): Citation {
  return {
    document: citation.document,
    start: citation.start + start,
    end: citation.start + end,
    line: citation.line + (citation.quote.slice(0, start).match(LINE_END)?.length ?? 0),
    quote: citation.quote.slice(start, end),
  };
}

/**
 * Makes the citation of a quote: the exact slice of the document, markup and line breaks included. Markup may keep the
 * quote from being found in it; then the whole passage is cited.
 *
 * @returns null where the quote stands neither in the passage nor in what was shown of it
 */
export function citeQuote(quote: string, { passage, text }: ShownPassage): Citation | null {
  const { citation } = passage;
  const from = searchStart(citation.quote, text);
  const slice = findQuote(quote, citation.quote.slice(from, from + MOST_SEARCHED_CHARACTERS));
  if (slice !== null) return sliceOf(citation, { start: from + slice.start, end: from + slice.end });
  const isShown = citation.quote.length <= MOST_CITED_CHARACTERS && findQuote(quote, text) !== null;
  return isShown ? citation : null;
}

/** Where a long passage has to be searched from: where what was shown of it begins. */
function searchStart(original: string, shown: string): number {
  if (original.length <= MOST_SEARCHED_CHARACTERS) return 0;
  return Math.max(0, original.indexOf(shown.slice(0, 40)));
}
