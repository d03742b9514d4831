import { describe, expect, it } from 'vitest';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import { ENDED_RUN, FakeProjects, fakeWindow, noReport, sessionOn } from './fakes.ts';

const A = '/projects/a.genglossary';
const B = '/projects/b.genglossary';

function setUp(report: (what: string, error: unknown) => void = noReport) {
  const files = new FakeProjects(A, B);
  const ended: string[] = [];
  const open = new OpenProjects(
    (file) => files.open(file),
    report,
    async ({ file }, { id, status }) => {
      ended.push(`${file}: ${id} ${status}, closed ${files.at(file).closings} times`);
    },
  );
  return { files, open, ended };
}

/** Starts a run as the page does. */
async function startRun(session: ReturnType<typeof sessionOn>): Promise<void> {
  const { id } = (await session.shown()) ?? { id: '' };
  await session.use(id, async (project, opened) => {
    session.followRun(opened, await project.runs.start('full', { folder: null, provider: 'extractive' }));
  });
}

/** Lets everything go on that waits for nothing but its turn. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('two windows on one file', () => {
  it('share one project, also when they open it at the same time, and the last one closes it', async () => {
    const { files, open } = setUp();
    const [first, second] = [sessionOn(open), sessionOn(open)];
    const [shown, same] = await Promise.all([
      first.open(A),
      second.open('/projects/../projects/a.genglossary'),
    ]);
    expect(files.opened).toEqual([A]);
    expect(same).toEqual(shown);

    await first.end();
    expect(files.at(A).closings).toBe(0);
    await second.end();
    expect(files.at(A).closings).toBe(1);
  });

  it('both hear what changes, and only while they show it', async () => {
    const { files, open } = setUp();
    const [left, right] = [fakeWindow(), fakeWindow()];
    const [first, second] = [sessionOn(open, left), sessionOn(open, right)];
    const { id: projectId } = await first.open(A);
    await second.open(A);
    expect(files.at(A).listeners.size).toBe(1);
    const [listener] = files.at(A).listeners;

    listener?.onChange(['terms']);
    await second.end();
    listener?.onActivity(ENDED_RUN, []);
    await first.leave();
    expect(files.at(A).listeners.size).toBe(0);

    const change = ['project:changed', { projectId, parts: ['terms'] }];
    expect(left.heard).toEqual([change, ['run:activity', { projectId, run: ENDED_RUN, events: [] }]]);
    expect(right.heard).toEqual([change]);
  });

  it('W18: cost one watch together, and none when nobody looks', async () => {
    const { files, open } = setUp();
    const sessions = Array.from({ length: 5 }, () => sessionOn(open));
    for (const session of sessions) await session.open(A);
    expect(files.at(A).listeners.size).toBe(1);
    for (const session of sessions) await session.open(B);
    expect(files.at(A).listeners.size).toBe(0);
    expect(files.at(B).listeners.size).toBe(1);
  });
});

describe('a project that is left', () => {
  it('is opened anew by the next window, under another id', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    const before = await session.open(A);
    await session.leave();
    const after = await session.open(A);
    expect(files.opened).toEqual([A, A]);
    expect(after.id).not.toBe(before.id);
  });

  it('is closed before it is opened again', async () => {
    const { files, open } = setUp();
    const [first, second] = [sessionOn(open), sessionOn(open)];
    await first.open(A);
    const order: string[] = [];
    const closing = Promise.withResolvers<void>();
    Object.assign(files.at(A).asProject, {
      close: async () => {
        order.push('closing');
        await closing.promise;
        order.push('closed');
      },
    });
    const ended = first.end();
    const opened = second.open(A).then(() => order.push('opened'));
    await settled();
    expect(order).toEqual(['closing']);
    closing.resolve();
    await Promise.all([ended, opened]);
    expect(order).toEqual(['closing', 'closed', 'opened']);
  });

  it('stays open until its run has ended, and is closed then', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    await session.open(A);
    await startRun(session);
    await session.open(B);
    expect(files.at(A).closings).toBe(0);
    expect(open.isWorking()).toBe(true);

    files.at(A).finishRun(ENDED_RUN);
    await settled();
    expect(files.at(A).closings).toBe(1);
    expect(open.isWorking()).toBe(false);
  });

  it('is still open while the end of its run is told, also when telling fails', async () => {
    const { files, open, ended } = setUp();
    const session = sessionOn(open);
    await session.open(A);
    await startRun(session);
    await session.leave();
    files.at(A).finishRun(ENDED_RUN);
    await settled();
    expect(ended).toEqual([`${A}: run completed, closed 0 times`]);
    expect(files.at(A).closings).toBe(1);

    const reports: string[] = [];
    const failing = new OpenProjects(
      (file) => files.open(file),
      (what) => reports.push(what),
      async () => {
        throw new Error('no notifications');
      },
    );
    const other = sessionOn(failing);
    await other.open(B);
    await startRun(other);
    await other.leave();
    files.at(B).finishRun(ENDED_RUN);
    await settled();
    expect(reports).toEqual(['The end of a run could not be told']);
    expect(files.at(B).closings).toBe(1);
  });

  it('is the same one when a window comes back while its run goes on', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    const before = await session.open(A);
    await startRun(session);
    await session.leave();
    expect(await session.open(A)).toEqual(before);
    files.at(A).finishRun(ENDED_RUN);
    await settled();
    expect(files.at(A).closings).toBe(0);
    expect(files.opened).toEqual([A]);
  });

  it('is closed, and its run stopped, when the window itself is gone', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    await session.open(A);
    await startRun(session);
    await session.end();
    expect(files.at(A).closings).toBe(1);
  });

  it('counts as closed when closing fails, and whoever closed it hears why', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    await session.open(A);
    files.at(A).closingError = new Error('disk');
    await expect(session.end()).rejects.toThrow('disk');
    await sessionOn(open).open(A);
    expect(files.opened).toEqual([A, A]);
  });
});

describe('closing a window', () => {
  it('would stop a run only if it is the last one on the project', async () => {
    const { files, open } = setUp();
    const [first, second] = [sessionOn(open), sessionOn(open)];
    await first.open(A);
    expect(first.isLastOnRunningProject()).toBe(false);
    files.at(A).isWorking = true;
    expect(first.isLastOnRunningProject()).toBe(true);
    await second.open(A);
    expect(first.isLastOnRunningProject()).toBe(false);
  });

  it('while its project is being opened leaves nothing open', async () => {
    const { files, open } = setUp();
    const session = sessionOn(open);
    const opening = session.open(A);
    const ending = session.end();
    await expect(opening).rejects.toMatchObject({ code: 'project-not-open' });
    await ending;
    expect(files.at(A).closings).toBe(1);
  });
});

describe('closing everything', () => {
  it('closes each project once and tells which could not be', async () => {
    const { files, open } = setUp();
    await sessionOn(open).open(A);
    await sessionOn(open).open(B);
    const broken = new Error('disk');
    files.at(A).closingError = broken;
    expect(await open.closeAll()).toEqual([broken]);
    expect([files.at(A).closings, files.at(B).closings]).toEqual([1, 1]);
    expect(await open.closeAll()).toEqual([]);
  });
});

describe('a run whose end cannot be written', () => {
  it('is reported, and the project is closed all the same', async () => {
    const reported: unknown[] = [];
    const { files, open } = setUp((what) => reported.push(what));
    const session = sessionOn(open);
    await session.open(A);
    await startRun(session);
    await session.leave();
    files.at(A).failRun(new Error('disk'));
    await settled();
    expect(reported).toEqual(['The end of a run could not be written']);
    expect(files.at(A).closings).toBe(1);
  });
});
