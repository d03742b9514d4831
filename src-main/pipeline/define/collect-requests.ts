import type { Citation } from '../../domain/citation.ts';
import type { DefinitionRequest, OfferedPassage } from '../../domain/definition-request.ts';
import type { FoundDefinition, Mention, Passage } from '../../domain/extraction.ts';
import { aliasesOf } from '../../domain/synonyms.ts';
import { orderDefinitions } from '../definitions/order-definitions.ts';
import type { PassagesOfTerms } from '../extract/document-extraction.ts';
import { createOwnership } from './ownership.ts';

/** How many passages a provider is offered for one term, of each kind. */
const MOST_DEFINITIONS = 8;
const MOST_MENTIONS = 6;

/** A document with what extraction found in this very text. */
export interface ExtractedDocument {
  readonly path: string;
  readonly text: string;
  readonly extraction: PassagesOfTerms;
}

/** A term with the forms that extraction joined to it. */
export interface FoundTerm {
  readonly key: string;
  readonly term: string;
  /** Its other forms. */
  readonly aliases: readonly string[];
  /** The keys under which extraction found its forms, its own among them. */
  readonly keys: readonly string[];
}

/** A term that wants an entry. */
export interface TermToDefine extends FoundTerm {
  /** Terms that a person declared to mean the same: what is said of them is said of it. */
  readonly synonyms?: readonly FoundTerm[];
}

/** A term that wants an entry, under one of its names: itself or a synonym. */
interface Name {
  readonly owner: TermToDefine;
  readonly found: FoundTerm;
}

type InDocument<Found> = Found & { readonly document: string };

/**
 * Gathers for each term the passages that its definition may rest on: sentences that define it by any of its forms,
 * best first, then the most telling of those that use it. The order of the documents does not matter; each is asked
 * for once, so that one extraction at a time has to be in memory.
 *
 * @param separateForms forms that a person made terms of their own: what is said of them is said of no other term
 */
export function collectRequests(
  terms: readonly TermToDefine[],
  documents: Iterable<ExtractedDocument>,
  separateForms: readonly string[] = [],
): DefinitionRequest[] {
  const namesOf = new Map<string, Name[]>();
  for (const owner of terms) {
    for (const found of [owner, ...(owner.synonyms ?? [])]) {
      for (const key of new Set(found.keys)) append(namesOf, key, { owner, found });
    }
  }
  const isAbout = createOwnership(separateForms);
  const textOf = new Map<string, string>();
  const definitions = new Map<string, InDocument<FoundDefinition>[]>();
  const mentions = new Map<string, InDocument<Mention>[]>();

  for (const { path, text, extraction } of documents) {
    textOf.set(path, text);
    for (const definition of extraction.definitions) {
      for (const { owner, found } of namesOf.get(definition.termKey) ?? []) {
        if (isAbout.definition(found, definition))
          append(definitions, owner.key, { ...definition, document: path });
      }
    }
    for (const candidate of extraction.candidates) {
      for (const { owner, found } of namesOf.get(candidate.key) ?? []) {
        for (const mention of candidate.mentions) {
          if (isAbout.mention(found, mention)) append(mentions, owner.key, { ...mention, document: path });
        }
      }
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
  return terms.map(({ key, term, aliases: variants, synonyms = [] }) => {
    const aliases = aliasesOf(
      term,
      variants,
      synonyms.map((synonym) => ({ term: synonym.term, variants: synonym.aliases })),
    );
    return {
      termKey: key,
      term,
      aliases,
      passages: [
        ...orderDefinitions(definitions.get(key) ?? [], { key, forms: [term, ...aliases] })
          .slice(0, MOST_DEFINITIONS)
          .map((definition) => offer('definition', definition)),
        ...distinct((mentions.get(key) ?? []).sort(byTelling))
          .slice(0, MOST_MENTIONS)
          .map((mention) => offer('mention', mention)),
      ],
    };
  });
}

/** Each passage once: one sentence can use several forms of a term. */
function distinct(mentions: readonly InDocument<Mention>[]): InDocument<Mention>[] {
  return [
    ...new Map(
      mentions.toReversed().map((mention) => [`${mention.start} ${mention.document}`, mention] as const),
    ).values(),
  ].toReversed();
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
