import type { EntryContent } from '../../domain/entry.ts';
import { entryContentSchema } from '../../domain/entry-schema.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { foundIssuesSchema } from '../../domain/issue-schema.ts';
import { packList, unpackAt, unpackEach } from '../../threads/packed.ts';
import type { PackedList } from '../../threads/packed.ts';
import type { IssueWithCause } from '../review/causes.ts';
import { planUnits } from '../planned-units.ts';
import { mergeIssues } from '../review/merge-issues.ts';
import { planGroupReviews } from '../review/plan-group-reviews.ts';
import { REVIEW_VERSION } from '../review/review-glossary.ts';
import { findSuspicious } from '../review/suspicious.ts';
import { citedPaths, workingGlossary } from '../review/working-glossary.ts';
import type { WorkingGlossary } from '../review/working-glossary.ts';
import { unitHash } from '../unit-hash.ts';
import type {
  PackedDocuments,
  StoredContents,
  PackedGlossary,
  IssuesToRefine,
  TextTaskResult,
  TaskOf,
} from '../text-tasks.ts';

/**
 * The glossary to review, the identity of its review (the hash of the glossary and of what it cites), and the groups of
 * entries that a reviewer is asked about.
 */
export function prepareReview(task: TaskOf<'working-glossary'>): TextTaskResult {
  const generated = task.generated === null ? new Map() : contentsOf(task.generated);
  const glossary = workingGlossary(unpackEach(task.stored), generated);
  const { entries, unpublishedKeys, protectedKeys } = glossary;
  const paths = citedPaths(entries);
  const cited = task.documents
    .filter(({ path }) => paths.has(path))
    .map(({ path, hash }) => [path, hash] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    kind: 'working-glossary',
    glossary: {
      entries: packList(entries),
      unpublishedKeys: packList([...unpublishedKeys]),
      protectedKeys: packList([...protectedKeys]),
    },
    cited: cited.map(([path]) => path),
    reviewHash: unitHash('review', REVIEW_VERSION, JSON.stringify(entries), JSON.stringify(cited)),
    groups: planUnits(groupsOf(glossary, task.reviewer)),
  };
}

function groupsOf(
  glossary: WorkingGlossary,
  reviewer: TaskOf<'working-glossary'>['reviewer'],
): ReturnType<typeof planGroupReviews> {
  if (reviewer === null) return [];
  const chosen = reviewer.chosen === null ? null : new Set(reviewer.chosen);
  return planGroupReviews(glossary, reviewer, chosen);
}

/** The glossary, unpacked. */
export function glossaryOf({ entries, unpublishedKeys, protectedKeys }: PackedGlossary): WorkingGlossary {
  return {
    entries: [...unpackEach(entries)],
    unpublishedKeys: new Set(unpackEach(unpublishedKeys)),
    protectedKeys: new Set(unpackEach(protectedKeys)),
  };
}

/** Everything that a review found, of all terms or of the chosen ones. */
export function merge(task: TaskOf<'merge-issues'>): PackedList<IssueWithCause> {
  const { glossary, byMachine, byModel, requests, earlier, chosen } = task;
  const found = (parts: PackedList<string | null>): FoundIssue[] =>
    [...unpackEach(parts)].flatMap((json) => foundIssuesSchema.parse(JSON.parse(json ?? '[]')));
  const without = new Set(earlier.of);
  const suspicious = requests === null ? [] : findSuspicious(unpackEach(requests));
  const issues = mergeIssues(glossaryOf(glossary), {
    byMachine: [...found(byMachine), ...suspicious],
    byModel: found(byModel),
    earlier: [...unpackEach(earlier.issues)].filter(({ termKey, type }) =>
      type === 'suspicious' ? earlier.isSuspiciousKept : without.has(termKey),
    ),
  });
  const meant = chosen === null ? null : new Set(chosen);
  return packList(issues.filter(({ termKey }) => meant?.has(termKey) !== false));
}

/** The issues to refine by, without those that a person has dismissed. */
export function issuesOf({ issues, dismissed }: IssuesToRefine): IssueWithCause[] {
  const causes = new Set(dismissed);
  return [...unpackEach(issues)].filter(({ cause }) => !causes.has(cause));
}

/** Stored contents by the keys of their terms. */
export function contentsOf({ termKeys, contents }: StoredContents): ReadonlyMap<string, EntryContent> {
  const byKey = new Map<string, EntryContent>();
  for (const [index, termKey] of termKeys.entries()) {
    const content = entryContentSchema.nullable().parse(JSON.parse(unpackAt(contents, index) ?? 'null'));
    if (content !== null) byKey.set(termKey, content);
  }
  return byKey;
}

/** The texts of documents, each unpacked when it is asked for. */
export function textsOf({ paths, documents }: PackedDocuments): (path: string) => string | undefined {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const texts = new Map<string, string | undefined>();
  return (path) => {
    const index = indexOf.get(path);
    if (index === undefined) return undefined;
    if (!texts.has(path)) texts.set(path, unpackAt(documents, index)?.text);
    return texts.get(path);
  };
}
