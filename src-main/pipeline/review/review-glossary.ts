import { isCitationTrue } from '../../domain/citation.ts';
import type { Citation } from '../../domain/citation.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { normalise } from '../../text/normalise.ts';
import { createOccurrenceFinder } from '../../text/occurrences.ts';
import { findCircles } from './circles.ts';
import { reasonsFor } from './reasons.ts';

/** Part of the identity of stored reviews: raise it when a check changes. */
export const REVIEW_VERSION = '2';

/** An entry as the checks see it. */
export interface ReviewedEntry extends EntryContent {
  readonly termKey: string;
  readonly term: string;
  readonly aliases: readonly string[];
}

/**
 * Checks the whole glossary by machine, without a model.
 *
 * @param entries all entries of the glossary
 * @param textOf text of a document by its path; undefined when the project has no such document
 * @returns the issues, ordered by term and type
 */
export function reviewGlossary(
  entries: readonly ReviewedEntry[],
  textOf: (document: string) => string | undefined,
): FoundIssue[] {
  const sorted = [...entries].sort((left, right) => compare(left.termKey, right.termKey));
  return [
    ...findUndefined(sorted),
    ...findUnsupported(sorted, textOf),
    ...findDuplicates(sorted),
    ...findCircular(sorted),
    ...findContradicting(sorted, textOf),
  ].sort((left, right) => compare(left.termKey, right.termKey) || compare(left.type, right.type));
}

/** Entries that no sentence of the documents defines. */
export function findUndefined(entries: readonly ReviewedEntry[]): FoundIssue[] {
  return entries
    .filter((entry) => entry.definition === null)
    .map((entry) => ({
      termKey: entry.termKey,
      type: 'undefined',
      reason:
        entry.description === null
          ? reasonsOf(entry).undescribed(entry.term)
          : reasonsOf(entry).undefined(entry.term),
      relatedKeys: [],
      passages: [],
    }));
}

/** Definitions of which no cited passage stands in the documents any more. */
export function findUnsupported(
  entries: readonly ReviewedEntry[],
  textOf: (document: string) => string | undefined,
): FoundIssue[] {
  const isSupported = (entry: ReviewedEntry): boolean =>
    entry.citations.some((citation) => standsIn(citation, textOf));
  return entries
    .filter((entry) => entry.definition !== null && !isSupported(entry))
    .map((entry) => ({
      termKey: entry.termKey,
      type: 'unsupported',
      reason: reasonsOf(entry).unsupported(entry.term),
      relatedKeys: [],
      passages: [],
    }));
}

/** Different terms with one and the same definition. Each but the first gets the issue. */
export function findDuplicates(entries: readonly ReviewedEntry[]): FoundIssue[] {
  const byDefinition = Map.groupBy(
    entries.filter((entry) => entry.definition !== null),
    (entry) => normalise(entry.definition ?? ''),
  );
  return [...byDefinition.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map((entry) => ({
          termKey: entry.termKey,
          type: 'duplicate',
          reason: reasonsOf(entry).duplicate(entry.term, first.term),
          relatedKeys: [first.termKey],
          passages: [],
        })),
  );
}

/** Terms whose definitions lead back to themselves over one or more others. The first of each circle gets the issue. */
export function findCircular(entries: readonly ReviewedEntry[]): FoundIssue[] {
  const finder = createOccurrenceFinder(
    entries.map((entry) => ({ id: entry.termKey, forms: [entry.term, ...entry.aliases] })),
  );
  const used = new Map(
    entries.map((entry) => [
      entry.termKey,
      new Set(entry.definition === null ? [] : finder.find(entry.definition).map(({ id }) => id)),
    ]),
  );
  const entryOf = new Map(entries.map((entry) => [entry.termKey, entry]));
  return findCircles(used).flatMap((keys) => {
    const [first, ...others] = keys.sort(compare).flatMap((key) => entryOf.get(key) ?? []);
    if (first === undefined) return [];
    return [
      {
        termKey: first.termKey,
        type: 'circular',
        reason: reasonsOf(first).circular(
          first.term,
          others.map(({ term }) => term),
        ),
        relatedKeys: others.map(({ termKey }) => termKey),
        passages: [],
      },
    ];
  });
}

/** Definitions beside which other documents say something else. Which one holds is for a person to tell. */
export function findContradicting(
  entries: readonly ReviewedEntry[],
  textOf: (document: string) => string | undefined,
): FoundIssue[] {
  return entries.flatMap((entry) => {
    const alternatives = entry.alternatives
      .map(({ citation }) => citation)
      .filter((citation) => standsIn(citation, textOf));
    if (entry.definition === null || alternatives.length === 0) return [];
    const passages = [...entry.citations, ...alternatives];
    const documents = [...new Set(passages.map(({ document }) => document))];
    const reason = reasonsOf(entry).contradicting(entry.term, documents);
    return [{ termKey: entry.termKey, type: 'contradicting', reason, relatedKeys: [], passages }];
  });
}

function standsIn(citation: Citation, textOf: (document: string) => string | undefined): boolean {
  const text = textOf(citation.document);
  return text !== undefined && isCitationTrue(citation, text);
}

function reasonsOf(entry: ReviewedEntry) {
  const passage = entry.definition ?? entry.description?.text ?? null;
  return reasonsFor(entry.term, passage);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
