import type { DocumentToExtract } from '../domain/extraction.ts';
import type { Place } from '../domain/term.ts';
import { lineAt, lineStarts } from '../text/lines.ts';
import { createOccurrenceFinder } from '../text/occurrences.ts';
import type { TermForms } from '../text/occurrences.ts';
import { parseDocument } from '../text/parse-document.ts';

/**
 * Where each term stands, by its id: every occurrence in the readable text, documents in the given order.
 * Code blocks and addresses are no text, and markup in the middle of a term does not hide it.
 */
export function findPlaces(
  terms: readonly TermForms[],
  documents: Iterable<DocumentToExtract>,
): ReadonlyMap<string, readonly Place[]> {
  const finder = createOccurrenceFinder(terms);
  const places = new Map<string, Place[]>(terms.map(({ id }) => [id, []]));
  for (const document of documents) {
    const starts = lineStarts(document.text);
    for (const { text, origin } of parseDocument(document)) {
      for (const { id, start } of finder.find(text)) {
        places.get(id)?.push({ document: document.path, line: lineAt(starts, origin[start] ?? 0) });
      }
    }
  }
  return places;
}
