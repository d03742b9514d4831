import { once } from 'node:events';
import type { RunManager, RunRequest, RunWork, StartedRun } from '../../src-main/runs/run-manager.ts';

/** A run of no particular kind. */
export const REQUEST: RunRequest = { scope: 'extract', options: '{}', resumes: null };

/** Work that has nothing to do. */
export const nothing: RunWork = async () => undefined;

/** Work that goes on until it is asked to stop. */
export const untilStopped: RunWork = async ({ signal }) => {
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
};

/** Starts a run and waits until its work has begun: whoever cancels it earlier keeps it from beginning at all. */
export async function begin(runs: RunManager, work: RunWork): Promise<StartedRun> {
  const began = Promise.withResolvers<void>();
  const started = await runs.start(REQUEST, async (session) => {
    began.resolve();
    await work(session);
  });
  await began.promise;
  return started;
}

/** Work that waits, whatever it is asked, until the test lets it go on. */
export function gate(): { readonly work: RunWork; readonly began: Promise<void>; readonly open: () => void } {
  const began = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    work: async () => {
      began.resolve();
      await opened.promise;
    },
    began: began.promise,
    open: opened.resolve,
  };
}

/** What a promise rejects with; undefined where it does not. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
