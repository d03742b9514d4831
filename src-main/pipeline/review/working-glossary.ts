import { isDeepStrictEqual } from 'node:util';
import type { EntryContent, EntryStatus } from '../../domain/entry.ts';
import type { ReviewedEntry } from './review-glossary.ts';

/** An entry as it is stored. */
export interface WorkedOnEntry extends ReviewedEntry {
  readonly status: EntryStatus;
  /** Whether a person wrote the text. */
  readonly edited: boolean;
}

/** The glossary that review and refinement work on. */
export interface WorkingGlossary {
  readonly entries: readonly ReviewedEntry[];
  /** Keys of entries that hold another text in the file: an earlier run refined what was generated. */
  readonly unpublishedKeys: ReadonlySet<string>;
  /** Keys of entries that a person wrote or approved. */
  readonly protectedKeys: ReadonlySet<string>;
}

/**
 * Makes the working glossary: what a person edited or approved as it stands, and of all other entries the
 * text that was just generated. It is the same whatever earlier runs made of the entries, so that the
 * same documents and settings give the same glossary.
 *
 * @param stored the entries as they are stored
 * @param generated contents made in this run, by term key; an entry without one stays as it is stored
 */
export function workingGlossary(
  stored: Iterable<WorkedOnEntry>,
  generated: ReadonlyMap<string, EntryContent>,
): WorkingGlossary {
  const unpublishedKeys = new Set<string>();
  const protectedKeys = new Set<string>();
  const entries: ReviewedEntry[] = [];
  for (const { termKey, term, aliases, ...entry } of stored) {
    const isProtected = entry.edited || entry.status === 'approved';
    if (isProtected) protectedKeys.add(termKey);
    const published = contentOf(entry);
    const content = (isProtected ? undefined : generated.get(termKey)) ?? published;
    if (!isDeepStrictEqual(content, published)) unpublishedKeys.add(termKey);
    // What a person wrote or approved holds, whatever the documents say beside it.
    const alternatives = isProtected ? [] : content.alternatives;
    entries.push({ termKey, term, aliases, ...content, alternatives });
  }
  return { entries, unpublishedKeys, protectedKeys };
}

/** The glossary with some contents replaced, by term key. */
export function withContents(
  glossary: readonly ReviewedEntry[],
  contents: ReadonlyMap<string, EntryContent>,
): ReviewedEntry[] {
  return glossary.map((entry) => ({ ...entry, ...contents.get(entry.termKey) }));
}

/** Paths of the documents that a glossary cites, for its definitions and for what stands against them. */
export function citedPaths(glossary: readonly ReviewedEntry[]): ReadonlySet<string> {
  return new Set(
    glossary.flatMap(({ citations, alternatives }) =>
      [...citations, ...alternatives.map(({ citation }) => citation)].map(({ document }) => document),
    ),
  );
}

/** What an entry says, without the rest of it. */
export function contentOf({
  definition,
  description,
  confidence,
  citations,
  alternatives,
  extractive,
  writer,
}: EntryContent): EntryContent {
  return { definition, description, confidence, citations, alternatives, extractive, writer };
}
