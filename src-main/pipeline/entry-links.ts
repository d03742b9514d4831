import type { EntryToLink } from '../domain/entry.ts';
import { MOST_USED_IN } from '../domain/project-view.ts';
import type { EntryLinks } from '../domain/project-view.ts';
import { createOccurrenceFinder } from '../text/occurrences.ts';
import type { Occurrence } from '../text/occurrences.ts';

/** Makes the function that finds the terms in a text: of those that overlap the leftmost, and of these the longest. */
function termFinder(entries: readonly EntryToLink[]): (text: string) => readonly Occurrence[] {
  const finder = createOccurrenceFinder(
    entries.map(({ key, term, aliases }) => ({ id: key, forms: [term, ...aliases] })),
  );
  return (text) => {
    let freeFrom = 0;
    return finder.find(text).filter(({ start, end }) => {
      if (start < freeFrom) return false;
      freeFrom = end;
      return true;
    });
  };
}

/**
 * Finds how an entry hangs together with others: the terms that its definition uses, and the entries whose definition uses
 * its term. A term inside a longer one is not used, the longer one is.
 *
 * @param entries the glossary, in the order in which entries are to be listed
 * @returns nothing for a key that is none of them
 */
export function findEntryLinks(entries: readonly EntryToLink[], key: string): EntryLinks {
  const own = entries.find((entry) => entry.key === key);
  if (own === undefined) return { text: '', uses: [], usedIn: [], usedInTotal: 0 };
  const find = termFinder(entries);
  const termOf = new Map(entries.map((entry) => [entry.key, entry.term]));
  const mentions = createOccurrenceFinder([{ id: key, forms: [own.term, ...own.aliases] }]);
  const usedIn = entries.filter(
    (entry) =>
      entry.key !== key &&
      // Most texts do not have the words at all: looking for one term costs less than looking for all.
      mentions.find(entry.text).length > 0 &&
      find(entry.text).some(({ id }) => id === key),
  );
  return {
    text: own.text,
    uses: find(own.text)
      .filter(({ id }) => id !== key)
      .map(({ id, start, end }) => ({ key: id, term: termOf.get(id) ?? id, start, end })),
    usedIn: usedIn.slice(0, MOST_USED_IN).map((entry) => ({ key: entry.key, term: entry.term })),
    usedInTotal: usedIn.length,
  };
}
