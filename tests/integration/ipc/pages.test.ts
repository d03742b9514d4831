import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../../src-main/app.ts';
import { answer } from '../../../src-main/ipc/answer.ts';
import type { ChannelName } from '../../../src-main/ipc/channels.ts';
import { createHandlers } from '../../../src-main/ipc/handlers.ts';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import type { PageWindow } from '../../../src-main/ipc/ports.ts';
import { WindowSession } from '../../../src-main/ipc/window-session.ts';
import type { RequestArgument, RequestResult } from '../../../src-preload/contract.ts';
import { THREAD_FILES } from '../../support/app.ts';
import { writeDocuments } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { holdWriteLock } from '../../support/write-lock.ts';
import { fakeDesktop, fakePlaces, fakeSettings, fakeWindow, noModels } from '../../unit/ipc/fakes.ts';
import type { FakeWindow } from '../../unit/ipc/fakes.ts';

const PAGE = 'app://genglossary/index.html';

/** A page that asks as the bridge does. */
interface Page extends FakeWindow {
  readonly session: WindowSession;
  ask<Name extends ChannelName>(name: Name, argument: RequestArgument<Name>): ReturnType<typeof answer<Name>>;
  /** Asks for what has to be granted. */
  get<Name extends ChannelName>(name: Name, argument: RequestArgument<Name>): Promise<RequestResult<Name>>;
  /** The runs whose end the page heard of. */
  endedRuns(): readonly unknown[];
}

/** The app without Electron, on real files. */
function startApp(choices: (root: string) => Partial<PageWindow> = () => ({})) {
  const root = realpathSync(temporaryFolder());
  const samples = join(root, 'samples');
  mkdirSync(samples);
  writeDocuments(join(root, 'texts'), 12, 'guards the gears');
  const reported: unknown[] = [];
  const { projects } = createApp({
    program: 'test',
    threadFiles: THREAD_FILES,
    dataFolder: join(root, 'data'),
    now: () => new Date(),
    onWarning: (message) => reported.push(message),
    moveToBin: async () => undefined,
  });
  const report = (what: string, error: unknown): void => void reported.push([what, error]);
  const open = new OpenProjects(
    (file) => projects.open(file),
    report,
    async () => undefined,
  );
  const handlers = createHandlers({
    about: { version: '1', platform: 'linux', systemLanguage: 'en' },
    projects,
    settings: fakeSettings,
    ...noModels,
    desktop: fakeDesktop(),
    places: fakePlaces(),
    folders: { projects: join(root, 'projects'), samples },
  });
  onTestFinished(async () => {
    expect(await open.closeAll()).toEqual([]);
    await projects.close();
    expect(reported).toEqual([]);
  });

  const openPage = (): Page => {
    const window = fakeWindow(choices(root));
    const session = new WindowSession(window, open, () => undefined);
    const ask: Page['ask'] = (name, argument) =>
      answer(
        name,
        { sender: { url: PAGE, isTopFrame: true }, session, args: [argument] },
        { handlers, pageUrl: PAGE, report, withoutHome: (text) => text },
      );
    return {
      ...window,
      session,
      ask,
      get: async (name, argument) => {
        const response = await ask(name, argument);
        if (response.ok) return response.value;
        throw new Error(`${name}: ${response.error.message}`);
      },
      endedRuns: () =>
        window.heard.flatMap(([name, event]) =>
          name === 'run:activity' && JSON.stringify(event).includes('"finishedAt":"') ? [event] : [],
        ),
    };
  };
  return { root, open, openPage };
}

const patience = { timeout: 30_000, interval: 50 };

