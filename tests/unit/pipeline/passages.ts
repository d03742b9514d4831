import type { DefinitionRequest, OfferedPassage } from '../../../src-main/domain/definition-request.ts';

/** A passage whose readable text is the slice itself. */
export function passage(
  kind: OfferedPassage['kind'],
  text: string,
  score: number,
  place: { readonly document?: string; readonly start?: number } = {},
): OfferedPassage {
  const { document = 'notes.md', start = 0 } = place;
  return {
    kind,
    text,
    score,
    citation: { document, start, end: start + text.length, line: 1, quote: text },
  };
}

export function request(passages: readonly OfferedPassage[]): DefinitionRequest {
  return { termKey: 'harbour bell', term: 'harbour bell', aliases: [], passages };
}
