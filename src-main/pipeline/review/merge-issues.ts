import type { FoundIssue } from '../../domain/issue.ts';
import { REVIEWABLE_TYPES } from '../../llm/glossary-reviewer.ts';
import { withCauses } from './causes.ts';
import type { IssueWithCause } from './causes.ts';
import { remarkedReason } from './reasons.ts';
import type { ReviewedEntry } from './review-glossary.ts';
import type { WorkingGlossary } from './working-glossary.ts';

/** What the parts of a review found. */
export interface FoundByParts {
  /** By machine, in the glossary and in the passages. */
  readonly byMachine: readonly FoundIssue[];
  /** By a model, with its bare remarks as reasons. */
  readonly byModel: readonly FoundIssue[];
  /** Open issues of an earlier review whose part has no answer this time. */
  readonly earlier: readonly IssueWithCause[];
}

/**
 * Puts together what the parts of a review found: each issue once, and what a machine found before what a model says.
 * A model's word is not held against what a person wrote or approved. An earlier issue stays as long as its cause does.
 */
export function mergeIssues(
  { entries, protectedKeys }: Pick<WorkingGlossary, 'entries' | 'protectedKeys'>,
  { byMachine, byModel, earlier }: FoundByParts,
): IssueWithCause[] {
  const entryOf = new Map(entries.map((entry) => [entry.termKey, entry]));
  const known = new Set(byMachine.flatMap(namesOf));
  const remarked = byModel.flatMap((issue): FoundIssue[] => {
    const entry = entryOf.get(issue.termKey);
    const type = REVIEWABLE_TYPES.find((reviewable) => reviewable === issue.type);
    if (entry === undefined || type === undefined || protectedKeys.has(issue.termKey)) return [];
    if (!isNew(issue, known)) return [];
    const { reason: remark } = issue;
    return [{ ...issue, remark, reason: remarkedReason(entry, type, othersOf(issue, entryOf), remark) }];
  });
  const found = withCauses([...byMachine, ...remarked], entries);
  const again = withCauses(earlier, entries);
  const kept = earlier.filter(({ cause }, index) => again[index]?.cause === cause);
  return [...found, ...kept.filter((issue) => isNew(issue, known))];
}

/** Tells whether nothing of this type was found yet for the entry, nor for these entries together; notes it. */
function isNew(issue: FoundIssue, known: Set<string>): boolean {
  const names = namesOf(issue);
  if (names.some((name) => known.has(name))) return false;
  for (const name of names) known.add(name);
  return true;
}

function namesOf({ type, termKey, relatedKeys }: FoundIssue): string[] {
  return [JSON.stringify([type, termKey]), JSON.stringify([type, ...[termKey, ...relatedKeys].sort()])];
}

function othersOf({ relatedKeys }: FoundIssue, entryOf: ReadonlyMap<string, ReviewedEntry>): string[] {
  return relatedKeys.map((key) => entryOf.get(key)?.term ?? key);
}