describe('the journey of a page', () => {
  it('W39: from a folder over a run to a glossary on the disk, each step seen by every window', async () => {
    const { root, openPage } = startApp((folder) => ({
      chooseFolder: async () => join(folder, 'texts'),
      chooseExportFile: async (name) => join(folder, name),
    }));
    const [first, second] = [openPage(), openPage()];
    const made = await first.get('projects:createFromFolder', undefined);
    expect(made?.intake.added).toHaveLength(12);
    const { id: projectId, file = '' } = made?.project ?? { id: '' };
    expect(await second.get('projects:open', { file })).toEqual(made?.project);

    const run = await first.get('runs:start', { projectId, scope: 'full' });
    await vi.waitFor(
      () => expect([first.endedRuns(), second.endedRuns()]).toMatchObject([[{}], [{}]]),
      patience,
    );
    expect(second.endedRuns()).toMatchObject([{ projectId, run: { id: run, status: 'completed' } }]);
    await vi.waitFor(
      () =>
        expect(
          second.heard.flatMap(([name, event]) => (name === 'project:changed' ? [event] : [])),
        ).not.toEqual([]),
      patience,
    );

    const { total, rows } = await second.get('entries:page', {
      projectId,
      view: 'all',
      search: '',
      sort: 'reading',
      descending: false,
      offset: 0,
      limit: 5,
    });
    expect(rows).toHaveLength(5);
    const exported = await second.get('glossary:export', { projectId, format: 'md' });
    expect(exported).toEqual({ name: 'texts.md', entries: total });
    expect(readFileSync(join(root, 'texts.md'), 'utf8')).toContain(rows[0]?.term);
  });
});

describe('two windows', () => {
  it('W17: cannot both start a run, and the one that is refused learns of the other without its token', async () => {
    const { openPage } = startApp((folder) => ({ chooseFolder: async () => join(folder, 'texts') }));
    const [first, second] = [openPage(), openPage()];
    const made = await first.get('projects:createFromFolder', undefined);
    const { id: projectId, file = '' } = made?.project ?? { id: '' };
    await second.get('projects:open', { file });
    const answers = await Promise.all([
      first.ask('runs:start', { projectId, scope: 'full' }),
      second.ask('runs:start', { projectId, scope: 'full' }),
    ]);
    const started = answers.flatMap((response) => (response.ok ? [response.value] : []));
    const refused = answers.flatMap((response) => (response.ok ? [] : [response.error]));
    expect(started).toHaveLength(1);
    expect(refused).toMatchObject([
      { code: 'run-already-active', activeRun: { id: started[0], program: 'test' } },
    ]);
    expect(Object.keys(refused[0]?.activeRun ?? {}).toSorted()).toEqual([
      'id',
      'program',
      'scope',
      'startedAt',
    ]);
  });

  it('stop a run only when the last of them is gone, which ends as cancelled', async () => {
    const { open, openPage } = startApp((folder) => ({ chooseFolder: async () => join(folder, 'texts') }));
    const [first, second, later] = [openPage(), openPage(), openPage()];
    const made = await first.get('projects:createFromFolder', undefined);
    const { id: projectId, file = '' } = made?.project ?? { id: '' };
    await second.get('projects:open', { file });
    const run = await first.get('runs:start', { projectId, scope: 'full' });
    await first.session.end();
    expect(open.isWorking()).toBe(true);
    await second.session.end();
    expect(open.isWorking()).toBe(false);

    const again = await later.get('projects:open', { file });
    expect(again.id).not.toBe(projectId);
    expect(await later.get('runs:list', { projectId: again.id })).toMatchObject([
      { id: run, status: 'cancelled' },
    ]);
  });
});

describe('a page', () => {
  it('hears that the project is busy while another program holds the write lock', async () => {
    const { openPage } = startApp();
    const page = openPage();
    const { id: projectId, file } = await page.get('projects:create', { name: 'Busy' });
    const release = await holdWriteLock(file);
    expect(
      await page.ask('terms:add', { projectId, term: 'gear', category: 'technical-term' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'project-busy' },
    });
    await release();
    expect(
      await page.ask('terms:add', { projectId, term: 'gear', category: 'technical-term' }),
    ).toMatchObject({
      ok: true,
    });
  });

  it('can delete a project only when no window shows it', async () => {
    const { openPage } = startApp();
    const page = openPage();
    const { file } = await page.get('projects:create', { name: 'Shown' });
    expect(await page.ask('projects:delete', { file })).toMatchObject({ error: { code: 'project-in-use' } });
    await page.get('projects:leave', undefined);
    expect(await page.ask('projects:delete', { file })).toMatchObject({ ok: true });
    expect(await page.get('projects:list', undefined)).toEqual([]);
    await page.get('projects:undoDelete', { file });
    expect(await page.get('projects:list', undefined)).toMatchObject([{ file, name: 'Shown' }]);
  });
});
