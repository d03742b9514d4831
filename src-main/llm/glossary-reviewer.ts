import type { EntryContent } from '../domain/entry.ts';
import type { FoundIssue, IssueType } from '../domain/issue.ts';

/** What somebody who reads the texts can tell; the other types are found by machine alone. */
export const REVIEWABLE_TYPES = [
  'duplicate',
  'contradicting',
  'circular',
  'too-broad',
  'unsupported',
] as const satisfies readonly IssueType[];
export type ReviewableType = (typeof REVIEWABLE_TYPES)[number];

/** An entry as a model sees it when it reviews. */
export interface EntryToReview extends Pick<EntryContent, 'definition' | 'citations'> {
  readonly termKey: string;
  readonly term: string;
  readonly aliases: readonly string[];
}

/** The port to whatever finds weaknesses of a glossary that no check by machine sees. */
export interface GlossaryReviewer {
  /** Name and version of everything that shapes its answers; a part of every unit's hash. */
  readonly identity: string;
  /** How many entries may be given at once; at least 2. */
  readonly mostAtOnce: number;
  /**
   * Reviews entries that belong together.
   *
   * @param entries in the order in which they have a right to stay as they are: an issue of several entries is that of
   * the last one
   * @returns issues of these entries alone, whose reasons are bare remarks of the model; none where nothing usable was said
   * @throws the signal's reason when stopped; any other error fails this group only
   */
  review(entries: readonly EntryToReview[], signal: AbortSignal): Promise<readonly FoundIssue[]>;
}
