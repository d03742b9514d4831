import type {
  DocumentHighlights,
  DocumentTerm,
  NamedTerm,
  StandingTerm,
  TermHit,
} from '../../domain/reading-view.ts';
import type { ListPage } from '../../domain/project-view.ts';
import { createOccurrenceFinder } from '../../text/occurrences.ts';
import type { Occurrence, OccurrenceFinder } from '../../text/occurrences.ts';
import type { SearchableText } from '../../text/searchable-text.ts';
import type { NearestOccurrence, ReaderTerm, ReaderTermForms } from './reader-questions.ts';
import { blockAt, hitsBetween, hitsInBlock } from './term-hits.ts';

/** Terms that are looked for together, and what tells them apart. */
export interface GlossaryToFind {
  readonly finder: OccurrenceFinder;
  readonly termOf: ReadonlyMap<string, ReaderTerm>;
}

/** A term with the number of its occurrences, and what a list finds it by. */
export interface CountedTerm extends DocumentTerm {
  readonly searchText: string;
}

/** Makes the terms of a glossary ready to be looked for. */
export function glossaryToFind(terms: readonly ReaderTerm[]): GlossaryToFind {
  return {
    finder: createOccurrenceFinder(terms.map(({ key, forms }) => ({ id: key, forms }))),
    termOf: new Map(terms.map((term) => [term.key, term])),
  };
}

function standing({ key, forms, standing: stands }: ReaderTerm): StandingTerm {
  return { key, term: forms[0] ?? '', standing: stands };
}

/** The terms in a stretch of a document. */
export function highlightsBetween(
  searchable: SearchableText,
  { finder, termOf }: GlossaryToFind,
  start: number,
  end: number,
): DocumentHighlights {
  const terms: StandingTerm[] = [];
  const indexOf = new Map<string, number>();
  const hits: TermHit[] = [];
  for (const hit of hitsBetween(searchable, finder, start, end)) {
    let term = indexOf.get(hit.id);
    if (term === undefined) {
      const found = termOf.get(hit.id);
      if (found === undefined) continue;
      term = terms.push(standing(found)) - 1;
      indexOf.set(hit.id, term);
    }
    hits.push({ start: hit.start, end: hit.end, term });
  }
  return { terms, hits };
}

/** How often each term of a glossary was found in a document, the most frequent first. */
export function countedTerms(
  found: readonly Occurrence[],
  { termOf }: GlossaryToFind,
): readonly CountedTerm[] {
  const counts = new Map<string, number>();
  for (const { id } of found) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .flatMap(([key, count]) => {
      const term = termOf.get(key);
      return term === undefined ? [] : [{ ...standing(term), count, searchText: term.searchText }];
    })
    .sort((left, right) => right.count - left.count || (left.term < right.term ? -1 : 1));
}

/** A part of the terms of a document of which one form holds one of the texts; all where there are none of those. */
export function pageOfTerms(
  counted: readonly CountedTerm[],
  searchForms: readonly string[],
  offset: number,
  limit: number,
): ListPage<DocumentTerm> {
  const found =
    searchForms.length === 0
      ? counted
      : counted.filter(({ searchText }) => searchForms.some((form) => searchText.includes(form)));
  const rows = found
    .slice(offset, offset + limit)
    .map(({ key, term, standing: stands, count }) => ({ key, term, standing: stands, count }));
  return { total: found.length, rows };
}

/** The first place from an offset on where any of the terms begins, or the last one before it; null where there is none. */
export function nearestOfAny(
  searchable: SearchableText,
  { finder, termOf }: GlossaryToFind,
  offset: number,
  direction: 'next' | 'previous',
): NearestOccurrence | null {
  const step = direction === 'next' ? 1 : -1;
  for (
    let index = Math.max(blockAt(searchable, offset), direction === 'next' ? 0 : -1);
    index >= 0 && index < searchable.blocks.length;
    index += step
  ) {
    const block = searchable.blocks[index];
    if (block === undefined) break;
    const hits = hitsInBlock(block, finder);
    // At one place the longest comes first.
    const hit =
      direction === 'next' ? hits.find(({ start }) => start >= offset) : longestBefore(hits, offset);
    if (hit === undefined) continue;
    const keys = hits
      .filter(({ start, end }) => start <= hit.start && end >= hit.end)
      .sort((left, right) => right.end - right.start - (left.end - left.start))
      .map(({ id }) => id);
    return { start: hit.start, end: hit.end, terms: named(keys, termOf), place: null };
  }
  return null;
}

/** Terms by their keys, each once. */
function named(keys: readonly string[], termOf: GlossaryToFind['termOf']): NamedTerm[] {
  return [...new Set(keys)].map((key) => ({ key, term: termOf.get(key)?.forms[0] ?? '' }));
}

function longestBefore(hits: readonly Occurrence[], offset: number): Occurrence | undefined {
  const last = hits.findLast(({ start }) => start < offset);
  return last && hits.find(({ start }) => start === last.start);
}

/** The same for one term, whose occurrences are all known. */
export function nearestOfTerm(
  { key, forms }: ReaderTermForms,
  hits: readonly Occurrence[],
  offset: number,
  direction: 'next' | 'previous',
): NearestOccurrence | null {
  const index =
    direction === 'next'
      ? hits.findIndex(({ start }) => start >= offset)
      : hits.findLastIndex(({ start }) => start < offset);
  const hit = hits[index];
  if (hit === undefined) return null;
  const place = { number: index + 1, total: hits.length };
  return { start: hit.start, end: hit.end, terms: [{ key, term: forms[0] ?? '' }], place };
}
