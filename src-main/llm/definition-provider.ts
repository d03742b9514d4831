import type { DefinitionRequest } from '../domain/definition-request.ts';
import type { EntryContent } from '../domain/entry.ts';
import type { CandidateJudge } from './candidate-judge.ts';
import type { DefinitionRefiner } from './definition-refiner.ts';
import type { GlossaryReviewer } from './glossary-reviewer.ts';

/** The port to whatever writes definitions: the built-in provider or a model. */
export interface DefinitionProvider {
  /** Name and version of everything that shapes its answers; a part of every unit's hash. */
  readonly identity: string;
  /**
   * Writes what the glossary says about a term, from the offered passages alone.
   *
   * @throws the signal's reason when stopped; any other error fails this term only
   */
  define(request: DefinitionRequest, signal: AbortSignal): Promise<EntryContent>;
  /** Only a model can. */
  readonly judge?: CandidateJudge;
  /** Only a model can. */
  readonly reviewer?: GlossaryReviewer;
  /** Without one a definition is written anew from the passages that did not cause its issue. */
  readonly refiner?: DefinitionRefiner;
}
