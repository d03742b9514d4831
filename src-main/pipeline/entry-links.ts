import type { EntryToLink } from '../domain/entry.ts';
import { MOST_USED_IN } from '../domain/project-view.ts';
import type { EntryLinks } from '../domain/project-view.ts';
import { createOccurrenceFinder } from '../text/occurrences.ts';
import type { Occurrence } from '../text/occurrences.ts';

/** Tells how an entry hangs together with others, by its key. */
export type LinkedGlossary = (key: string) => EntryLinks;

/**
 * Finds how the entries of a glossary hang together: the terms that each definition uses, and the entries whose definition
 * uses each term. A term inside a longer one is not used, the longer one is.
 *
 * @param entries in the order in which entries are to be listed
 * @returns gives no links for a key that is none of theirs
 */
export function linkGlossary(entries: readonly EntryToLink[]): LinkedGlossary {
  const finder = createOccurrenceFinder(
    entries.map(({ key, term, aliases }) => ({ id: key, forms: [term, ...aliases] })),
  );
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const usesOf = new Map<string, readonly Occurrence[]>();
  const usedIn = new Map<string, EntryToLink[]>();
  for (const entry of entries) {
    const uses = withoutOverlaps(finder.find(entry.text)).filter(({ id }) => id !== entry.key);
    usesOf.set(entry.key, uses);
    for (const id of new Set(uses.map((use) => use.id))) {
      const users = usedIn.get(id);
      if (users === undefined) usedIn.set(id, [entry]);
      else users.push(entry);
    }
  }
  return (key) => {
    const users = usedIn.get(key) ?? [];
    return {
      text: byKey.get(key)?.text ?? '',
      uses: (usesOf.get(key) ?? []).map(({ id, start, end }) => ({
        key: id,
        term: byKey.get(id)?.term ?? id,
        start,
        end,
      })),
      usedIn: users.slice(0, MOST_USED_IN).map((user) => ({ key: user.key, term: user.term })),
      usedInTotal: users.length,
    };
  };
}

/** Of those that overlap the leftmost, and of these the longest. */
function withoutOverlaps(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  let freeFrom = 0;
  return occurrences.filter(({ start, end }) => {
    if (start < freeFrom) return false;
    freeFrom = end;
    return true;
  });
}
