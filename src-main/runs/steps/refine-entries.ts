import type { DefinitionRequest } from '../../domain/definition-request.ts';
import { checkContent } from '../../pipeline/define/check-content.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import { refineEntry } from '../../pipeline/refine/refine-entry.ts';
import type { IssuesToRefine, StoredContents } from '../../pipeline/text-tasks.ts';
import { unpackAt } from '../../threads/packed.ts';
import { withModelUse } from '../model-use.ts';
import { runUnits } from '../run-units.ts';
import { readContents, readDocumentTexts } from './packed-reads.ts';
import { namesOf, unitsOf } from './planned-units.ts';
import type { GlossaryToReview } from './prepare-review.ts';
import type { StepContext } from './step-context.ts';

/**
 * Looks for a better passage for each entry with an issue, keeps those that really resolve it without
 * causing another, and publishes them together with the state of each issue.
 *
 * @param prepared the glossary that the issues were found in
 * @param requests the passages of each term
 */
export async function refineEntries(
  context: StepContext,
  { glossary }: GlossaryToReview,
  issues: IssuesToRefine,
  requests: PlannedUnits<DefinitionRequest>,
): Promise<void> {
  const { session, db, workers } = context;
  session.beginStep('refine');
  const refined = await refine(context, glossary, issues, requests);
  // A better passage may stand in any document. Without one there is nothing to be checked.
  const paths = refined.termKeys.length === 0 ? [] : (await db.read.listDocuments()).map(({ path }) => path);
  const concluded = await workers.perform<'conclude-refinement'>(
    {
      kind: 'conclude-refinement',
      glossary,
      issues,
      refined,
      documents: await readDocumentTexts(context, paths),
    },
    session.signal,
  );
  if (concluded.issues > 0) {
    const { better, issues: count } = concluded;
    session.log('info', 'refine', { code: 'issues-refined', values: { better, issues: count } });
  }
  await session.publish(() =>
    db.write.publishRefined(session.lease, concluded.refinement, session.timestamp()),
  );
}

/** The better contents that the provider offers; whether they are better is not checked yet. */
async function refine(
  context: StepContext,
  { entries }: GlossaryToReview['glossary'],
  issues: IssuesToRefine,
  requests: PlannedUnits<DefinitionRequest>,
): Promise<StoredContents> {
  const { session, db, workers, provider, concurrency } = context;
  const { units: planned } = await workers.perform<'plan-refinement'>(
    {
      kind: 'plan-refinement',
      entries,
      issues,
      requests: requests.inputs,
      identity: provider.refiner?.identity ?? provider.identity,
    },
    session.signal,
  );
  const names = await namesOf(planned);
  await withModelUse(context, 'refine', () =>
    runUnits(session, db, {
      step: 'refine',
      units: unitsOf(names),
      concurrency,
      compute: async ({ input }, signal) => {
        const refinement = unpackAt(planned.inputs, input);
        const content = await refineEntry(refinement, provider, signal);
        return JSON.stringify(content === null ? null : checkContent(content, refinement.request));
      },
    }),
  );
  return readContents(context, names);
}
