import { ActionableError } from '../domain/errors.ts';
import type { RunScope } from '../domain/run.ts';
import { extractiveProvider } from '../llm/extractive-provider.ts';
import { checkScope } from '../runs/check-scope.ts';
import type { RunManager, StartedRun } from '../runs/run-manager.ts';
import { runOptionsSchema } from '../runs/run-options.ts';
import type { RunOptions } from '../runs/run-options.ts';
import type { RunListener } from '../runs/run-session.ts';
import { runScope } from '../runs/steps/run-scope.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProjectRuns } from './project.ts';

/** So many lines of a log are read at once. */
const EVENTS_AT_ONCE = 1_000;

/**
 * The runs of an open project.
 *
 * @param onActivity called whenever a run of this process says something or ends
 */
export function projectRuns(
  { db, workers }: ProjectContext,
  manager: RunManager,
  onActivity: () => void,
): ProjectRuns {
  const start = async (
    scope: RunScope,
    options: RunOptions,
    resumes: string | null,
    listener: RunListener = {},
    signal?: AbortSignal,
  ): Promise<StartedRun> => {
    await checkScope(db, scope, options.folder);
    const { concurrency } = workers;
    const started = await manager.start(
      { scope, options: JSON.stringify(options), resumes },
      (session) =>
        runScope({ session, db, workers, provider: extractiveProvider, concurrency }, scope, options.folder),
      {
        onEvents: (events) => {
          onActivity();
          listener.onEvents?.(events);
        },
        onProgress: (progress) => {
          onActivity();
          listener.onProgress?.(progress);
        },
      },
      signal,
    );
    onActivity();
    return started;
  };

  return {
    start: (scope, options, listener, signal) => start(scope, options, null, listener, signal),
    resume: async (listener) => {
      const [last] = await db.read.listRuns();
      if (last === undefined || (last.status === 'completed' && last.unitsFailed === 0)) {
        throw new ActionableError(
          'nothing-to-resume',
          last === undefined
            ? 'No run was ever started here.'
            : `The last run, ${last.id}, did all of its work.`,
          'Start a new run instead.',
          { values: last === undefined ? {} : { run: last.id } },
        );
      }
      const options = runOptionsSchema.parse(JSON.parse((await db.read.getRunOptions(last.id)) ?? 'null'));
      return start(last.scope, options, last.id, listener);
    },
    cancel: (runId) => manager.cancel(runId),
    list: () => db.read.listRuns(),
    show: async (runId) => {
      const run = await db.read.getRun(runId);
      if (run === null) {
        throw new ActionableError(
          'run-not-found',
          `There is no run ${runId}.`,
          'List the runs to see their ids.',
          { values: { run: runId } },
        );
      }
      return { run, events: await db.read.listEventsAfter(runId, 0) };
    },
    eventsAfter: (runId, sequence) => db.read.listEventsAfter(runId, sequence, EVENTS_AT_ONCE),
    isWorking: () => manager.isWorking,
  };
}
