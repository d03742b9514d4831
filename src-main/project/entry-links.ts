import type { EntryLinks } from '../domain/project-view.ts';
import type { ProjectContext } from './project-context.ts';

/** Finds how the entry of a term hangs together with others, in the thread for look-ups. */
export async function findLinks(
  { db, lookups, signal }: ProjectContext,
  termKey: string,
): Promise<EntryLinks> {
  const entries = await db.readPacked.entriesToLink();
  return (await lookups.perform<'links'>({ kind: 'links', entries, termKey }, signal)).links;
}
