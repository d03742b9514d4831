import { setImmediate } from 'node:timers/promises';
import type { DefinitionRequest } from '../domain/definition-request.ts';
import { EMPTY_CONTENT } from '../domain/entry.ts';
import type { EntryContent } from '../domain/entry.ts';
import type { DefinitionProvider } from './definition-provider.ts';

/** A sentence that is less sure than this to be a definition is only shown as a description. */
const LEAST_CERTAINTY = 0.5;

/**
 * Takes the best sentence of the documents themselves as the definition. Where none defines the term, the
 * most telling passage becomes its description, and the definition stays null.
 */
export function extract(request: DefinitionRequest): EntryContent {
  const defining = request.passages.find(
    (passage) => passage.kind === 'definition' && passage.score >= LEAST_CERTAINTY,
  );
  if (defining !== undefined) {
    return {
      definition: defining.text,
      description: null,
      confidence: defining.score,
      citations: [defining.citation],
    };
  }
  const telling = request.passages.find((passage) => passage.kind === 'mention') ?? request.passages[0];
  if (telling === undefined) return EMPTY_CONTENT;
  return { ...EMPTY_CONTENT, description: { text: telling.text, citation: telling.citation } };
}

/** The built-in provider: no model, no network. */
export const extractiveProvider: DefinitionProvider = {
  identity: 'extractive/1',
  define: async (request, signal) => {
    // Thousands of terms in a row must not hold the event loop.
    await setImmediate();
    signal.throwIfAborted();
    return extract(request);
  },
};
