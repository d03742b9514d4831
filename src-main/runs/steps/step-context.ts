import type { ProjectDatabase } from '../../db/project-database.ts';
import type { DefinitionProvider } from '../../llm/definition-provider.ts';
import type { TextWorkers } from '../../pipeline/text-workers.ts';
import type { RunSession } from '../run-session.ts';

/** What every step of a run works with. */
export interface StepContext {
  readonly session: RunSession;
  readonly db: ProjectDatabase;
  readonly workers: TextWorkers;
  readonly provider: DefinitionProvider;
  /** How many terms are defined at once. */
  readonly concurrency: number;
}
