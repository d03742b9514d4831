import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { EntryContent } from '../domain/entry.ts';
import type { IssueType } from '../domain/issue.ts';

/** Issues that another text can resolve. */
export const REFINABLE_TYPES = [
  'duplicate',
  'circular',
  'too-broad',
  'unsupported',
] as const satisfies readonly IssueType[];
export type RefinableType = (typeof REFINABLE_TYPES)[number];

/** What is wrong with an entry. */
export interface Weakness {
  readonly type: RefinableType;
  /** One sentence for a person. */
  readonly reason: string;
}

/** A definition that is to be written anew. */
export interface WeakDefinition {
  readonly definition: string;
  /** At least one. */
  readonly weaknesses: readonly Weakness[];
}

/** The port to whatever writes a definition anew when it is told what is wrong with it. */
export interface DefinitionRefiner {
  /** Name and version of everything that shapes its answers; a part of every unit's hash. */
  readonly identity: string;
  /**
   * Writes another definition of a term, from the offered passages alone.
   *
   * @returns null where it has no other one that holds
   * @throws the signal's reason when stopped; any other error fails this term only
   */
  refine(request: DefinitionRequest, weak: WeakDefinition, signal: AbortSignal): Promise<EntryContent | null>;
}
