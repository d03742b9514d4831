import { z } from 'zod';
import { ISSUE_TYPES } from '../../domain/issue.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { REVIEW_VERSION } from '../../pipeline/review/review-glossary.ts';
import type { ReviewedEntry } from '../../pipeline/review/review-glossary.ts';
import type { NamedText } from '../../pipeline/text-tasks.ts';
import { unitHash } from '../../pipeline/unit-hash.ts';
import { runUnits } from '../run-units.ts';
import type { StepContext } from './step-context.ts';

const issuesSchema = z.array(
  z.object({
    termKey: z.string(),
    type: z.enum(ISSUE_TYPES),
    reason: z.string(),
    relatedKeys: z.array(z.string()),
  }),
);

/**
 * Checks the whole glossary and publishes the issues that were found.
 *
 * @returns the issues, dismissed ones left out
 */
export async function reviewEntries(
  context: StepContext,
  glossary: readonly ReviewedEntry[],
): Promise<readonly FoundIssue[]> {
  const { session, db } = context;
  const documents = await citedDocuments(context, glossary);
  const hash = unitHash(
    'review',
    REVIEW_VERSION,
    JSON.stringify(glossary),
    JSON.stringify(documents.map(({ path, hash: textHash }) => [path, textHash])),
  );
  await runUnits(session, db, {
    step: 'review',
    units: [{ hash, subject: 'glossary', input: glossary }],
    concurrency: 1,
    compute: async () => JSON.stringify(await findIssues(context, glossary, documents)),
  });
  const [result] = await db.read.getUnitResults([hash]);
  const issues = issuesSchema.parse(JSON.parse(result ?? '[]'));

  const definitionOf = new Map(glossary.map((entry) => [entry.termKey, entry.definition ?? '']));
  const found = issues.map((issue) => ({ ...issue, cause: causeOf(issue, definitionOf) }));
  await session.publish(() => db.write.publishIssues(session.lease, found, session.timestamp()));
  const dismissed = new Set(
    (await db.read.listIssues()).filter(({ state }) => state === 'dismissed').map(({ cause }) => cause),
  );
  return found.filter(({ cause }) => !dismissed.has(cause));
}

/** Finds the issues of a glossary, in a worker. */
export async function findIssues(
  { session, workers }: StepContext,
  glossary: readonly ReviewedEntry[],
  documents: readonly NamedText[],
): Promise<readonly FoundIssue[]> {
  const task = { kind: 'review', entries: glossary, documents } as const;
  return (await workers.perform<'review'>(task, session.signal)).issues;
}

/** The documents that the glossary cites, with their texts. */
export async function citedDocuments(
  { db }: StepContext,
  glossary: readonly ReviewedEntry[],
): Promise<readonly (NamedText & { readonly hash: string })[]> {
  const paths = new Set(glossary.flatMap((entry) => entry.citations.map(({ document }) => document)));
  const documents: (NamedText & { readonly hash: string })[] = [];
  for (const path of [...paths].sort()) {
    const document = await db.read.getDocument(path);
    if (document !== null) documents.push({ path, text: document.text, hash: document.hash });
  }
  return documents;
}

/**
 * Hash of what caused an issue. While it is the same, a decision about the issue stands.
 *
 * @param definitionOf the definitions that the issue was found in, by term key
 */
export function causeOf(issue: FoundIssue, definitionOf: ReadonlyMap<string, string>): string {
  const keys = [issue.termKey, ...issue.relatedKeys];
  return unitHash('review', issue.type, ...keys.flatMap((key) => [key, definitionOf.get(key) ?? '']));
}
