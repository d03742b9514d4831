import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue, IssueType } from '../../domain/issue.ts';
import type { IssueWithCause } from '../review/causes.ts';
import { reviewGlossary } from '../review/review-glossary.ts';
import { contentOf, withContents } from '../review/working-glossary.ts';
import type { WorkingGlossary } from '../review/working-glossary.ts';
import { canRefine } from './refine-entry.ts';

/** What refinement came to. */
export interface Refinement {
  /** The entries that get another text. */
  readonly results: readonly { readonly termKey: string; readonly content: EntryContent }[];
  readonly outcomes: readonly {
    readonly termKey: string;
    readonly type: IssueType;
    readonly cause: string;
    readonly isResolved: boolean;
  }[];
  /** How many entries are better now. */
  readonly better: number;
  /** How many different issues there were. */
  readonly issues: number;
}

/**
 * Decides which of the new contents are kept: those that really resolve an issue without causing another, as far as a
 * machine can tell. What only a model saw counts as resolved where the text of its term is another one: asking once more
 * would cost a request for each text, and the next review asks about the new ones anyway.
 *
 * @param glossary the entries that the issues were found in
 * @param refined the new contents, by term key
 * @param textOf text of a document by its path; undefined when the project has no such document
 */
export function concludeRefinement(
  { entries: glossary, unpublishedKeys }: Pick<WorkingGlossary, 'entries' | 'unpublishedKeys'>,
  issues: readonly IssueWithCause[],
  refined: ReadonlyMap<string, EntryContent>,
  textOf: (document: string) => string | undefined,
): Refinement {
  const remaining: readonly FoundIssue[] =
    refined.size === 0 ? issues : reviewGlossary(withContents(glossary, refined), textOf);
  const before = new Set((refined.size === 0 ? issues : reviewGlossary(glossary, textOf)).map(identityOf));
  const worse = new Set(
    remaining
      .filter((issue) => refined.has(issue.termKey))
      // No text is the cause of those that no text can resolve.
      .filter((issue) => canRefine(issue.type))
      .map(({ termKey }) => termKey),
  );
  const kept = new Map([...refined].filter(([termKey]) => !worse.has(termKey)));
  const result = withContents(glossary, kept);
  const afterwards = new Set((worse.size === 0 ? remaining : reviewGlossary(result, textOf)).map(identityOf));
  return {
    results: result
      .filter(({ termKey }) => kept.has(termKey) || unpublishedKeys.has(termKey))
      .map((entry) => ({ termKey: entry.termKey, content: contentOf(entry) })),
    outcomes: issues.map((issue) => ({
      termKey: issue.termKey,
      type: issue.type,
      cause: issue.cause,
      isResolved:
        !afterwards.has(identityOf(issue)) &&
        (before.has(identityOf(issue)) || (canRefine(issue.type) && kept.has(issue.termKey))),
    })),
    better: kept.size,
    issues: new Set(issues.map(identityOf)).size,
  };
}

function identityOf({ termKey, type, relatedKeys }: FoundIssue): string {
  return JSON.stringify([termKey, type, relatedKeys]);
}
