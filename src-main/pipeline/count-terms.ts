import type { DocumentToExtract } from '../domain/extraction.ts';
import type { Place, FoundTerm } from '../domain/term.ts';
import { findPlaces } from './find-places.ts';

/** A term that a person added by hand. */
export interface AddedTerm {
  readonly key: string;
  readonly term: string;
}

/** Where a term that a person added stands in the documents; only terms that stand there have one. */
export interface CountedTerm extends AddedTerm {
  /** Number of occurrences. */
  readonly frequency: number;
  /** Paths of the documents with at least one occurrence, in their order. */
  readonly inDocuments: readonly string[];
  readonly first: Place;
}

/** Counts terms in documents, all of them at once. Cost is linear in the text and the occurrences. */
export function countTerms(
  terms: readonly AddedTerm[],
  documents: Iterable<DocumentToExtract>,
): CountedTerm[] {
  const places = findPlaces(
    terms.map(({ key, term }) => ({ id: key, forms: [term] })),
    documents,
  );
  return terms.flatMap(({ key, term }) => {
    const found = places.get(key) ?? [];
    const [first] = found;
    if (first === undefined) return [];
    const inDocuments = [...new Set(found.map(({ document }) => document))];
    return [{ key, term, frequency: found.length, inDocuments, first }];
  });
}

/** Adds up counts of different documents; the first place is that of the earlier counts. */
export function sumCounts(counts: readonly CountedTerm[]): CountedTerm[] {
  const sums = new Map<string, CountedTerm>();
  for (const count of counts) {
    const { frequency, inDocuments, ...known } = sums.get(count.key) ?? {
      ...count,
      frequency: 0,
      inDocuments: [],
    };
    sums.set(count.key, {
      ...known,
      frequency: frequency + count.frequency,
      inDocuments: [...inDocuments, ...count.inDocuments],
    });
  }
  return [...sums.values()];
}

/**
 * The terms of an extraction with those that a person added and extraction does not find: these have no score, but
 * are counted like the others.
 */
export function withAddedTerms(
  ranked: readonly FoundTerm[],
  counted: readonly CountedTerm[],
): readonly FoundTerm[] {
  if (counted.length === 0) return ranked;
  const known = new Set(ranked.flatMap(({ key, forms }) => [key, ...forms.map((form) => form.key)]));
  const added = counted
    .filter(({ key }) => !known.has(key))
    .map(({ key, term, frequency, inDocuments, first }): FoundTerm => ({
      key,
      term,
      reading: null,
      score: 0,
      proposed: false,
      category: 'technical-term',
      frequency,
      documents: inDocuments.length,
      inDocuments,
      variants: [],
      forms: [{ form: term, count: frequency, key }],
      explanation: [],
      categoryEvidence: null,
      first,
    }));
  return [...ranked, ...added];
}
