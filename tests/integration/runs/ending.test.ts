import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { RunStatus } from '../../../src-main/domain/run.ts';
import { CREATED_AT, connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { REQUEST, begin, errorOf, gate, nothing, untilStopped } from '../../support/work.ts';
import { holdWriteLock } from '../../support/write-lock.ts';

describe('a caller that is gone before its turn', () => {
  it('starts nothing', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const release = await holdWriteLock(file);
    const first = runs.start(REQUEST, nothing);
    const gone = new AbortController();
    let hasWorked = false;
    const second = errorOf(
      runs.start(
        REQUEST,
        async () => {
          hasWorked = true;
        },
        {},
        gone.signal,
      ),
    );
    gone.abort(new Error('The window was closed.'));
    await release();
    expect(String(await second)).toContain('The window was closed.');
    const { id, finished } = await first;
    await finished;
    expect((await db.read.listRuns()).map((run) => run.id)).toEqual([id]);
    expect(hasWorked).toBe(false);
  });

  it('and had gone before it called, writes nothing at all', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const error = await errorOf(runs.start(REQUEST, nothing, {}, AbortSignal.abort(new Error('gone'))));
    expect(String(error)).toContain('gone');
    expect(await db.read.listRuns()).toEqual([]);
  });
});

describe('a run that is cancelled', () => {
  it('before its work began never begins it', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    let hasWorked = false;
    const { id, finished } = await runs.start(REQUEST, async () => {
      hasWorked = true;
    });
    await runs.cancel(id);
    expect((await finished).status).toBe('cancelled');
    expect(hasWorked).toBe(false);
  });

  it('from elsewhere before its work began never begins it', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    connectPast(file).exec(
      `CREATE TRIGGER cancel_at_once AFTER INSERT ON runs BEGIN UPDATE runs SET status = 'cancelling'; END`,
    );
    let hasWorked = false;
    const { finished } = await runs.start(REQUEST, async () => {
      hasWorked = true;
    });
    expect((await finished).status).toBe('cancelled');
    expect(hasWorked).toBe(false);
  });

  it('W06: in the middle says so, whatever its work threw', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const { id, finished } = await begin(runs, async ({ signal }) => {
      await once(signal, 'abort');
      throw new TypeError('fetch failed');
    });
    await runs.cancel(id);
    const run = await finished;
    expect(run).toMatchObject({ status: 'cancelled', reason: expect.stringContaining('asked it to stop') });
    const messages = (await db.read.listEventsAfter(id, 0)).map(({ message }) => message);
    expect(messages).toHaveLength(1);
    expect(messages.join()).not.toContain('fetch');
  });

  it('after its last publish stays completed', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const { work, began, open } = gate();
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      await session.publish(() => db.write.publishTerms(session.lease, '[]'));
      await work(session);
    });
    await began;
    await runs.cancel(id);
    open();
    expect(await finished).toMatchObject({ status: 'completed', reason: null });
    expect(await errorOf(runs.cancel(id))).toMatchObject({ code: 'run-not-active' });
    expect((await db.read.getRun(id))?.status).toBe('completed');
  });

  it('W05: before it publishes leaves everything unpublished', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    let published = 0;
    const { id, finished } = await begin(runs, async (session) => {
      await once(session.signal, 'abort');
      await session.publish(async () => {
        published += 1;
      });
    });
    await runs.cancel(id);
    expect((await finished).status).toBe('cancelled');
    expect(published).toBe(0);
    expect(await db.read.listTerms(-1)).toEqual([]);
  });

  it('twice ends once', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const { id, finished } = await begin(runs, untilStopped);
    await Promise.all([runs.cancel(id), runs.cancel(id), runs.cancel(id)]);
    await finished;
    expect((await db.read.listEventsAfter(id, 0)).map(({ level }) => level)).toEqual(['warning']);
  });

  it('but does not exist, is refused by name', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    expect(await errorOf(runs.cancel('no-such-run'))).toMatchObject({
      code: 'run-not-found',
      message: expect.stringContaining('no-such-run'),
    });
  });

  it('while another process holds the write lock stops its work all the same', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    const stopped = Promise.withResolvers<void>();
    const { id, finished } = await begin(runs, async (session) => {
      await errorOf(untilStopped(session));
      stopped.resolve();
      session.signal.throwIfAborted();
    });
    const release = await holdWriteLock(file);
    const cancelled = runs.cancel(id);
    // Before the request could be written.
    await stopped.promise;
    await release();
    await cancelled;
    expect((await finished).status).toBe('cancelled');
  });
});

