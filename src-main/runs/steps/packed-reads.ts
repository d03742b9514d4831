import type { ProjectDatabase } from '../../db/project-database.ts';
import type { PackedDocuments, StoredContents } from '../../pipeline/text-tasks.ts';
import { countHandle } from '../../threads/packed.ts';
import { untilAborted } from '../until-aborted.ts';
import type { StepContext } from './step-context.ts';

/**
 * Reads something that may be long, for a worker. A run that is stopped does not wait for it.
 *
 * @throws the signal's reason; what the read rejects with
 */
export async function readPacked<Result>(
  { db, session }: Pick<StepContext, 'db' | 'session'>,
  read: (operations: ProjectDatabase['readPacked']) => Promise<Result>,
): Promise<Result> {
  session.signal.throwIfAborted();
  const result = await untilAborted(read(db.readPacked), session.signal);
  countHandle(result);
  return result;
}

/** Documents with their texts. */
export async function readDocumentTexts(
  context: StepContext,
  paths: readonly string[],
): Promise<PackedDocuments> {
  return { paths, documents: await readPacked(context, (read) => read.getDocuments(paths)) };
}

/** The stored answers of units that each are about one term. */
export async function readContents(
  context: StepContext,
  units: readonly { readonly termKey: string; readonly hash: string }[],
): Promise<StoredContents> {
  const hashes = units.map(({ hash }) => hash);
  return {
    termKeys: units.map(({ termKey }) => termKey),
    contents: await readPacked(context, (read) => read.getUnitResults(hashes)),
  };
}
