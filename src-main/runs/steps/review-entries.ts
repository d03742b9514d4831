import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { EntryToReview } from '../../llm/glossary-reviewer.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import type { IssuesToRefine } from '../../pipeline/text-tasks.ts';
import type { LongText, PackedList } from '../../threads/packed.ts';
import { unpackAt } from '../../threads/packed.ts';
import { withModelUse } from '../model-use.ts';
import { runUnits } from '../run-units.ts';
import type { Unit } from '../run-units.ts';
import { readDocumentTexts, readPacked } from './packed-reads.ts';
import { namesOf } from './planned-units.ts';
import type { GlossaryToReview } from './prepare-review.ts';
import type { StepContext } from './step-context.ts';

/** Checks of the whole glossary by machine, or of one group of entries by a model: its place among the planned ones. */
type Part = 'glossary' | number;

/**
 * Checks the glossary: all of it by machine and, where the provider has a reviewer, groups of entries that belong
 * together by that. Publishes the issues that were found, of all terms or of the chosen ones.
 *
 * What a part that failed would have looked at keeps its earlier issues, and so do suspicious passages where no passages
 * were gathered: they may stand where nothing cites them.
 *
 * @param requests the passages of each term; null where the run has gathered none
 * @returns those issues, and which of them were dismissed
 */
export async function reviewEntries(
  context: StepContext,
  prepared: GlossaryToReview,
  requests: PlannedUnits<DefinitionRequest> | null,
): Promise<IssuesToRefine> {
  const { session, db, workers, chosen, provider } = context;
  const { glossary, reviewHash, groups: planned } = prepared;
  const chosenKeys = chosen.terms === null ? null : [...chosen.terms];
  const names = await namesOf(planned);
  // Two groups may have the same first entry.
  const units = names.map(({ hash, term }, index) => ({ hash, key: term, subject: term, input: index }));
  const groups = { units, inputs: planned.inputs };
  const failed = await withModelUse(context, 'review', () => runParts(context, prepared, groups));
  const hashes = groups.units.map(({ hash }) => hash);
  const keysWithout = groups.units
    .filter(({ hash }) => failed.has(hash))
    .flatMap(({ input }) => unpackAt(groups.inputs, input).map(({ termKey }) => termKey));
  const [byMachine, byModel, earlier] = await Promise.all([
    readPacked(context, (read) => read.getUnitResults([reviewHash])),
    readPacked(context, (read) => read.getUnitResults(hashes)),
    readPacked(context, (read) => read.listOpenIssues(null)),
  ]);
  const { issues } = await workers.perform<'merge-issues'>(
    {
      kind: 'merge-issues',
      glossary,
      byMachine,
      byModel,
      requests: provider.reviewer === undefined ? null : (requests?.inputs ?? null),
      earlier: { issues: earlier, of: keysWithout, isSuspiciousKept: requests === null },
      chosen: chosenKeys,
    },
    session.signal,
  );
  await session.publish(() => db.write.publishIssues(session.lease, issues, session.timestamp(), chosenKeys));
  return { issues, dismissed: await db.read.listDismissedCauses() };
}

interface GroupReviews {
  readonly units: readonly Unit<number>[];
  readonly inputs: PackedList<readonly EntryToReview[]>;
}

/** Answers the hashes of the groups that have no answer. */
function runParts(
  context: StepContext,
  { glossary: { entries }, cited, reviewHash }: GlossaryToReview,
  groups: GroupReviews,
): Promise<ReadonlySet<string>> {
  const { session, db, workers, provider, concurrency } = context;
  const { reviewer } = provider;
  const byMachine = async (signal: AbortSignal): Promise<LongText> => {
    const documents = await readDocumentTexts(context, cited);
    return (await workers.perform<'review'>({ kind: 'review', entries, documents }, signal)).issues;
  };
  const whole = { hash: reviewHash, key: 'glossary', subject: 'glossary', input: 'glossary' as const };
  return runUnits<Part>(session, db, {
    step: 'review',
    // What this machine does takes a moment that the first requests need not wait for.
    units: [...groups.units, whole],
    concurrency,
    compute: async ({ input }, signal) =>
      input === 'glossary' || reviewer === undefined
        ? byMachine(signal)
        : JSON.stringify(await reviewer.review(unpackAt(groups.inputs, input), signal)),
  });
}
