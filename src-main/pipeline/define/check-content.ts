import type { Citation } from '../../domain/citation.ts';
import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { EntryContent } from '../../domain/entry.ts';

/**
 * Checks by machine that what a provider wrote rests on passages that it was offered: each citation
 * must lie inside one of them, word for word.
 *
 * @throws Error that names the first false citation, or a definition that cites nothing
 */
export function checkContent(content: EntryContent, request: DefinitionRequest): EntryContent {
  const cited = [
    ...content.citations,
    ...(content.description === null ? [] : [content.description.citation]),
    ...content.alternatives.map(({ citation }) => citation),
    ...(content.extractive === null ? [] : [content.extractive.citation]),
  ];
  for (const citation of cited) {
    if (!request.passages.some((passage) => isInside(citation, passage.citation))) {
      throw new Error(`The answer cites a passage of "${citation.document}" that does not exist.`);
    }
  }
  if (content.definition !== null && content.citations.length === 0) {
    throw new Error('The answer gives a definition without a source.');
  }
  return content;
}

function isInside(citation: Citation, offered: Citation): boolean {
  return (
    citation.document === offered.document &&
    citation.quote.length > 0 &&
    citation.start >= offered.start &&
    citation.end <= offered.end &&
    offered.quote.slice(citation.start - offered.start, citation.end - offered.start) === citation.quote
  );
}
