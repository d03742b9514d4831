import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import type { WantedTerm } from '../../pipeline/define/still-wanted.ts';
import type { StoredDocuments } from '../../pipeline/text-tasks.ts';
import { withBatches } from '../../threads/batches.ts';
import type { PackedList } from '../../threads/packed.ts';
import { batchesOf } from './document-batches.ts';
import { findExtractions, readExtractions } from './extract-terms.ts';
import type { ExtractionReference } from './extract-terms.ts';
import { readDocumentTexts, readPacked } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/** The passages of terms, and what they were gathered from. */
export interface CollectedUnits {
  readonly units: PlannedUnits<DefinitionRequest>;
  readonly terms: PackedList<WantedTerm>;
  /** What else they depend on. */
  readonly basis: string;
}

/**
 * Gathers the passages for every term that is to have an entry, or for the chosen ones of them. Terms that also
 * stand in a document whose present text could not be extracted are left out: their earlier entries know more than
 * is known now.
 *
 * @param earlier what was gathered before in this run, for all terms: used again where all that it rests on is the same
 */
export async function collectUnits(
  context: StepContext,
  earlier: CollectedUnits | null = null,
): Promise<CollectedUnits> {
  const { session, db, workers, provider } = context;
  const [{ current, outdated }, terms, { separateForms }] = await Promise.all([
    findExtractions(context),
    readPacked(context, (read) => read.listWantedTerms()),
    db.read.rankingDecisions(),
  ]);
  const chosen = context.chosen.terms === null ? null : [...context.chosen.terms];
  const basis = JSON.stringify([current, outdated, separateForms]);
  if (earlier?.basis === basis) {
    const { units } = await workers.perform<'choose-collected'>(
      { kind: 'choose-collected', units: earlier.units, earlier: earlier.terms, terms, chosen },
      session.signal,
    );
    if (units !== null) return { units, terms, basis };
  }
  const task = {
    kind: 'collect',
    terms,
    separateForms,
    chosen,
    providerIdentity: provider.identity,
  } as const;
  return withBatches(
    batchesOf(outdated).map((batch) => () => readExtractions(context, batch)),
    (old) =>
      withBatches(
        batchesOf(current).map((batch) => () => readDocumentsWithExtractions(context, batch)),
        async (documents) => {
          const collect = { ...task, documents, outdated: old };
          const { units } = await workers.perform<'collect'>(collect, session.signal);
          return { units, terms, basis };
        },
      ),
  );
}

async function readDocumentsWithExtractions(
  context: StepContext,
  references: readonly ExtractionReference[],
): Promise<StoredDocuments> {
  const paths = references.map(({ path }) => path);
  return {
    ...(await readDocumentTexts(context, paths)),
    ...(await readExtractions(context, references)),
    textHashes: references.map(({ textHash }) => textHash),
  };
}
