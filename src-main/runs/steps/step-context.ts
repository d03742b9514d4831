import type { ProjectDatabase } from '../../db/project-database.ts';
import type { DefinitionProvider } from '../../llm/definition-provider.ts';
import type { TextWorkers } from '../../pipeline/text-workers.ts';
import type { ModelUse } from '../model-use.ts';
import type { RunSession } from '../run-session.ts';

/** What a run is limited to; null for all that there is. */
export interface Chosen {
  /** Paths of documents to extract. */
  readonly documents: ReadonlySet<string> | null;
  /** Keys of terms to define, check and refine. */
  readonly terms: ReadonlySet<string> | null;
}

/** What every step of a run works with. */
export interface StepContext {
  readonly session: RunSession;
  readonly db: ProjectDatabase;
  readonly workers: TextWorkers;
  readonly provider: DefinitionProvider;
  /** Counts what the provider asks of a model. */
  readonly modelUse: ModelUse;
  /** How many terms are worked on at once. */
  readonly concurrency: number;
  readonly chosen: Chosen;
}
