import type { EntryToReview } from '../../llm/glossary-reviewer.ts';
import type { UnitName } from '../planned-units.ts';
import { unitHash } from '../unit-hash.ts';
import { groupEntries } from './groups.ts';
import type { WorkingGlossary } from './working-glossary.ts';

/**
 * Plans a unit for each group of entries that belong together. What a person wrote or approved comes first in its group:
 * an issue of several entries is that of the last one.
 *
 * @param reviewer see `GlossaryReviewer`
 * @param chosen keys of the terms whose issues are meant; null for all
 */
export function planGroupReviews(
  { entries, protectedKeys }: Pick<WorkingGlossary, 'entries' | 'protectedKeys'>,
  reviewer: { readonly identity: string; readonly mostAtOnce: number },
  chosen: ReadonlySet<string> | null,
): (UnitName & { readonly input: readonly EntryToReview[] })[] {
  return groupEntries(entries, reviewer.mostAtOnce)
    .filter((group) => chosen === null || group.some(({ termKey }) => chosen.has(termKey)))
    .flatMap((group) => {
      const ordered = [
        ...group.filter(({ termKey }) => protectedKeys.has(termKey)),
        ...group.filter(({ termKey }) => !protectedKeys.has(termKey)),
      ];
      const input = ordered.map(({ termKey, term, aliases, definition, citations }) => ({
        termKey,
        term,
        aliases,
        definition,
        citations,
      }));
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          hash: unitHash('review', reviewer.identity, JSON.stringify(input)),
          termKey: first.termKey,
          term: group.map(({ term }) => term).join(', '),
          input,
        },
      ];
    });
}
