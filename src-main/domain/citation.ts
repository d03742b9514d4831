/** A passage of a document that a definition or an issue rests on. */
export interface Citation {
  /** Path of the document, as in `DocumentSnapshot.path`. */
  readonly document: string;
  /** UTF-16 offsets of the passage in the document's text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Line on which the passage starts, counted from 1. */
  readonly line: number;
  /** The exact slice `text.slice(start, end)`, markup and line breaks included. */
  readonly quote: string;
}

/**
 * Tells whether a citation is true: whether its quote stands in the text at the place it names.
 *
 * @param citation the citation to check
 * @param text the full text of the cited document
 */
export function isCitationTrue(citation: Citation, text: string): boolean {
  return (
    citation.quote.length > 0 &&
    citation.start >= 0 &&
    text.slice(citation.start, citation.end) === citation.quote
  );
}
