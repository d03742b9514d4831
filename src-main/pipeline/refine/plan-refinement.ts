import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { EntryContent } from '../../domain/entry.ts';
import type { FoundIssue, IssueType } from '../../domain/issue.ts';
import type { UnitName } from '../planned-units.ts';
import type { ReviewedEntry } from '../review/review-glossary.ts';
import { contentOf } from '../review/working-glossary.ts';
import { unitHash } from '../unit-hash.ts';
import { canRefine } from './refine-entry.ts';

/** What goes into the refinement of one issue. */
export interface RefinementInput {
  readonly type: IssueType;
  readonly current: EntryContent;
  readonly request: DefinitionRequest;
}

/**
 * Plans a unit for each issue that other passages of the documents may resolve.
 *
 * @param requestOf the passages of a term
 * @param providerIdentity see `DefinitionProvider`
 */
export function planRefinement(
  glossary: readonly ReviewedEntry[],
  issues: readonly FoundIssue[],
  requestOf: (termKey: string) => DefinitionRequest | undefined,
  providerIdentity: string,
): (UnitName & { readonly input: RefinementInput })[] {
  const entryOf = new Map(glossary.map((entry) => [entry.termKey, entry]));
  return issues.flatMap(({ termKey, type }) => {
    const entry = entryOf.get(termKey);
    if (!canRefine(type) || entry === undefined) return [];
    const request = requestOf(termKey);
    if (request === undefined) return [];
    const current = contentOf(entry);
    const inputs = [type, JSON.stringify(current), JSON.stringify(request)];
    const hash = unitHash('refine', providerIdentity, ...inputs);
    return [{ hash, termKey, term: entry.term, input: { type, current, request } }];
  });
}
