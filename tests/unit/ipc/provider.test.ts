import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '../../../src-main/ipc/handlers.ts';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import { createModelServers } from '../../../src-main/project/model-servers.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import type { ModelServer, ModelServerOptions } from '../../support/model-server/model-server.ts';
import { MODEL_SETTINGS } from '../../support/model-settings.ts';
import {
  fakeDesktop,
  fakePlaces,
  FakeProjects,
  fakeSettings,
  noModels,
  noReport,
  sessionOn,
} from './fakes.ts';

const A = '/projects/a.genglossary';

async function startServer(options: ModelServerOptions): Promise<ModelServer> {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** A window on a project, and what it can ask of servers. */
async function setUp() {
  const projects = new FakeProjects(A);
  const handlers = createHandlers({
    about: { version: '1', platform: 'linux', systemLanguage: 'en' },
    projects: projects.asProjects,
    settings: fakeSettings,
    ...noModels,
    servers: createModelServers(
      async () => null,
      () => undefined,
    ),
    desktop: fakeDesktop(),
    places: fakePlaces(),
    folders: { projects: '/projects', samples: '/samples' },
  });
  const session = sessionOn(
    new OpenProjects(
      (file) => projects.open(file),
      noReport,
      async () => undefined,
    ),
  );
  const { id: projectId } = await session.open(A);
  return { handlers, session, projectId };
}

const STOPPED = { code: 'stopped' };

it('closes the connection of a test that is stopped, or gives way to another, or whose window goes away', async () => {
  const server = await startServer({ conduct: () => ({ kind: 'silent' }), models: ['small:1b'] });
  const { handlers, session, projectId } = await setUp();
  const settings = { ...MODEL_SETTINGS, baseUrl: server.ollamaUrl };
  /** A test whose question has arrived, each after its list of models. */
  const begin = async (index: number) => {
    const tested = handlers['provider:test']({ projectId, settings }, session);
    const failed = tested.then(
      () => null,
      (error: unknown) => error,
    );
    const { question, closedByClient } = await server.request(index);
    expect(question).not.toBeNull();
    return { failed, closedByClient };
  };
  const first = await begin(1);
  await handlers['provider:stopTest'](undefined, session);
  expect(await first.failed).toMatchObject(STOPPED);
  expect(await first.closedByClient).toBe(true);

  const second = await begin(3);
  const third = await begin(5);
  expect(await second.failed).toMatchObject(STOPPED);
  expect(await second.closedByClient).toBe(true);
  await session.end();
  expect(await third.failed).toMatchObject({ code: 'project-not-open' });
  expect(await third.closedByClient).toBe(true);
});

it('says what is wrong where models cannot be listed', async () => {
  const { handlers, session, projectId } = await setUp();
  const models = (server: ModelServer) =>
    handlers['provider:models'](
      { projectId, settings: { ...MODEL_SETTINGS, baseUrl: server.ollamaUrl } },
      session,
    );
  const good = await startServer({ models: ['small:1b', 'large:70b'] });
  expect(await models(good)).toEqual({ ok: true, models: ['small:1b', 'large:70b'] });
  const another = await startServer({ listsModels: false });
  expect(await models(another)).toEqual({ ok: false, fault: 'address-unusable' });
  expect(await models(await startServer({ key: 'secret' }))).toEqual({ ok: false, fault: 'key-refused' });
  const gone = await startServer({});
  await gone.close();
  expect(await models(gone)).toEqual({ ok: false, fault: 'server-unreachable' });
});
