import type { RunHistory } from '../db/read-operations.ts';
import { ActionableError } from '../domain/errors.ts';
import type { SettingsOrigin } from '../domain/provider-settings.ts';
import type { FailedUnit, RunEvent } from '../domain/run.ts';
import { assertWritable, writeFileAtomically } from '../exchange/write-file-atomically.ts';
import { checkScope } from '../runs/check-scope.ts';
import { dependableProvider } from '../runs/dependable-provider.ts';
import { logLine } from '../runs/log-line.ts';
import { ModelUse } from '../runs/model-use.ts';
import { planRetry } from '../runs/retry-plan.ts';
import type { RunPlan } from '../runs/retry-plan.ts';
import { runNotFound } from '../runs/run-errors.ts';
import type { RunManager, StartedRun } from '../runs/run-manager.ts';
import { runOptionsSchema, settingsOf } from '../runs/run-options.ts';
import type { RunListener } from '../runs/run-session.ts';
import { runScope } from '../runs/steps/run-scope.ts';
import { tellWhoIsAsked } from '../runs/tell-who-is-asked.ts';
import { untilAborted } from '../runs/until-aborted.ts';
import type { ProjectContext } from './project-context.ts';
import type { ProviderOf } from './open-project.ts';
import type { LogSelection, ProjectProvider, ProjectRuns } from './project.ts';

/** So many lines of a log are read at once. */
const EVENTS_AT_ONCE = 1_000;

/**
 * So many units are worked on for each request that may be under way: while a server answers one, the next is made ready, and
 * its model's flow lets no more through than the settings say.
 */
const PREPARED_AHEAD = 2;

/** So many failed units are shown. */
const MOST_FAILED_UNITS = 1_000;

/** What the runs of a project need of the rest of it. */
interface RunsContext {
  readonly providerOf: ProviderOf;
  readonly assertAllowed: ProjectProvider['assertAllowed'];
  /** Called whenever a run of this process says something or ends. */
  readonly onActivity: () => void;
}

/** The runs of an open project. */
export function projectRuns(
  { db, workers }: ProjectContext,
  manager: RunManager,
  { providerOf, assertAllowed, onActivity }: RunsContext,
): ProjectRuns {
  const start = async (
    { scope, options }: RunPlan,
    origin: SettingsOrigin,
    resumes: string | null,
    listener: RunListener = {},
    signal?: AbortSignal,
  ): Promise<StartedRun> => {
    await assertAllowed(scope, options.provider);
    const checking = checkScope(db, scope, options);
    await (signal === undefined ? checking : untilAborted(checking, signal));
    const modelUse = new ModelUse();
    const provider = dependableProvider(await providerOf(options, origin, modelUse), options.provider);
    const concurrency =
      options.provider === 'extractive' ? workers.concurrency : options.provider.concurrency * PREPARED_AHEAD;
    const chosen = { documents: setOf(options.documents), terms: setOf(options.terms) };
    const started = await manager.start(
      { scope, options: JSON.stringify(options), resumes },
      async (session) => {
        await tellWhoIsAsked(session, scope, options.provider);
        await runScope(
          { session, db, workers, provider, modelUse, concurrency, chosen },
          scope,
          options.folder,
        );
      },
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

  const historyOf = async (runId: string, mostFailedUnits?: number): Promise<RunHistory> => {
    const history = await db.read.getRunHistory(runId, mostFailedUnits);
    if (history === null) throw runNotFound(runId);
    return history;
  };

  /** Those of the failed units that can still be computed. */
  const stillThere = async (failed: readonly FailedUnit[]): Promise<readonly FailedUnit[]> => {
    const documents = new Set((await db.read.listDocuments()).map(({ path }) => path));
    const terms = new Set(await db.read.wantedAmong(failed.map(({ key }) => key)));
    return failed.filter(({ step, key }) => {
      if (step === 'review') return true;
      return step === 'extract' ? documents.has(key) : terms.has(key);
    });
  };

  return {
    start: (scope, options, listener, signal) => start({ scope, options }, 'chosen', null, listener, signal),
    resume: async (listener) => {
      const last = await db.read.getLastRun();
      if (last === null || (last.status === 'completed' && last.unitsFailed === 0)) {
        throw new ActionableError(
          'nothing-to-resume',
          last === null ? 'No run was ever started here.' : `The last run, ${last.id}, did all of its work.`,
          'Start a new run instead.',
          { values: last === null ? {} : { run: last.id } },
        );
      }
      return start(planOf(await historyOf(last.id, 0)), 'stored', last.id, listener);
    },
    again: async (runId, listener) => start(planOf(await historyOf(runId, 0)), 'stored', null, listener),
    retryFailed: async (runId, listener) => {
      const history = await historyOf(runId);
      const failed = await stillThere(history.failedUnits);
      if (failed.length === 0) {
        throw new ActionableError(
          'nothing-failed',
          history.failedUnits.length === 0
            ? `Nothing of run ${runId} has failed.`
            : `Nothing of what failed in run ${runId} is in the project any more.`,
          'Start a new run instead.',
          { values: { run: runId } },
        );
      }
      return start(planRetry(planOf(history), failed), 'stored', runId, listener);
    },
    cancel: (runId) => manager.cancel(runId),
    takeOver: async (runId) => {
      await manager.takeOver(runId);
      onActivity();
    },
    list: () => db.read.listRuns(),
    show: async (runId) => {
      const { run } = await historyOf(runId, 0);
      return { run, events: await db.read.listEventsAfter(runId, 0) };
    },
    details: async (runId) => {
      const { run, options, steps, failedUnits } = await historyOf(runId, MOST_FAILED_UNITS);
      return { run, settings: settingsOf(options), steps, failedUnits };
    },
    eventsAfter: (runId, sequence) => db.read.listEventsAfter(runId, sequence, EVENTS_AT_ONCE),
    saveLog: async (runId, file, selection) => {
      await historyOf(runId, 0);
      // Before the work: nobody wants to hear at its end that the result has no place to go.
      await assertWritable(file);
      const lines: string[] = [];
      for (let after = 0, isWhole = false; !isWhole;) {
        const events = await db.read.listEventsAfter(runId, after, EVENTS_AT_ONCE);
        for (const event of events) if (isSelected(event, selection)) lines.push(`${logLine(event)}\n`);
        after = events.at(-1)?.sequence ?? after;
        isWhole = events.length < EVENTS_AT_ONCE;
      }
      await writeFileAtomically(file, lines.join(''));
    },
    isWorking: () => manager.isWorking,
  };
}

/** What a run was started with. Throws an error for options that this version does not know. */
function planOf({ run, options }: RunHistory): RunPlan {
  return { scope: run.scope, options: runOptionsSchema.parse(JSON.parse(options)) };
}

function setOf(values: readonly string[] | undefined): ReadonlySet<string> | null {
  return values === undefined ? null : new Set(values);
}

/** Tells whether a line of a log is among the selected ones. */
function isSelected({ level, message }: RunEvent, { levels, search }: LogSelection): boolean {
  return levels.includes(level) && message.toLowerCase().includes(search.toLowerCase());
}
