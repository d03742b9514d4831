import type { ProjectCounts } from '../../domain/project-view.ts';
import type { Run } from '../../domain/run.ts';
import type { BlockingRun } from '../../domain/run-request.ts';
import type { ReadHandle } from '../handle.ts';
import { projectReader } from './project.ts';
import { runReader } from './runs.ts';
import { IS_SYNONYM } from './synonym-conditions.ts';
import { countTerms } from './term-lists.ts';

/** What a list of projects shows of one. */
export interface ProjectSummary {
  readonly name: string;
  readonly counts: ProjectCounts;
  readonly lastRun: Run | null;
  /** The run that holds the project, whose owner may be gone. */
  readonly blocking: BlockingRun | null;
}

/**
 * Reads the summary of a project, also of one that was not migrated yet. Call it inside a transaction.
 */
export function readSummary(db: ReadHandle): ProjectSummary {
  const runs = runReader(db);
  const counts = db.connection
    .prepare<[], { readonly documents: number; readonly entries: number; readonly openIssues: number }>(
      `SELECT (SELECT count(*) FROM documents) AS documents,
         (SELECT count(*) FROM entries JOIN terms ON terms.id = entries.term_id
          WHERE terms.status <> 'rejected' AND NOT ${IS_SYNONYM}) AS entries,
         (SELECT count(*) FROM issues JOIN terms ON terms.id = issues.term_id
          WHERE issues.state = 'open' AND terms.status <> 'rejected' AND NOT ${IS_SYNONYM}) AS openIssues`,
    )
    .get();
  if (counts === undefined) throw new Error('SQLite gave no row for a count.');
  return {
    name: projectReader(db).get().name,
    counts: {
      documents: counts.documents,
      terms: countTerms(db).wanted,
      entries: counts.entries,
      openIssues: counts.openIssues,
    },
    lastRun: runs.last(),
    blocking: runs.blocking(),
  };
}
