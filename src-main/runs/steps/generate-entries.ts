import { setImmediate } from 'node:timers/promises';
import type { EntryContent } from '../../domain/entry.ts';
import { definitionRequestSchema, entryContentSchema } from '../../domain/entry-schema.ts';
import { checkContent } from '../../pipeline/define/check-content.ts';
import type { DefinitionUnit } from '../../pipeline/text-tasks.ts';
import { runUnits } from '../run-units.ts';
import type { StepContext } from './step-context.ts';

/** So many results are parsed before the event loop gets its turn. */
const PARSED_AT_ONCE = 100;

/**
 * Writes what the glossary says about each term and publishes it. A term whose unit fails keeps its
 * earlier entry.
 *
 * @returns the contents made, by term key
 */
export async function generateEntries(
  { session, db, provider, concurrency }: StepContext,
  units: readonly DefinitionUnit[],
): Promise<ReadonlyMap<string, EntryContent>> {
  await runUnits(session, db, {
    step: 'generate',
    units: units.map(({ hash, term, request }) => ({ hash, subject: term, input: request })),
    concurrency,
    compute: async ({ input }, signal) => {
      const request = definitionRequestSchema.parse(JSON.parse(input));
      return JSON.stringify(checkContent(await provider.define(request, signal), request));
    },
  });
  // The writer reads the answers from where they are stored; a unit that failed has none.
  const published = units.map(({ termKey, hash }) => ({ termKey, hash }));
  await session.publish(() => db.write.publishGenerated(session.lease, published, session.timestamp()));
  return readContents(await db.read.getUnitResults(units.map(({ hash }) => hash)), units);
}

async function readContents(
  results: readonly (string | null)[],
  units: readonly DefinitionUnit[],
): Promise<ReadonlyMap<string, EntryContent>> {
  const contents = new Map<string, EntryContent>();
  for (const [index, { termKey }] of units.entries()) {
    if (index % PARSED_AT_ONCE === 0) await setImmediate();
    const result = results[index];
    if (result === null || result === undefined) continue;
    contents.set(termKey, entryContentSchema.parse(JSON.parse(result)));
  }
  return contents;
}
