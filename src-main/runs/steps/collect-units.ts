import type { DefinitionUnit, NamedText } from '../../pipeline/text-tasks.ts';
import { findExtractions, loadExtractions } from './extract-terms.ts';
import type { ExtractionReference } from './extract-terms.ts';
import type { StepContext } from './step-context.ts';

/**
 * Gathers the passages for every term that is to have an entry. Terms that also stand in a document whose
 * present text could not be extracted are left out: their earlier entries know more than is known now.
 */
export async function collectUnits(context: StepContext): Promise<readonly DefinitionUnit[]> {
  const { session, db, workers, provider } = context;
  const { current, outdated } = await findExtractions(context);
  const terms = await db.read.listWantedTerms();
  const extractions = new Map(
    (await loadExtractions(context, current)).map(({ path, extraction }) => [path, extraction]),
  );
  const documents = (await readTexts(context, current)).map((document) => ({
    ...document,
    extraction: extractions.get(document.path) ?? '',
  }));
  const { units } = await workers.perform<'collect'>(
    {
      kind: 'collect',
      terms: terms.map(({ key, term, variants }) => ({ key, term, aliases: variants })),
      documents,
      outdated: await loadExtractions(context, outdated),
      providerIdentity: provider.identity,
    },
    session.signal,
  );
  return units;
}

/** Texts of documents as they were when they were listed; one that changed meanwhile is left out. */
async function readTexts(
  { db, session }: StepContext,
  references: readonly ExtractionReference[],
): Promise<NamedText[]> {
  const texts: NamedText[] = [];
  for (const { path, textHash } of references) {
    session.signal.throwIfAborted();
    const document = await db.read.getDocument(path);
    if (document !== null && document.hash === textHash) texts.push({ path, text: document.text });
  }
  return texts;
}
