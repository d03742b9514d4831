import { describe, expect, it } from 'vitest';
import { ActionableError, RunAlreadyActiveError } from '../../../src-main/domain/errors.ts';
import { answer } from '../../../src-main/ipc/answer.ts';
import type { AnswerContext, Message } from '../../../src-main/ipc/answer.ts';
import { CHANNEL_NAMES } from '../../../src-main/ipc/channels.ts';
import type { ChannelName } from '../../../src-main/ipc/channels.ts';
import { createHandlers } from '../../../src-main/ipc/handlers.ts';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import { homeRemover } from '../../../src-main/ipc/without-home.ts';
import type { Answer } from '../../../src-preload/contract.ts';
import {
  fakeDesktop,
  fakePlaces,
  FakeProjects,
  fakeSettings,
  noModels,
  noReport,
  sessionOn,
} from './fakes.ts';

const PAGE = 'app://genglossary/index.html';
const OWN = { url: `${PAGE}#/terms`, isTopFrame: true };

const projects = new FakeProjects();
const session = sessionOn(
  new OpenProjects(
    (file) => projects.open(file),
    noReport,
    async () => undefined,
  ),
);
const handlers = createHandlers({
  about: { version: '1.2.3', platform: 'linux', systemLanguage: 'ja' },
  projects: projects.asProjects,
  settings: fakeSettings,
  ...noModels,
  desktop: fakeDesktop(),
  places: fakePlaces(),
  folders: { projects: '/home/anna/Documents', samples: '/opt/samples' },
});

function ask(
  name: ChannelName,
  message: Partial<Message> = {},
  context: Partial<AnswerContext> = {},
): Promise<Answer<unknown>> {
  return answer(
    name,
    { sender: OWN, session, args: [undefined], ...message },
    { handlers, pageUrl: PAGE, report: noReport, withoutHome: homeRemover('/home/anna'), ...context },
  );
}

/** Handlers of which one fails. */
function failing(error: unknown): Partial<AnswerContext> {
  const fail = async (): Promise<never> => {
    throw error;
  };
  return { handlers: { ...handlers, 'projects:list': fail } };
}

describe('a request', () => {
  it('of the page is carried out', async () => {
    expect(await ask('window:state')).toEqual({
      ok: true,
      value: {
        version: '1.2.3',
        platform: 'linux',
        systemLanguage: 'ja',
        settings: { language: 'system', theme: 'system', textSize: 'normal' },
        project: null,
      },
    });
  });

  it.each([
    ['a page in a frame', { sender: { ...OWN, isTopFrame: false } }],
    ['a page of the web', { sender: { url: 'https://evil.example/', isTopFrame: true } }],
    ['a file on the disk', { sender: { url: 'file:///tmp/index.html', isTopFrame: true } }],
    ['a frame that is gone', { sender: null }],
    ['a page in a window that is none of ours', { session: undefined }],
  ])('%s cannot have carried out', async (_, message) => {
    for (const name of CHANNEL_NAMES) {
      expect(await ask(name, message)).toMatchObject({ ok: false, error: { code: 'foreign-sender' } });
    }
  });

  it.each<[string, ChannelName, readonly unknown[]]>([
    ['an argument where there is none', 'projects:list', [{}]],
    ['a second argument', 'projects:list', [undefined, 'more']],
    ['no argument where there is one', 'terms:get', []],
    ['null', 'terms:get', [null]],
    ['a wrong kind', 'terms:get', [{ projectId: 7, termKey: 'a' }]],
    ['an empty name', 'projects:create', [{ name: '   ' }]],
    [
      'a page of a million rows',
      'documents:rows',
      [{ projectId: 'p', document: 'd', view: 'plain', from: 0, count: 1e6 }],
    ],
    [
      'a place before the beginning',
      'documents:locate',
      [{ projectId: 'p', document: 'd', view: 'plain', offset: -1 }],
    ],
    ['an unknown scope', 'runs:start', [{ projectId: 'p', scope: 'everything' }]],
    ['an unknown format', 'glossary:export', [{ projectId: 'p', format: '../../x' }]],
    ['no paths', 'documents:add', [{ projectId: 'p', paths: [] }]],
    ['a prototype', 'terms:get', [JSON.parse('{"__proto__":{"projectId":"p","termKey":"a"}}')]],
  ])('cannot hand over %s', async (_, name, args) => {
    expect(await ask(name, { args })).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
  });

  it('cannot hold up the app by a huge argument or one that holds itself', async () => {
    const cycle: Record<string, unknown> = { projectId: 'p', termKey: 'a' };
    cycle['self'] = cycle;
    const huge = { projectId: 'p', termKey: 'a', more: 'x'.repeat(50_000_000) };
    for (const argument of [cycle, huge]) {
      expect(await ask('terms:get', { args: [argument] })).toMatchObject({
        ok: false,
        error: { code: 'invalid-argument' },
      });
    }
  });
});

