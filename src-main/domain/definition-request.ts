import type { Citation } from './citation.ts';

/** A passage offered as the basis of a definition. */
export interface OfferedPassage {
  /** `definition`: the sentence defines the term. `mention`: it only uses it. */
  readonly kind: 'definition' | 'mention';
  readonly citation: Citation;
  /** The passage to read: markup removed. */
  readonly text: string;
  /** How sure the finder is that it defines the term, or how much it tells about it; 0 to 1. */
  readonly score: number;
}

/** Everything that a definition of one term may rest on. Its hash is the identity of the unit. */
export interface DefinitionRequest {
  readonly termKey: string;
  readonly term: string;
  readonly aliases: readonly string[];
  /** Definitions first, then mentions; best first. */
  readonly passages: readonly OfferedPassage[];
}
