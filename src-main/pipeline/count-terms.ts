import type { DocumentToExtract } from '../domain/extraction.ts';
import type { Place, RankedTerm } from '../domain/term.ts';
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
  /** Number of documents with at least one occurrence. */
  readonly documents: number;
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
    const paths = new Set(found.map(({ document }) => document));
    return [{ key, term, frequency: found.length, documents: paths.size, first }];
  });
}

/** Adds up counts of different documents; the first place is that of the earlier counts. */
export function sumCounts(counts: readonly CountedTerm[]): CountedTerm[] {
  const sums = new Map<string, CountedTerm>();
  for (const count of counts) {
    const { frequency, documents, ...known } = sums.get(count.key) ?? {
      ...count,
      frequency: 0,
      documents: 0,
    };
    sums.set(count.key, {
      ...known,
      frequency: frequency + count.frequency,
      documents: documents + count.documents,
    });
  }
  return [...sums.values()];
}

/**
 * The terms of an extraction with those that a person added and extraction does not find: these have no score, but
 * are counted like the others.
 */
export function withAddedTerms(
  ranked: readonly RankedTerm[],
  counted: readonly CountedTerm[],
): readonly RankedTerm[] {
  if (counted.length === 0) return ranked;
  const known = new Set(ranked.flatMap(({ key, forms }) => [key, ...forms.map((form) => form.key)]));
  const added = counted
    .filter(({ key }) => !known.has(key))
    .map(({ key, term, frequency, documents, first }): RankedTerm => ({
      key,
      term,
      reading: null,
      score: 0,
      proposed: false,
      category: 'technical-term',
      frequency,
      documents,
      variants: [],
      forms: [{ form: term, count: frequency, key }],
      explanation: [],
      categoryEvidence: null,
      first,
    }));
  return [...ranked, ...added];
}
