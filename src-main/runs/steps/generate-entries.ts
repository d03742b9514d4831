import type { DefinitionRequest } from '../../domain/definition-request.ts';
import { checkContent } from '../../pipeline/define/check-content.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
import type { StoredContents } from '../../pipeline/text-tasks.ts';
import { unpackAt } from '../../threads/packed.ts';
import { withModelUse } from '../model-use.ts';
import { runUnits } from '../run-units.ts';
import { readContents } from './packed-reads.ts';
import { namesOf, unitsOf } from './planned-units.ts';
import type { StepContext } from './step-context.ts';

/**
 * Writes what the glossary says about each term and publishes it. A term whose unit fails keeps its
 * earlier entry.
 *
 * @returns the contents made
 */
export async function generateEntries(
  context: StepContext,
  planned: PlannedUnits<DefinitionRequest>,
): Promise<StoredContents> {
  const { session, db, provider, concurrency, chosen } = context;
  const names = await namesOf(planned);
  await withModelUse(context, 'generate', () =>
    runUnits(session, db, {
      step: 'generate',
      units: unitsOf(names),
      concurrency,
      compute: async ({ input }, signal) => {
        const request = unpackAt(planned.inputs, input);
        return JSON.stringify(checkContent(await provider.define(request, signal), request));
      },
    }),
  );
  // The writer reads the answers from where they are stored; a unit that failed has none.
  const published = names.map(({ termKey, hash }) => ({ termKey, hash }));
  const of = chosen.terms === null ? 'all-terms' : 'chosen-terms';
  const [contents] = await Promise.all([
    readContents(context, published),
    session.publish(() => db.write.publishGenerated(session.lease, published, session.timestamp(), of)),
  ]);
  return contents;
}
