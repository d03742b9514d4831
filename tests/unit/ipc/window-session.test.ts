import { describe, expect, it } from 'vitest';
import { ActionableError } from '../../../src-main/domain/errors.ts';
import { OpenProjects } from '../../../src-main/ipc/open-projects.ts';
import { WindowSession } from '../../../src-main/ipc/window-session.ts';
import { FakeProjects, fakeWindow, noReport, sessionOn } from './fakes.ts';

const A = '/projects/a.genglossary';
const B = '/projects/b.genglossary';

function setUp() {
  const files = new FakeProjects(A, B);
  const open = new OpenProjects(
    (file) => files.open(file),
    noReport,
    async () => undefined,
  );
  return { files, open, session: sessionOn(open) };
}

describe('a page', () => {
  it('can use the project that its window shows', async () => {
    const { session } = setUp();
    const { id } = await session.open(A);
    expect(await session.use(id, (project) => project.name())).toBe('a');
  });

  it('cannot use the project of another window', async () => {
    const { open, session } = setUp();
    const { id } = await sessionOn(open).open(B);
    await session.open(A);
    await expect(session.use(id, (project) => project.name())).rejects.toMatchObject({
      code: 'project-not-open',
    });
  });

  it.each(['', 'undefined', 'null', A])('cannot use a project by guessing: %j', async (guess) => {
    const { session } = setUp();
    await expect(session.use(guess, (project) => project.name())).rejects.toMatchObject({
      code: 'project-not-open',
    });
    await session.open(A);
    await expect(session.use(guess, (project) => project.name())).rejects.toMatchObject({
      code: 'project-not-open',
    });
  });

  it('cannot use a project that its window has left', async () => {
    const { session } = setUp();
    const { id } = await session.open(A);
    await session.open(B);
    await expect(session.use(id, (project) => project.name())).rejects.toMatchObject({
      code: 'project-not-open',
    });
  });

  it('hears that the project was closed when that happens in the middle of a request', async () => {
    const { session } = setUp();
    const { id } = await session.open(A);
    const closed = session.use(id, async () => {
      await session.leave();
      throw new Error('The database connection is not open');
    });
    await expect(closed).rejects.toMatchObject({ code: 'project-not-open' });
  });

  it('hears what it can act on also when the project was closed meanwhile', async () => {
    const { session } = setUp();
    const { id } = await session.open(A);
    const failed = session.use(id, async () => {
      await session.leave();
      throw new ActionableError('cannot-write', 'The disk is full.', '');
    });
    await expect(failed).rejects.toMatchObject({ code: 'cannot-write' });
  });
});

describe('a window', () => {
  it('keeps its project when another one cannot be opened', async () => {
    const { files, session } = setUp();
    const shown = await session.open(A);
    await expect(session.open('/projects/missing.genglossary')).rejects.toThrow('missing');
    expect(await session.shown()).toEqual(shown);
    expect(files.at(A).closings).toBe(0);
  });

  it('stays as it is when it opens what it shows', async () => {
    const { files, session } = setUp();
    const shown = await session.open(A);
    expect(await session.open(A)).toEqual(shown);
    await session.end();
    expect(files.at(A).closings).toBe(1);
  });

  it('ends on the project that was asked for last', async () => {
    const { files, session } = setUp();
    await Promise.all([session.open(A), session.open(B), session.open(A), session.open(B)]);
    expect(session.file).toBe(B);
    expect(files.at(A).listeners.size).toBe(0);
    expect(files.at(B).listeners.size).toBe(1);
  });

  it('tells when it shows something else, and when it does not', async () => {
    const { open } = setUp();
    const shown: (string | null)[] = [];
    const session: WindowSession = new WindowSession(fakeWindow(), open, () => shown.push(session.file));
    await session.open(A);
    await session.open(A);
    await session.leave();
    await session.leave();
    expect(shown).toEqual([A, null]);
  });
});
