import type { IssuesToRefine } from '../../pipeline/text-tasks.ts';
import { runUnits } from '../run-units.ts';
import { readDocumentTexts, readPacked } from './packed-reads.ts';
import type { GlossaryToReview } from './prepare-review.ts';
import type { StepContext } from './step-context.ts';

/**
 * Checks the whole glossary and publishes the issues that were found, of all terms or of the chosen ones.
 *
 * @returns those issues, and which of them were dismissed
 */
export async function reviewEntries(
  context: StepContext,
  { glossary: { entries }, cited, reviewHash }: GlossaryToReview,
): Promise<IssuesToRefine> {
  const { session, db, workers, chosen } = context;
  await runUnits(session, db, {
    step: 'review',
    units: [{ hash: reviewHash, key: 'glossary', subject: 'glossary', input: cited }],
    concurrency: 1,
    compute: async ({ input }, signal) => {
      const documents = await readDocumentTexts(context, input);
      return (await workers.perform<'review'>({ kind: 'review', entries, documents }, signal)).issues;
    },
  });
  const chosenKeys = chosen.terms === null ? null : [...chosen.terms];
  const { issues } = await workers.perform<'name-causes'>(
    {
      kind: 'name-causes',
      entries,
      issues: await readPacked(context, (read) => read.getUnitResults([reviewHash])),
      chosen: chosenKeys,
    },
    session.signal,
  );
  await session.publish(() => db.write.publishIssues(session.lease, issues, session.timestamp(), chosenKeys));
  return { issues, dismissed: await db.read.listDismissedCauses() };
}
