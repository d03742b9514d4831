import type { FoundIssue } from '../../domain/issue.ts';
import { unitHash } from '../unit-hash.ts';
import type { ReviewedEntry } from './review-glossary.ts';

/** An issue with the hash of what caused it: while it is the same, a decision about the issue stands. */
export interface IssueWithCause extends FoundIssue {
  readonly cause: string;
}

/**
 * Adds to issues what caused each: the definitions of the terms that it is about, and the words of the passages that
 * it shows. Where these stand in their documents is no cause: a line more above them changes nothing. A passage that
 * gives orders is a cause by itself, whatever was written without it.
 *
 * @param glossary the entries that the issues were found in
 */
export function withCauses(
  issues: readonly FoundIssue[],
  glossary: readonly ReviewedEntry[],
): IssueWithCause[] {
  const definitionOf = new Map(glossary.map((entry) => [entry.termKey, entry.definition ?? '']));
  return issues.map((issue) => {
    const keys = [issue.termKey, ...issue.relatedKeys];
    const parts =
      issue.type === 'suspicious' ? keys : keys.flatMap((key) => [key, definitionOf.get(key) ?? '']);
    const passages = issue.passages.flatMap(({ document, quote }) => [document, quote]);
    return { ...issue, cause: unitHash('review', issue.type, ...parts, ...passages) };
  });
}
