import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { REQUEST, errorOf, gate, untilStopped } from '../../support/work.ts';

describe('what cannot be stored', () => {
  it('is not counted as done, and the log still tells what was said', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    connectPast(file).exec(`CREATE TRIGGER broken BEFORE INSERT ON unit_results WHEN NEW.hash = 'bad'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      session.unitDone({ hash: 'good', step: 'extract', subject: 'good', result: '{}' });
      await session.flush();
      session.log('info', 'extract', 'the next one is bad');
      session.unitDone({ hash: 'bad', step: 'extract', subject: 'bad', result: '{}' });
      session.log('warning', 'extract', 'this was the bad one');
      // The work stops without being told to.
      await untilStopped(session);
    });
    expect(await finished).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('the disk is on fire'),
      unitsDone: 1,
    });
    expect(await db.read.knownUnits(['good', 'bad'])).toEqual(['good']);
    const messages = (await db.read.listEventsAfter(id, 0)).map(({ message }) => message);
    expect(messages.slice(0, 2)).toEqual(['the next one is bad', 'this was the bad one']);
  });

  it('is stored at the latest when the run ends', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const past = connectPast(file, { timeout: 5000 });
    past.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON unit_results BEGIN SELECT RAISE(ABORT, 'on fire'); END`,
    );
    const { finished } = await runs.start(REQUEST, async (session) => {
      session.unitDone({ hash: 'kept', step: 'extract', subject: 'kept', result: '{}' });
      await errorOf(untilStopped(session));
      past.exec('DROP TRIGGER broken');
    });
    // What failed meanwhile has failed; but the unit is there for the next run.
    expect(await finished).toMatchObject({ unitsDone: 1 });
    expect(await db.read.knownUnits(['kept'])).toEqual(['kept']);
  });
});

describe('the log', () => {
  it('is numbered without gaps and told to the listener as it is stored', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const heard: RunEvent[] = [];
    const { id, finished } = await runs.start(
      REQUEST,
      async (session) => {
        for (let line = 1; line <= 200; line += 1) {
          session.log(line % 2 === 0 ? 'info' : 'warning', 'extract', `line ${line}`);
          if (line % 50 === 0) await session.flush();
        }
      },
      { onEvents: (events) => heard.push(...events) },
    );
    await finished;
    const stored = await db.read.listEventsAfter(id, 0);
    expect(stored.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 201 }, (_, index) => index + 1),
    );
    expect(stored.slice(0, 200).map(({ message }) => message)).toEqual(
      Array.from({ length: 200 }, (_, index) => `line ${index + 1}`),
    );
    expect(heard).toEqual(stored);
    expect(await db.read.listEventsAfter(id, 199)).toEqual(stored.slice(199));
  });

  it('a listener that fails does not spoil the run', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const warned: Error[] = [];
    const warn = (warning: Error): unknown => warned.push(warning);
    process.on('warning', warn);
    onTestFinished(() => {
      process.off('warning', warn);
    });
    const fail = (): never => {
      throw new Error('The window is gone.');
    };
    const { id, finished } = await runs.start(
      REQUEST,
      async (session) => {
        session.progress({ step: 'extract', total: 1, finished: 0 });
        session.log('info', null, 'hello');
        await session.flush();
      },
      { onEvents: fail, onProgress: fail },
    );
    expect((await finished).status).toBe('completed');
    expect(await db.read.listEventsAfter(id, 0)).toHaveLength(2);
    await vi.waitFor(() =>
      expect(warned.map(({ message }) => message)).toEqual(Array(3).fill('The window is gone.')),
    );
  });
});

it('a run tells what it has done while it goes on', async () => {
  const file = newProjectFile();
  const { db, runs } = await openTestRuns(file);
  const { work, began, open } = gate();
  const { id, finished } = await runs.start({ ...REQUEST, options: '{"folder":null}' }, async (session) => {
    session.unitDone({ hash: 'first', step: 'extract', subject: 'first', result: '{}' });
    session.unitFailed();
    session.unitsReused(3);
    session.log('error', 'extract', 'second: it failed');
    await session.flush();
    await work(session);
  });
  await began;
  expect(await db.read.getRun(id)).toMatchObject({
    status: 'running',
    finishedAt: null,
    unitsDone: 1,
    unitsFailed: 1,
  });
  expect(await db.read.getRunOptions(id)).toBe('{"folder":null}');
  open();
  const run = await finished;
  expect(run).toMatchObject({ status: 'completed', unitsDone: 1, unitsReused: 3, unitsFailed: 1 });
  expect(run.reason).toContain('One unit failed');
  await vi.waitFor(async () => expect(await db.read.getRunStatus(id)).toBe('completed'));
});
