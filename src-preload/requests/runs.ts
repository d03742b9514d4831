import { z } from 'zod';
import { EVENT_LEVELS, RUN_SCOPES } from '../../src-main/domain/run.ts';
import type { Run, RunDetails, RunEvent } from '../../src-main/domain/run.ts';
import { answers, offset, projectId, runId, search, termKey } from './request.ts';
import type { WrittenFile } from './written-file.ts';

/** Requests about runs. */
export const RUNS_REQUESTS = {
  'runs:list': answers<readonly Run[]>()(z.object({ projectId })),
  /** Answers the id of the run. */
  'runs:start': answers<string>()(
    z.object({
      projectId,
      scope: z.enum(RUN_SCOPES),
      /** The terms to define, check and refine; all where it is not given. */
      termKeys: z.array(termKey).min(1).max(10_000).optional(),
    }),
  ),
  'runs:get': answers<RunDetails>()(z.object({ projectId, runId })),
  /** Starts a run with the scope and settings of an earlier one; answers its id. */
  'runs:again': answers<string>()(z.object({ projectId, runId })),
  /** Starts a run of what failed in an earlier one; answers its id. */
  'runs:retryFailed': answers<string>()(z.object({ projectId, runId })),
  /** Takes an active run away from an owner that does not answer, and ends it. */
  'runs:takeOver': answers<void>()(z.object({ projectId, runId })),
  /** Asks the person where to and writes the chosen lines of a run's log there; null when they changed their mind. */
  'runs:saveLog': answers<WrittenFile | null>()(
    z.object({
      projectId,
      runId,
      levels: z.array(z.enum(EVENT_LEVELS)).min(1).max(EVENT_LEVELS.length),
      search,
    }),
  ),
  'runs:cancel': answers<void>()(z.object({ projectId, runId })),
  /** Starts a run that goes on where the newest one stopped; answers its id. */
  'runs:resume': answers<string>()(z.object({ projectId })),
  /** The lines of a run's log after a sequence number, at most 1,000 of them. */
  'runs:events': answers<readonly RunEvent[]>()(z.object({ projectId, runId, after: offset })),
} as const;
