import type { KeywordInContext } from '../../../src-main/domain/project-view.ts';

/** The occurrences of a term in one document. */
export interface DocumentContexts {
  readonly document: string;
  readonly contexts: readonly KeywordInContext[];
}

/** Puts the occurrences of each document together; documents and occurrences stay in their order. */
export function byDocument(contexts: readonly KeywordInContext[]): readonly DocumentContexts[] {
  const groups = new Map<string, KeywordInContext[]>();
  for (const context of contexts) {
    const group = groups.get(context.document);
    if (group === undefined) groups.set(context.document, [context]);
    else group.push(context);
  }
  return Array.from(groups, ([document, own]) => ({ document, contexts: own }));
}

/** A piece of text on one line: a line break or tab in it becomes a space. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s/gu, ' ');
}