describe('a run that fails', () => {
  it('W21: keeps the reason where everybody can read it', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const { id, finished } = await runs.start(REQUEST, async () => {
      throw new Error('the dictionary is missing');
    });
    const run = await finished;
    expect(run).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('the dictionary is missing'),
    });
    const [event] = await db.read.listEventsAfter(id, 0);
    expect(event).toMatchObject({ sequence: 1, level: 'error', at: run.finishedAt });
    expect(event?.message).toContain('the dictionary is missing');
  });

  it('between its admission and the start of its work frees the guard', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    const past = connectPast(file);
    past.exec(`CREATE TRIGGER broken BEFORE UPDATE OF status ON runs WHEN NEW.status = 'running'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    let hasWorked = false;
    const { finished } = await runs.start(REQUEST, async () => {
      hasWorked = true;
    });
    expect(await finished).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('the disk is on fire'),
    });
    expect(hasWorked).toBe(false);
    past.exec('DROP TRIGGER broken');
    expect((await (await runs.start(REQUEST, nothing)).finished).status).toBe('completed');
  });

  it('at once, without a promise, frees the guard', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    const { finished } = await runs.start(REQUEST, () => {
      throw new Error('at once');
    });
    expect((await finished).status).toBe('failed');
    expect((await (await runs.start(REQUEST, nothing)).finished).status).toBe('completed');
  });

  it('and cannot even write so, is retired by the next start of the same process', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const past = connectPast(file);
    past.exec(`CREATE TRIGGER broken BEFORE UPDATE OF status ON runs WHEN NEW.status = 'completed'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    const first = await runs.start(REQUEST, nothing);
    expect(String(await errorOf(first.finished))).toContain('the disk is on fire');
    const second = await runs.start(REQUEST, async () => {
      throw new Error('as expected');
    });
    expect((await second.finished).status).toBe('failed');
    expect(await db.read.getRun(first.id)).toMatchObject({
      status: 'interrupted',
      reason: expect.stringContaining('could not be written'),
    });
  });
});

describe('closing a project', () => {
  it('stops its run and waits until the work has ended', async () => {
    const file = newProjectFile();
    const { runs, close } = await openTestRuns(file);
    const steps: string[] = [];
    const { work, began, open } = gate();
    const { id } = await runs.start(REQUEST, async (session) => {
      session.signal.addEventListener('abort', () => steps.push('asked to stop'));
      await work(session);
      steps.push('stopped');
      session.signal.throwIfAborted();
    });
    await began;
    const closed = close().then(() => steps.push('closed'));
    open();
    await closed;
    expect(steps).toEqual(['asked to stop', 'stopped', 'closed']);
    const { db } = await openTestRuns(file);
    expect((await db.read.getRun(id))?.status).toBe('cancelled');
  });

  it('leaves no run active that was just being started', async () => {
    const file = newProjectFile();
    const { runs, close } = await openTestRuns(file);
    let hasWorked = false;
    const starting = runs.start(REQUEST, async (session) => {
      hasWorked = true;
      await untilStopped(session);
    });
    const outcome = starting.then(
      async ({ finished }): Promise<RunStatus> => (await finished).status,
      () => 'refused' as const,
    );
    await close();
    expect(['cancelled', 'refused']).toContain(await outcome);
    expect(hasWorked).toBe(false);
    const active = `SELECT count(*) FROM runs WHERE status IN ('pending', 'running', 'cancelling')`;
    expect(connectPast(file).prepare(active).pluck().get()).toBe(0);
  });

  it('admits no further run', async () => {
    const file = newProjectFile();
    const { runs, close } = await openTestRuns(file);
    const closing = close();
    expect(await errorOf(runs.start(REQUEST, nothing))).toBeInstanceOf(Error);
    await closing;
    expect(connectPast(file).prepare('SELECT count(*) FROM runs').pluck().get()).toBe(0);
  });

  it('does not wait for ever for another program that holds the write lock', async () => {
    const file = newProjectFile();
    const { runs, db } = await openTestRuns(file);
    const { id, finished } = await begin(runs, untilStopped);
    const ended = errorOf(finished);
    const release = await holdWriteLock(file);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const closed = runs.close();
      // What it waits for is the lock: SQLite's own time-out goes by in another thread.
      await vi.advanceTimersByTimeAsync(60_000);
      await closed;
    } finally {
      vi.useRealTimers();
    }
    expect(String(await ended)).toContain('could not be written');
    expect((await db.read.getRun(id))?.status).toBe('running');
    await release();
    const next = await openTestRuns(file);
    expect(await next.db.read.getRun(id)).toMatchObject({ status: 'interrupted' });
  });

  it('ends also when the run cannot write how it ended', async () => {
    const file = newProjectFile();
    const { runs, close } = await openTestRuns(file);
    const { finished } = await runs.start(REQUEST, untilStopped);
    const failed = errorOf(finished);
    connectPast(file, { timeout: 5000 }).exec(
      `CREATE TRIGGER broken BEFORE UPDATE OF finished_at ON runs BEGIN SELECT RAISE(ABORT, 'on fire'); END`,
    );
    await close();
    expect(String(await failed)).toContain('on fire');
  });
});

it('good work is not lost because another program holds the write lock at its end, for longer than a write waits', async () => {
  const file = newProjectFile();
  const { db, runs } = await openTestRuns(file);
  const { work, open } = gate();
  const { id, finished } = await begin(runs, async (session) => {
    await work(session);
    session.unitDone({ hash: 'last', step: 'extract', subject: 'last', result: '{}' });
    // Writes come one after another: when this one is refused, that of the unit was refused before it.
    refused.resolve(await errorOf(db.write.setApproval('nothing', true, CREATED_AT)));
    // The work is not told to stop on account of that.
    session.signal.throwIfAborted();
  });
  const refused = Promise.withResolvers<unknown>();
  const release = await holdWriteLock(file);
  open();
  expect(await refused.promise).toMatchObject({ code: 'SQLITE_BUSY' });
  expect((await db.read.getRun(id))?.status).toBe('running');
  await release();
  expect(await finished).toMatchObject({ status: 'completed', reason: null, unitsDone: 1 });
  expect(await db.read.knownUnits(['last'])).toEqual(['last']);
});
