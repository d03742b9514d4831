import type { DefinitionRequest } from '../../domain/definition-request.ts';
import type { FoundIssue } from '../../domain/issue.ts';
import { givesOrders } from '../../llm/prompts/gives-orders.ts';
import { reasonsFor } from './reasons.ts';

/** A person looks at a few of them. */
const MOST_PASSAGES = 5;

/**
 * Terms about which a passage tries to give orders to a model: no model was shown it, and a person should know that it
 * is there.
 *
 * @param requests the passages of each term
 */
export function findSuspicious(requests: Iterable<DefinitionRequest>): FoundIssue[] {
  const issues: FoundIssue[] = [];
  for (const { termKey, term, aliases, passages } of requests) {
    const forms = [term, ...aliases];
    const suspicious = passages.filter((passage) => givesOrders(passage, forms));
    if (suspicious.length === 0) continue;
    issues.push({
      termKey,
      type: 'suspicious',
      reason: reasonsFor(term, suspicious[0]?.text ?? null).suspicious(term),
      relatedKeys: [],
      passages: suspicious.slice(0, MOST_PASSAGES).map(({ citation }) => citation),
    });
  }
  return issues;
}
