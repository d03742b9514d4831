import type { Citation } from '../../domain/citation.ts';
import type { DefinitionRequest, OfferedPassage } from '../../domain/definition-request.ts';
import type { FoundDefinition, Mention, Passage } from '../../domain/extraction.ts';
import { orderDefinitions } from '../definitions/order-definitions.ts';
import type { DocumentExtraction } from '../extract/document-extraction.ts';

/** How many passages a provider is offered for one term, of each kind. */
const MOST_DEFINITIONS = 8;
const MOST_MENTIONS = 6;

/** A document with what extraction found in this very text. */
export interface ExtractedDocument {
  readonly path: string;
  readonly text: string;
  readonly extraction: DocumentExtraction;
}

/** A term that wants an entry. */
export interface TermToDefine {
  readonly key: string;
  readonly term: string;
  readonly aliases: readonly string[];
}

type InDocument<Found> = Found & { readonly document: string };

/**
 * Gathers for each term the passages that its definition may rest on: sentences that define it, best
 * first, then the most telling of those that use it. The order of the documents does not matter; each is asked
 * for once, so that one extraction at a time has to be in memory.
 */
export function collectRequests(
  terms: readonly TermToDefine[],
  documents: Iterable<ExtractedDocument>,
): DefinitionRequest[] {
  const wanted = new Set(terms.map((term) => term.key));
  const textOf = new Map<string, string>();
  const definitions = new Map<string, InDocument<FoundDefinition>[]>();
  const mentions = new Map<string, InDocument<Mention>[]>();

  for (const { path, text, extraction } of documents) {
    textOf.set(path, text);
    for (const definition of extraction.definitions) {
      if (wanted.has(definition.termKey)) {
        append(definitions, definition.termKey, { ...definition, document: path });
      }
    }
    for (const candidate of extraction.candidates) {
      if (!wanted.has(candidate.key)) continue;
      for (const mention of candidate.mentions)
        append(mentions, candidate.key, { ...mention, document: path });
    }
  }

  const offer = (
    kind: OfferedPassage['kind'],
    passage: InDocument<Passage & { readonly score: number }>,
  ) => ({
    kind,
    citation: cite(passage, textOf.get(passage.document) ?? ''),
    text: passage.text,
    score: passage.score,
  });
  return terms.map(({ key, term, aliases }) => ({
    termKey: key,
    term,
    aliases,
    passages: [
      ...orderDefinitions(definitions.get(key) ?? [], { key, forms: [term, ...aliases] })
        .slice(0, MOST_DEFINITIONS)
        .map((definition) => offer('definition', definition)),
      ...(mentions.get(key) ?? [])
        .sort(byTelling)
        .slice(0, MOST_MENTIONS)
        .map((mention) => offer('mention', mention)),
    ],
  }));
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function cite({ document, start, end, line }: InDocument<Passage>, text: string): Citation {
  return { document, start, end, line, quote: text.slice(start, end) };
}

function byTelling(left: InDocument<Mention>, right: InDocument<Mention>): number {
  return (
    right.score - left.score ||
    (left.document < right.document ? -1 : left.document > right.document ? 1 : left.start - right.start)
  );
}
