import type { StoredDocument } from '../../db/repositories/documents.ts';
import { EXTRACTOR_VERSION } from '../../pipeline/extract/document-extraction.ts';
import { unitHash } from '../../pipeline/unit-hash.ts';
import { runUnits } from '../run-units.ts';
import type { StepContext } from './step-context.ts';

/** The identity of a document's extraction: its format, its text and the version of the extractor. */
export function extractionHash(document: Pick<StoredDocument, 'format' | 'hash'>): string {
  return unitHash('extract', EXTRACTOR_VERSION, document.format, document.hash);
}

/**
 * Extracts the terms of new and changed documents, ranks those of all documents and publishes them. A
 * document whose extraction fails keeps what an earlier one found in it.
 */
export async function extractTerms(context: StepContext): Promise<void> {
  const { session, db, workers } = context;
  const documents = await db.read.listDocuments();
  const units = documents.map((document) => ({
    hash: extractionHash(document),
    subject: document.path,
    input: document.path,
  }));
  await runUnits(session, db, {
    step: 'extract',
    units,
    concurrency: workers.concurrency,
    compute: async ({ input: path }, signal) => {
      const document = await db.read.getDocument(path);
      if (document === null) throw new Error('The document was removed while the run was going on.');
      const { format, text } = document;
      return (await workers.perform<'extract'>({ kind: 'extract', document: { path, format, text } }, signal))
        .extraction;
    },
  });

  const { current, outdated } = await findExtractions(context);
  const extractions = await loadExtractions(context, [...current, ...outdated]);
  const { terms } = await workers.perform<'rank'>({ kind: 'rank', extractions }, session.signal);
  await session.publish(() => db.write.publishTerms(session.lease, terms));
}

/** Which stored extraction stands for each document. */
export interface FoundExtractions {
  /** Documents whose extraction was made from their present text, with the hash of its unit. */
  readonly current: readonly ExtractionReference[];
  /** Documents whose present text has none, with the hash of an earlier extraction that stands in for it. */
  readonly outdated: readonly ExtractionReference[];
}

export interface ExtractionReference {
  readonly path: string;
  /** Hash of the document's present text. */
  readonly textHash: string;
  /** Hash of the unit. */
  readonly hash: string;
}

/** Finds the newest stored extraction of every document. */
export async function findExtractions({ db }: Pick<StepContext, 'db'>): Promise<FoundExtractions> {
  const documents = await db.read.listDocuments();
  const references = documents.map((document) => ({
    path: document.path,
    textHash: document.hash,
    hash: extractionHash(document),
  }));
  const known = new Set(await db.read.knownUnits(references.map(({ hash }) => hash)));
  const outdated: ExtractionReference[] = [];
  for (const reference of references.filter(({ hash }) => !known.has(hash))) {
    const earlier = await db.read.latestUnitHash('extract', reference.path);
    if (earlier !== null) outdated.push({ ...reference, hash: earlier });
  }
  return { current: references.filter(({ hash }) => known.has(hash)), outdated };
}

/** Reads stored extractions, as JSON. */
export async function loadExtractions(
  { db }: Pick<StepContext, 'db'>,
  references: readonly ExtractionReference[],
): Promise<{ readonly path: string; readonly extraction: string }[]> {
  const results = await db.read.getUnitResults(references.map(({ hash }) => hash));
  return references.flatMap(({ path }, index) => {
    const extraction = results[index];
    return extraction === null || extraction === undefined ? [] : [{ path, extraction }];
  });
}
