/**
 * A place in a sentence where a candidate stands.
 *
 * `shape` has one letter for each token: N noun, P proper name, A adjective, V participle, I preposition,
 * S possessive, D number, X prefix, F suffix, J joining mark, O anything else.
 */
export interface CandidateSpan {
  /** Index of the first token in its sentence. */
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  readonly shape: string;
  /** Whether no longer phrase around it is a candidate. */
  readonly maximal: boolean;
}

/** The longest candidate, in tokens; keeps the work for a phrase constant. */
export const MAX_TOKENS = 6;
