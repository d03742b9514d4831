import type { HandlersOf } from './channels.ts';

/** What can be asked about runs. How they go on is told by events. */
export const runHandlers: HandlersOf<'runs'> = {
  'runs:list': ({ projectId }, session) => session.use(projectId, ({ runs }) => runs.list()),
  'runs:start': ({ projectId, scope }, session) =>
    session.use(projectId, async ({ runs }, opened) => {
      const run = await runs.start(scope, { folder: null, provider: 'extractive' });
      session.followRun(opened, run);
      return run.id;
    }),
  'runs:cancel': ({ projectId, runId }, session) => session.use(projectId, ({ runs }) => runs.cancel(runId)),
  'runs:resume': ({ projectId }, session) =>
    session.use(projectId, async ({ runs }, opened) => {
      const run = await runs.resume();
      session.followRun(opened, run);
      return run.id;
    }),
  'runs:events': ({ projectId, runId, after }, session) =>
    session.use(projectId, ({ runs }) => runs.eventsAfter(runId, after)),
};
