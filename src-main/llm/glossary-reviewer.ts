import type { EntryContent } from '../domain/entry.ts';
import type { FoundIssue } from '../domain/issue.ts';

/** An entry as a model sees it when it reviews. */
export interface EntryToReview extends EntryContent {
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
   * @returns issues of these entries alone; none where nothing usable was said
   * @throws the signal's reason when stopped; any other error fails this group only
   */
  review(entries: readonly EntryToReview[], signal: AbortSignal): Promise<readonly FoundIssue[]>;
}
