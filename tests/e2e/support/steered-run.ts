import { once } from 'node:events';
import type { ActionableError } from '../../../src-main/domain/errors.ts';
import { PROGRAMS } from '../../../src-main/domain/program.ts';
import type { FailedUnit, RunStep } from '../../../src-main/domain/run.ts';
import type { RunOptions } from '../../../src-main/runs/run-options.ts';
import type { RunSession } from '../../../src-main/runs/run-session.ts';
import { openRuns } from '../../support/open-runs.ts';

/** A run of another program, at which a test decides what happens. */
export interface SteeredRun extends AsyncDisposable {
  readonly id: string;
  /** Adds a line to its log that names a document. */
  log(document: string): void;
  progress(step: RunStep, finished: number, total: number): void;
  /** Says that a part of its work has no answer. */
  unitFailed(unit: FailedUnit): void;
  /** Ends it as completed; answers how it ended. */
  complete(): Promise<string>;
  /** Ends it as failed with a reason; answers how it ended. */
  fail(reason: ActionableError): Promise<string>;
  /** How it ends: `cancelled` when somebody stops it. */
  readonly ended: Promise<string>;
}

/** As the window starts one. */
const OPTIONS: RunOptions = { folder: null, provider: 'extractive' };

/** Starts a run on a project file from this process, which the app takes for the command line. */
export async function startSteeredRun(file: string): Promise<SteeredRun> {
  const opened = await openRuns(file, PROGRAMS.commandLine);
  const began = Promise.withResolvers<RunSession>();
  const completed = Promise.withResolvers<void>();
  const started = await opened.runs.start(
    { scope: 'full', options: JSON.stringify(OPTIONS), resumes: null },
    async (session) => {
      began.resolve(session);
      await Promise.race([completed.promise, once(session.signal, 'abort')]);
      session.signal.throwIfAborted();
    },
  );
  const session = await began.promise;
  const ended = started.finished.then(({ status }) => status);
  return {
    id: started.id,
    log: (document) => {
      const values = { path: document, refusal: 'empty' };
      session.log('warning', 'read', { code: 'document-refused', values });
    },
    unitFailed: (unit) => session.unitFailed(unit),
    progress: (step, finished, total) => session.progress({ step, finished, total }),
    complete: async () => {
      completed.resolve();
      return ended;
    },
    ended,
    fail: async (reason) => {
      completed.reject(reason);
      return ended;
    },
    [Symbol.asyncDispose]: async () => {
      completed.resolve();
      await ended;
      await opened.close();
    },
  };
}
