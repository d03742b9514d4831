import { sumCounts } from '../../pipeline/count-terms.ts';
import type { CountedTerm } from '../../pipeline/count-terms.ts';
import { batchesOf } from './document-batches.ts';
import { readDocumentTexts } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/**
 * Counts the terms that a person added in all documents, a batch of documents after another. Where nobody added any,
 * no document is read.
 */
export async function countAddedTerms(context: StepContext): Promise<readonly CountedTerm[]> {
  const { db, session, workers } = context;
  const terms = await db.read.addedTerms();
  if (terms.length === 0) return [];
  const counts: CountedTerm[] = [];
  for (const batch of batchesOf(await db.read.listDocuments())) {
    const documents = await readDocumentTexts(
      context,
      batch.map(({ path }) => path),
    );
    const counted = await workers.perform<'count'>({ kind: 'count', terms, documents }, session.signal);
    counts.push(...counted.terms);
  }
  return sumCounts(counts);
}
