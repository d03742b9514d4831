import { setImmediate } from 'node:timers/promises';
import type { DefinitionRequest, OfferedPassage } from '../domain/definition-request.ts';
import { EMPTY_CONTENT } from '../domain/entry.ts';
import type { Description, EntryContent, TextWriter } from '../domain/entry.ts';
import type { DefinitionProvider } from './definition-provider.ts';
import { isOtherMeaning } from './same-meaning.ts';

/** A sentence that is less sure than this to be a definition is only shown as a description. */
const LEAST_CERTAINTY = 0.5;
/** More than these would be a list to read instead of a choice to make. */
const MOST_ALTERNATIVES = 3;

const BUILT_IN: TextWriter = { kind: 'built-in', insteadOf: null };

/**
 * Takes the best sentence of the documents themselves as the definition, and as alternatives what other documents
 * say instead. Where no sentence defines the term, the most telling passage becomes its description, and the
 * definition stays null.
 */
export function extract(request: DefinitionRequest): EntryContent {
  const defining = request.passages.filter(
    (passage) => passage.kind === 'definition' && passage.score >= LEAST_CERTAINTY,
  );
  const best = defining[0];
  if (best !== undefined) {
    return {
      definition: best.text,
      description: null,
      confidence: best.score,
      citations: [best.citation],
      alternatives: alternativesTo(best, defining, [request.term, ...request.aliases]),
      extractive: null,
      writer: BUILT_IN,
    };
  }
  const telling = request.passages.find((passage) => passage.kind === 'mention') ?? request.passages[0];
  return telling === undefined
    ? EMPTY_CONTENT
    : { ...EMPTY_CONTENT, description: describe(telling), writer: BUILT_IN };
}

/** The best definition of each other document that says something else than those before it. */
function alternativesTo(
  best: OfferedPassage,
  defining: readonly OfferedPassage[],
  forms: readonly string[],
): Description[] {
  const chosen = [best];
  const documents = new Set([best.citation.document]);
  for (const passage of defining) {
    if (chosen.length > MOST_ALTERNATIVES) break;
    // What a document says in passing beside its own best definition is no contradiction.
    if (documents.has(passage.citation.document)) continue;
    documents.add(passage.citation.document);
    if (chosen.every((other) => isOtherMeaning(other.text, passage.text, forms))) chosen.push(passage);
  }
  return chosen.slice(1).map(describe);
}

function describe({ text, citation }: OfferedPassage): Description {
  return { text, citation };
}

/** The built-in provider: no model, no network. */
export const extractiveProvider: DefinitionProvider = {
  identity: 'extractive/3',
  define: async (request, signal) => {
    // Thousands of terms in a row must not hold the event loop.
    await setImmediate();
    signal.throwIfAborted();
    return extract(request);
  },
};
