import type { OfferedPassage } from '../../domain/definition-request.ts';
import { cutExcerpt } from './excerpt.ts';
import { looksLikeInstruction } from './looks-like-instruction.ts';

/** One passage may not take the room of all others. */
export const MOST_TOKENS_A_PASSAGE = 400;

/**
 * Tells whether a passage tries to give orders to a model, in what such a one would be shown of it or in the name of its
 * document.
 *
 * @param forms the names of the term
 */
export function givesOrders(
  { text, citation }: OfferedPassage,
  forms: readonly string[],
  mostTokens = MOST_TOKENS_A_PASSAGE,
): boolean {
  return looksLikeInstruction(cutExcerpt(text, forms, mostTokens)) || looksLikeInstruction(citation.document);
}
