import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { CandidateJudge, CandidateToJudge } from '../../llm/candidate-judge.ts';
import type { Candidate } from '../../pipeline/judge/plan-judging.ts';
import { joinPlanned } from '../../pipeline/planned-units.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import { sliceList, unpackAt } from '../../threads/packed.ts';
import type { PackedList } from '../../threads/packed.ts';
import { withModelUse } from '../model-use.ts';
import { runUnitsInBatches } from '../run-units.ts';
import { collectUnits } from './collect-units.ts';
import type { CollectedUnits } from './collect-units.ts';
import { readContents } from './packed-reads.ts';
import { namesOf, unitsOf } from './planned-units.ts';
import type { StepContext } from './step-context.ts';

/**
 * Lets the provider's judge, where it has one, say of each candidate whether it is a term, and publishes what follows: a
 * candidate that is none is no longer proposed. Candidates are terms that are wanted for no other reason than that
 * extraction proposes them. One whose unit fails stays what it was.
 *
 * Judged are all candidates where this run has made the list of terms anew, which takes earlier judgements away, and
 * otherwise the chosen ones. An answer without a usable judgement is stored too: asked the same, a model says the same.
 *
 * @returns the passages of all terms, where they were gathered
 */
export async function judgeCandidates(context: StepContext): Promise<CollectedUnits | null> {
  const { session, db, workers, chosen } = context;
  const { judge } = context.provider;
  if (judge === undefined) return null;
  session.beginStep('judge');
  const isListNew = chosen.documents?.size !== 0;
  const candidates = (await db.read.listCandidatesToJudge()).filter(
    ({ key }) => isListNew || chosen.terms?.has(key) !== false,
  );
  if (candidates.length === 0) return null;

  const collected = await collectUnits({ ...context, chosen: { ...chosen, terms: null } });
  const planned = await planInParts(context, candidates, collected.units.inputs, judge);
  const answers = await judgePlanned(context, planned, judge);
  const { judgements, counts } = await workers.perform<'conclude-judging'>(
    { kind: 'conclude-judging', candidates: planned.inputs, answers, model: judge.model },
    session.signal,
  );
  session.log('info', 'judge', { code: 'candidates-judged', values: { ...counts } });
  await session.publish(() => db.write.publishJudgements(session.lease, judgements));
  return collected;
}

/** Plans the units in all threads at once: of each candidate all passages are looked at. */
async function planInParts(
  { session, workers }: StepContext,
  candidates: readonly Candidate[],
  requests: PackedList<DefinitionRequest>,
  judge: CandidateJudge,
): Promise<PlannedUnits<CandidateToJudge>> {
  const startOf = (part: number): number => Math.ceil((requests.length * part) / workers.concurrency);
  const parts = await Promise.all(
    Array.from({ length: workers.concurrency }, (_, part) =>
      workers.perform<'plan-judging'>(
        {
          kind: 'plan-judging',
          candidates,
          requests: sliceList(requests, startOf(part), startOf(part + 1)),
          judgeIdentity: judge.identity,
        },
        session.signal,
      ),
    ),
  );
  return joinPlanned(parts.map(({ units }) => units));
}

/** The stored answers of the judge, in the order of the units; null for one that failed. */
async function judgePlanned(
  context: StepContext,
  planned: PlannedUnits<CandidateToJudge>,
  judge: CandidateJudge,
): Promise<PackedList<string | null>> {
  const { session, db, concurrency } = context;
  const names = await namesOf(planned);
  await withModelUse(context, 'judge', () =>
    runUnitsInBatches(session, db, {
      step: 'judge',
      units: unitsOf(names),
      concurrency,
      mostAtOnce: judge.mostAtOnce,
      compute: async (batch, signal) => {
        const candidates = batch.map(({ input }) => unpackAt(planned.inputs, input));
        const judgements = await judge.judge(candidates, signal);
        return judgements.map((judgement) => JSON.stringify(judgement));
      },
    }),
  );
  return (await readContents(context, names)).contents;
}
