import { definitionRequestSchema, entryContentSchema } from '../../domain/entry-schema.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { checkContent } from '../../pipeline/define/check-content.ts';
import { refineEntry } from '../../pipeline/refine/refine-entry.ts';
import type { ReviewedEntry } from '../../pipeline/review/review-glossary.ts';
import type { DefinitionUnit } from '../../pipeline/text-tasks.ts';
import { unitHash } from '../../pipeline/unit-hash.ts';
import { runUnits } from '../run-units.ts';
import { causeOf, citedDocuments, findIssues } from './review-entries.ts';
import type { StepContext } from './step-context.ts';
import { withContents } from './working-glossary.ts';
import type { WorkingGlossary } from './working-glossary.ts';

/**
 * Looks for a better passage for each entry with an issue, keeps those that really resolve it without
 * causing another, and publishes them together with the state of each issue.
 *
 * @param glossary the entries that the issues were found in
 * @param units the passages of each term
 */
export async function refineEntries(
  context: StepContext,
  { entries: glossary, unpublishedKeys }: WorkingGlossary,
  issues: readonly FoundIssue[],
  units: readonly DefinitionUnit[],
): Promise<void> {
  const { session, db } = context;
  const refined = await refine(context, glossary, issues, units);
  const changed = withContents(glossary, refined);
  const documents = await citedDocuments(context, changed);
  const remaining = refined.size === 0 ? issues : await findIssues(context, changed, documents);

  const before = new Set(issues.map(identityOf));
  const worse = new Set(
    remaining
      .filter((issue) => refined.has(issue.termKey))
      .filter((issue) => issue.type !== 'undefined')
      .map(({ termKey }) => termKey),
  );
  const kept = new Map([...refined].filter(([termKey]) => !worse.has(termKey)));
  const afterwards = new Set(
    (worse.size === 0 ? remaining : await findIssues(context, withContents(glossary, kept), documents)).map(
      identityOf,
    ),
  );
  const definitionOf = new Map(glossary.map((entry) => [entry.termKey, entry.definition ?? '']));
  const outcomes = issues.map((issue) => ({
    termKey: issue.termKey,
    type: issue.type,
    cause: causeOf(issue, definitionOf),
    isResolved: !afterwards.has(identityOf(issue)),
  }));
  if (before.size > 0) {
    session.log('info', 'refine', {
      code: 'issues-refined',
      values: { better: kept.size, issues: before.size },
    });
  }
  const results = withContents(glossary, kept)
    .filter(({ termKey }) => kept.has(termKey) || unpublishedKeys.has(termKey))
    .map(({ termKey, definition, description, confidence, citations }) => ({
      termKey,
      content: { definition, description, confidence, citations },
    }));
  await session.publish(() =>
    db.write.publishRefined(session.lease, { results, outcomes }, session.timestamp()),
  );
}

/** The better contents that the provider offers, by term key; whether they are better is not checked yet. */
async function refine(
  { session, db, provider, concurrency }: StepContext,
  glossary: readonly ReviewedEntry[],
  issues: readonly FoundIssue[],
  units: readonly DefinitionUnit[],
): Promise<ReadonlyMap<string, EntryContent>> {
  const entryOf = new Map(glossary.map((entry) => [entry.termKey, entry]));
  const requestOf = new Map(units.map(({ termKey, request }) => [termKey, request]));
  const work = issues.flatMap((issue) => {
    const entry = entryOf.get(issue.termKey);
    const request = requestOf.get(issue.termKey);
    if (issue.type === 'undefined' || entry === undefined || request === undefined) return [];
    const { definition, description, confidence, citations } = entry;
    const current = { definition, description, confidence, citations };
    const hash = unitHash('refine', provider.identity, issue.type, JSON.stringify(current), request);
    const input = { issue, current, request: definitionRequestSchema.parse(JSON.parse(request)) };
    return [{ hash, subject: entry.term, input }];
  });
  await runUnits(session, db, {
    step: 'refine',
    units: work,
    concurrency,
    compute: async ({ input: { issue, current, request } }, signal) => {
      const content = await refineEntry(issue, current, request, provider, signal);
      return JSON.stringify(content === null ? null : checkContent(content, request));
    },
  });
  const results = await db.read.getUnitResults(work.map(({ hash }) => hash));
  const refined = new Map<string, EntryContent>();
  work.forEach(({ input }, index) => {
    const content = entryContentSchema.nullable().parse(JSON.parse(results[index] ?? 'null'));
    if (content !== null) refined.set(input.issue.termKey, content);
  });
  return refined;
}

function identityOf({ termKey, type, relatedKeys }: FoundIssue): string {
  return JSON.stringify([termKey, type, relatedKeys]);
}
