import type { PackedGlossary, StoredContents } from '../../pipeline/text-tasks.ts';
import { readPacked } from './packed-reads.ts';
import type { StepContext } from './step-context.ts';

/** A glossary to review and refine, held for the workers. */
export interface GlossaryToReview {
  readonly glossary: PackedGlossary;
  /** Paths of the documents that it cites. */
  readonly cited: readonly string[];
  /** The identity of its review. */
  readonly reviewHash: string;
}

/**
 * Makes the glossary that review and refinement work on, see `workingGlossary`.
 *
 * @param generated what this run has generated; null where it has not
 */
export async function prepareReview(
  context: StepContext,
  generated: StoredContents | null,
): Promise<GlossaryToReview> {
  const { session, db, workers } = context;
  const [documents, stored] = await Promise.all([
    db.read.listDocuments(),
    readPacked(context, (read) => read.listEntries()),
  ]);
  return workers.perform<'working-glossary'>(
    {
      kind: 'working-glossary',
      stored,
      generated,
      documents: documents.map(({ path, hash }) => ({ path, hash })),
    },
    session.signal,
  );
}
