import type { KeywordInContext } from '../../../src-main/domain/project-view.ts';

/** The occurrences of a term in one document. */
export interface ContextsOfDocument {
  readonly document: string;
  readonly contexts: readonly KeywordInContext[];
}

/** Puts the occurrences of each document together; documents and occurrences stay in their order. */
export function groupByDocument(contexts: readonly KeywordInContext[]): readonly ContextsOfDocument[] {
  return [...Map.groupBy(contexts, ({ document }) => document)].map(([document, group]) => ({
    document,
    contexts: group,
  }));
}
