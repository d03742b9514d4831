import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import { findExtractions, readExtractions } from './extract-terms.ts';
import { readDocumentTexts, readPacked } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/**
 * Gathers the passages for every term that is to have an entry, or for the chosen ones of them. Terms that also
 * stand in a document whose present text could not be extracted are left out: their earlier entries know more than
 * is known now.
 */
export async function collectUnits(context: StepContext): Promise<PlannedUnits<DefinitionRequest>> {
  const { session, workers, provider, chosen } = context;
  const { current, outdated } = await findExtractions(context);
  const paths = current.map(({ path }) => path);
  const { units } = await workers.perform<'collect'>(
    {
      kind: 'collect',
      terms: await readPacked(context, (read) => read.listWantedTerms()),
      chosen: chosen.terms === null ? null : [...chosen.terms],
      documents: {
        ...(await readDocumentTexts(context, paths)),
        ...(await readExtractions(context, current)),
      },
      textHashes: current.map(({ textHash }) => textHash),
      outdated: await readExtractions(context, outdated),
      providerIdentity: provider.identity,
    },
    session.signal,
  );
  return units;
}