describe('the answer to a request that fails', () => {
  it('W41: says what happened, what to do, and the values for another language', async () => {
    const error = new ActionableError('project-missing', '"a" is gone.', 'Look for it.', {
      values: { name: 'a' },
    });
    expect(await ask('projects:list', {}, failing(error))).toEqual({
      ok: false,
      error: {
        code: 'project-missing',
        message: '"a" is gone.',
        remedy: 'Look for it.',
        values: { name: 'a' },
        activeRun: null,
      },
    });
  });

  it('names the run that stands in the way, without the token that would let a page write in its name', async () => {
    const activeRun = { id: 'r', scope: 'full', startedAt: '2026-01-01T00:00:00Z', program: 'p' } as const;
    const row = { ...activeRun, token: 'secret', owner: { host: 'h', pid: 7 } };
    const response = await ask('projects:list', {}, failing(new RunAlreadyActiveError(row)));
    expect(response).toMatchObject({ error: { code: 'run-already-active' } });
    expect(response.ok ? null : response.error.activeRun).toEqual(activeRun);
  });

  it('W38: holds no home folder, neither in the texts nor in the values', async () => {
    const error = new ActionableError('cannot-write', '/home/anna/a.md', 'Look at /home/anna.', {
      values: { file: '/home/anna/a.md', count: 2 },
    });
    expect(await ask('projects:list', {}, failing(error))).toMatchObject({
      error: { message: '~/a.md', remedy: 'Look at ~.', values: { file: '~/a.md', count: 2 } },
    });
  });

  it('tells that another program is writing', async () => {
    const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY_SNAPSHOT' });
    expect(await ask('projects:list', {}, failing(busy))).toMatchObject({ error: { code: 'project-busy' } });
  });

  it.each([
    ['an error', new Error('secret text of /home/anna/diary.md')],
    ['something else than an error', 'secret text'],
    ['nothing', undefined],
  ])('tells nothing of %s that nobody foresaw, and reports it', async (_, thrown) => {
    const reported: unknown[] = [];
    const response = await ask(
      'projects:list',
      {},
      {
        ...failing(thrown),
        report: (what, error) => reported.push([what, error]),
      },
    );
    expect(response).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(JSON.stringify(response)).not.toMatch(/secret|anna/);
    expect(reported).toEqual([['The request "projects:list" failed', thrown]]);
  });

  it('comes also when a handler throws at once', async () => {
    const throwing = {
      handlers: {
        ...handlers,
        'projects:list': () => {
          throw new ActionableError('project-missing', 'gone', '');
        },
      },
    };
    expect(await ask('projects:list', {}, throwing)).toMatchObject({ error: { code: 'project-missing' } });
  });
});

describe('the handlers', () => {
  it('are one for each channel of the contract', () => {
    expect(Object.keys(handlers).toSorted()).toEqual([...CHANNEL_NAMES].toSorted());
    expect(Object.values(handlers).every((handler) => typeof handler === 'function')).toBe(true);
  });

  it('a page cannot name a channel that every object has', () => {
    expect(CHANNEL_NAMES.some((name) => name in Object.prototype)).toBe(false);
  });
});
