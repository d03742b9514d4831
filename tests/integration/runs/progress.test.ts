import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { RunEvent } from '../../../src-main/domain/run.ts';
import { connectPast, newProjectFile, openDatabase, openTestRuns } from '../../support/project-file.ts';
import { REQUEST, errorOf, gate, untilStopped } from '../../support/work.ts';
import { said } from '../../support/said.ts';

describe('what cannot be stored', () => {
  it('is not counted as done, and the log still tells what was said', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    connectPast(file).exec(`CREATE TRIGGER broken BEFORE INSERT ON unit_results WHEN NEW.hash = 'bad'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      session.unitDone({ hash: 'good', step: 'extract', subject: 'good', result: '{}' });
      await session.flush();
      session.log('info', 'extract', said('the next one is bad'));
      session.unitDone({ hash: 'bad', step: 'extract', subject: 'bad', result: '{}' });
      session.log('warning', 'extract', said('this was the bad one'));
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
    expect(messages.slice(0, 2)).toEqual(['said: the next one is bad', 'said: this was the bad one']);
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
          session.log(line % 2 === 0 ? 'info' : 'warning', 'extract', said(`line ${line}`));
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
      Array.from({ length: 200 }, (_, index) => `said: line ${index + 1}`),
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
        session.log('info', null, said('hello'));
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

describe('how far a step has come', () => {
  it('stands in the file from the first step to the end, also for other processes', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    const { read } = await openDatabase(file);
    const seen: unknown[] = [];
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      const look = async (): Promise<void> => {
        await session.flush();
        seen.push((await read.getRun(session.lease.runId))?.progress);
      };
      await look();
      session.progress({ step: 'extract', total: 4, finished: 1 });
      await look();
      session.progress({ step: 'extract', total: 4, finished: 3 });
      await look();
      session.progress({ step: 'generate', total: 0, finished: 0 });
      await look();
    });
    await finished;
    const since: unknown = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(seen).toEqual([
      null,
      { step: 'extract', total: 4, finished: 1, since },
      { step: 'extract', total: 4, finished: 3, since },
      { step: 'generate', total: 0, finished: 0, since },
    ]);
    expect(seen[1]).toMatchObject({ since: z.object({ since: z.string() }).parse(seen[2]).since });
    expect((await read.getRun(id))?.progress).toBeNull();
  });

  it('is kept by itself after a while, and with what is stored anyway, not once for each unit', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    connectPast(file, { timeout: 5000 }).exec(`CREATE TABLE written (finished INTEGER);
      CREATE TRIGGER counted AFTER UPDATE OF step_finished ON runs BEGIN INSERT INTO written VALUES (NEW.step_finished); END`);
    const past = connectPast(file, { timeout: 5000 });
    const written = past.prepare('SELECT finished FROM written').pluck();
    const { finished } = await runs.start(REQUEST, async (session) => {
      const report = (count: number): void =>
        session.progress({ step: 'extract', total: 1000, finished: count });
      report(0);
      await session.flush();
      for (let count = 1; count <= 500; count += 1) report(count);
      expect(written.all()).toEqual([0]);
      await vi.waitFor(() => expect(written.all()).toEqual([0, 500]), 5000);
      for (let count = 501; count <= 510; count += 1) {
        session.unitDone({ hash: `${count}`, step: 'extract', subject: 's', result: '{}' });
        report(count);
        await vi.waitFor(async () => expect(await db.read.knownUnits([`${count}`])).toHaveLength(1));
      }
      report(1000);
      await session.flush();
    });
    expect((await finished).status).toBe('completed');
    // One write for each unit, as each was stored by itself, and one for the end of the step.
    expect(written.all()).toEqual([0, 500, ...Array.from({ length: 10 }, (_, index) => 501 + index), 1000]);
  });
});

it('a run tells what it has done while it goes on', async () => {
  const file = newProjectFile();
  const { db, runs } = await openTestRuns(file);
  const { work, began, open } = gate();
  const { id, finished } = await runs.start({ ...REQUEST, options: '{"folder":null}' }, async (session) => {
    session.unitDone({ hash: 'first', step: 'extract', subject: 'first', result: '{}' });
    session.unitFailed({ step: 'extract', key: 'second', subject: 'said', detail: 'it failed' });
    session.count('extract', { unitsReused: 3 });
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
  expect(run.reasonDetails).toEqual({ code: 'units-failed', values: { count: 1 } });
  expect((await db.read.listEventsAfter(id, 0)).map(({ details }) => details)).toEqual([
    said('it failed'),
    run.reasonDetails,
  ]);
  await vi.waitFor(async () => expect(await db.read.getRunStatus(id)).toBe('completed'));
});
