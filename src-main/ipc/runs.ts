import { basename } from 'node:path';
import type { Project } from '../project/project.ts';
import type { HandlersOf } from './channels.ts';
import type { WindowSession } from './window-session.ts';

/** What can be asked about runs. How they go on is told by events. */
export const runHandlers: HandlersOf<'runs'> = {
  'runs:list': ({ projectId }, session) => session.use(projectId, ({ runs }) => runs.list()),
  'runs:get': ({ projectId, runId }, session) => session.use(projectId, ({ runs }) => runs.details(runId)),
  'runs:start': ({ projectId, scope, termKeys }, session) =>
    startRun(projectId, session, async ({ provider, runs }) =>
      runs.start(scope, { folder: null, provider: await provider.ofRun(scope), terms: termKeys }),
    ),
  'runs:again': ({ projectId, runId }, session) =>
    startRun(projectId, session, ({ runs }) => runs.again(runId)),
  'runs:retryFailed': ({ projectId, runId }, session) =>
    startRun(projectId, session, ({ runs }) => runs.retryFailed(runId)),
  'runs:resume': ({ projectId }, session) => startRun(projectId, session, ({ runs }) => runs.resume()),
  'runs:cancel': ({ projectId, runId }, session) => session.use(projectId, ({ runs }) => runs.cancel(runId)),
  'runs:takeOver': ({ projectId, runId }, session) =>
    session.use(projectId, ({ runs }) => runs.takeOver(runId)),
  'runs:events': ({ projectId, runId, after }, session) =>
    session.use(projectId, ({ runs }) => runs.eventsAfter(runId, after)),
  'runs:saveLog': ({ projectId, runId, levels, search }, session) =>
    session.use(projectId, async ({ runs }) => {
      const file = await session.window.chooseFileToWrite('log', `${runId}.txt`);
      if (file === null) return null;
      await runs.saveLog(runId, file, { levels, search });
      return { name: basename(file) };
    }),
};

/** Starts a run and keeps its project open for it. Answers its id. */
function startRun(
  projectId: string,
  session: WindowSession,
  start: (project: Project) => ReturnType<Project['runs']['start']>,
): Promise<string> {
  return session.use(projectId, async (project, opened) => {
    const run = await start(project);
    session.followRun(opened, run);
    return run.id;
  });
}
