import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import type { StoredDocuments } from '../../pipeline/text-tasks.ts';
import { withBatches } from '../../threads/batches.ts';
import { batchesOf } from './document-batches.ts';
import { findExtractions, readExtractions } from './extract-terms.ts';
import type { ExtractionReference } from './extract-terms.ts';
import { readDocumentTexts, readPacked } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/**
 * Gathers the passages for every term that is to have an entry, or for the chosen ones of them. Terms that also
 * stand in a document whose present text could not be extracted are left out: their earlier entries know more than
 * is known now.
 */
export async function collectUnits(context: StepContext): Promise<PlannedUnits<DefinitionRequest>> {
  const { session, db, workers, provider, chosen } = context;
  const { current, outdated } = await findExtractions(context);
  const task = {
    kind: 'collect',
    terms: await readPacked(context, (read) => read.listWantedTerms()),
    separateForms: (await db.read.rankingDecisions()).separateForms,
    chosen: chosen.terms === null ? null : [...chosen.terms],
    providerIdentity: provider.identity,
  } as const;
  return withBatches(
    batchesOf(outdated).map((batch) => () => readExtractions(context, batch)),
    (earlier) =>
      withBatches(
        batchesOf(current).map((batch) => () => readDocumentsWithExtractions(context, batch)),
        async (documents) => {
          const collect = { ...task, documents, outdated: earlier };
          return (await workers.perform<'collect'>(collect, session.signal)).units;
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
