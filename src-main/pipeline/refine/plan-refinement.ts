import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import type { Weakness } from '../../llm/definition-refiner.ts';
import type { UnitName } from '../planned-units.ts';
import type { ReviewedEntry } from '../review/review-glossary.ts';
import { contentOf } from '../review/working-glossary.ts';
import { unitHash } from '../unit-hash.ts';
import { canRefine } from './refine-entry.ts';
import type { RefinementInput } from './refine-entry.ts';

/**
 * Plans a unit for each entry with issues that another text may resolve.
 *
 * @param requestOf the passages of a term
 * @param identity of whoever refines, see `DefinitionProvider`
 */
export function planRefinement(
  glossary: readonly ReviewedEntry[],
  issues: readonly FoundIssue[],
  requestOf: (termKey: string) => DefinitionRequest | undefined,
  identity: string,
): (UnitName & { readonly input: RefinementInput })[] {
  const entryOf = new Map(glossary.map((entry) => [entry.termKey, entry]));
  const weaknessesOf = new Map<string, Weakness[]>();
  for (const { termKey, type, reason } of issues) {
    if (!canRefine(type)) continue;
    const weaknesses = weaknessesOf.get(termKey) ?? [];
    weaknessesOf.set(termKey, [...weaknesses, { type, reason }]);
  }
  return [...weaknessesOf].flatMap(([termKey, weaknesses]) => {
    const entry = entryOf.get(termKey);
    const request = requestOf(termKey);
    if (entry === undefined || request === undefined) return [];
    const input = { weaknesses, current: contentOf(entry), request };
    const hash = unitHash('refine', identity, JSON.stringify(input));
    return [{ hash, termKey, term: entry.term, input }];
  });
}
