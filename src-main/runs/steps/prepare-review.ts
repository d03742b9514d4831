import type { EntryToReview, GlossaryReviewer } from '../../llm/glossary-reviewer.ts';
import type { PlannedUnits } from '../../pipeline/planned-units.ts';
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
  /** The groups of its entries that the provider's reviewer is asked about. */
  readonly groups: PlannedUnits<readonly EntryToReview[]>;
}

/**
 * Makes the glossary that review and refinement work on, see `workingGlossary`.
 *
 * @param generated what this run has generated; null where it has not
 * @param reviewer who is asked about groups of its entries; undefined where nobody is
 */
export async function prepareReview(
  context: StepContext,
  generated: StoredContents | null,
  reviewer: GlossaryReviewer | undefined,
): Promise<GlossaryToReview> {
  const { session, db, workers, chosen } = context;
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
      reviewer:
        reviewer === undefined
          ? null
          : {
              identity: reviewer.identity,
              mostAtOnce: reviewer.mostAtOnce,
              chosen: chosen.terms === null ? null : [...chosen.terms],
            },
    },
    session.signal,
  );
}
