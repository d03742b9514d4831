import { isCitationTrue } from '../../domain/citation.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { normalise } from '../../text/normalise.ts';
import { createOccurrenceFinder } from '../../text/occurrences.ts';
import { reasonsFor } from './reasons.ts';

/** Part of the identity of stored reviews: raise it when a check changes. */
export const REVIEW_VERSION = '1';

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
    }));
}

/** Definitions of which no cited passage stands in the documents any more. */
export function findUnsupported(
  entries: readonly ReviewedEntry[],
  textOf: (document: string) => string | undefined,
): FoundIssue[] {
  const isSupported = (entry: ReviewedEntry): boolean =>
    entry.citations.some((citation) => {
      const text = textOf(citation.document);
      return text !== undefined && isCitationTrue(citation, text);
    });
  return entries
    .filter((entry) => entry.definition !== null && !isSupported(entry))
    .map((entry) => ({
      termKey: entry.termKey,
      type: 'unsupported',
      reason: reasonsOf(entry).unsupported(entry.term),
      relatedKeys: [],
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
        })),
  );
}

/** Pairs of terms that are each explained by the other alone. The first of a pair gets the issue. */
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
  const termOf = new Map(entries.map((entry) => [entry.termKey, entry.term]));
  return entries.flatMap((entry) =>
    [...(used.get(entry.termKey) ?? [])]
      .filter((other) => compare(entry.termKey, other) < 0 && used.get(other)?.has(entry.termKey) === true)
      .sort(compare)
      .map((other) => ({
        termKey: entry.termKey,
        type: 'circular',
        reason: reasonsOf(entry).circular(entry.term, termOf.get(other) ?? other),
        relatedKeys: [other],
      })),
  );
}

function reasonsOf(entry: ReviewedEntry) {
  const passage = entry.definition ?? entry.description?.text ?? null;
  return reasonsFor(entry.term, passage);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
