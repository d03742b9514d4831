import type { ModelSettings } from '../domain/provider-settings.ts';
import type { ProviderView, ServerView } from '../domain/provider-view.ts';
import type { Project } from '../project/project.ts';
import { readKey } from '../project/model-servers.ts';
import { providerNotSetUp } from '../project/provider-settings.ts';
import type { HandlersOf } from './channels.ts';
import type { HandlerContext } from './handler-context.ts';
import { RequestRefusal, stopped } from './request-errors.ts';
import type { WindowSession } from './window-session.ts';

/** Who writes the definitions of a project: settings, keys, agreement, and what can be asked of a server beforehand. */
export function providerHandlers({
  servers,
  secrets,
  requestLog,
  desktop,
}: Pick<HandlerContext, 'servers' | 'secrets' | 'requestLog' | 'desktop'>): HandlersOf<'provider'> {
  const tests = new WeakMap<WindowSession, AbortController>();

  const serverOf = async (project: Project, settings: ModelSettings | null): Promise<ServerView | null> => {
    if (settings === null) return null;
    const [server, key] = await Promise.all([
      project.provider.server(settings),
      secrets.placeOf(settings.baseUrl),
    ]);
    return { ...server, key };
  };

  const view = async (project: Project): Promise<ProviderView> => {
    const settings = await project.provider.get();
    const [ollama, openai, keepsKeys] = await Promise.all([
      serverOf(project, settings.ollama),
      serverOf(project, settings.openai),
      secrets.keepsKeys(),
    ]);
    return { settings, servers: { ollama, openai }, keepsKeys };
  };

  return {
    'provider:get': ({ projectId }, session) => session.use(projectId, view),
    'provider:change': ({ projectId, settings }, session) =>
      session.use(projectId, async (project) => {
        await project.provider.change(settings);
        return view(project);
      }),
    'provider:setKey': ({ projectId, kind, key }, session) =>
      session.use(projectId, async (project) => {
        const settings = (await project.provider.get())[kind];
        if (settings === null) throw providerNotSetUp(kind);
        await secrets.change(settings.baseUrl, key === null ? null : readKey(key, settings));
        return view(project);
      }),
    'provider:models': ({ projectId, settings }, session) =>
      session.use(projectId, () =>
        untilStopped(session.ended, () => servers.models(settings, session.ended)),
      ),
    'provider:test': ({ projectId, settings }, session) =>
      session.use(projectId, async () => {
        tests.get(session)?.abort();
        const test = new AbortController();
        tests.set(session, test);
        const signal = AbortSignal.any([test.signal, session.ended]);
        return untilStopped(signal, () => servers.test(settings, signal));
      }),
    'provider:stopTest': async (_nothing, session) => {
      tests.get(session)?.abort();
    },
    'provider:allow': ({ projectId, host }, session) =>
      session.use(projectId, async (project) => {
        if (!(await project.provider.allow(host))) throw unknownServer();
        return view(project);
      }),
    'provider:estimate': ({ projectId, scope, termKeys }, session) =>
      session.use(projectId, ({ provider }) => provider.estimate(scope, termKeys)),
    'provider:showRequests': async () => {
      const exists = await requestLog.settled();
      if (exists) desktop.showInFolder(requestLog.file);
      return exists;
    },
  };
}

/** Does work that can be stopped. Throws RequestRefusal `stopped` when it was. */
async function untilStopped<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? stopped(error) : error;
  }
}

function unknownServer(): RequestRefusal {
  return new RequestRefusal(
    'invalid-argument',
    'Nothing in this project names that server. Nothing was changed.',
    'Open the settings and look at the address of the server.',
  );
}
