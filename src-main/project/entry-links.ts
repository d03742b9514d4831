import type { EntryLinks } from '../domain/project-view.ts';
import type { ProjectContext } from './project-context.ts';

/**
 * Finds how the entry of a term hangs together with others, in the thread for look-ups. That thread keeps what it found
 * for the whole glossary until an entry or a term changes.
 */
export async function findLinks(
  { db, lookups, signal }: ProjectContext,
  termKey: string,
): Promise<EntryLinks> {
  const { terms, entries } = await db.read.revisions();
  const task = { kind: 'links', version: `${terms}/${entries}`, termKey } as const;
  const known = await lookups.perform<'links'>({ ...task, glossary: null }, signal);
  if (known.links !== null) return known.links;
  const glossary = await db.readPacked.entriesToLink();
  const found = await lookups.perform<'links'>({ ...task, glossary }, signal);
  if (found.links === null) throw new Error('The thread for look-ups gave no links.');
  return found.links;
}
