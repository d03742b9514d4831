import { describe, expect, it } from 'vitest';
import { RunLostError } from '../../../src-main/domain/errors.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { startProcess } from '../../support/test-process.ts';
import { REQUEST, begin, errorOf, nothing, untilStopped } from '../../support/work.ts';
import { finished as finishedUnit } from '../../support/units.ts';
import { holdWriteLock } from '../../support/write-lock.ts';

const OWNER = new URL('../../support/run-owner.ts', import.meta.url);

describe('taking a run over', () => {
  it.skipIf(process.platform === 'win32')(
    'W07: from a process that does not answer ends it, and its work when it goes on',
    async () => {
      const file = newProjectFile();
      const { db, runs } = await openTestRuns(file);
      const owner = startProcess(OWNER, [file]);
      const [, id = ''] = (await owner.saying('started')).split(' ');
      owner.kill('SIGSTOP');
      expect(await errorOf(runs.start(REQUEST, nothing))).toMatchObject({ activeRun: { id } });
      await runs.takeOver(id);
      const values: unknown = { program: 'the other program', pid: owner.pid, host: expect.any(String) };
      expect(await db.read.getRun(id)).toMatchObject({
        status: 'interrupted',
        reason: expect.stringContaining(`the other program (process ${owner.pid} on `),
        reasonDetails: { code: 'taken-over', values },
      });
      expect((await db.read.listEventsAfter(id, 0)).at(-1)).toMatchObject({
        level: 'warning',
        details: { code: 'taken-over', values },
      });
      // Somebody else works on the project while the owner wakes up.
      const next = await begin(runs, untilStopped);
      owner.kill('SIGCONT');
      expect(await owner.saying('ended')).toContain('ended interrupted');
      expect((await db.read.getRun(next.id))?.status).toBe('running');
      await runs.cancel(next.id);
      await next.finished;
      expect((await db.read.listEventsAfter(id, 0)).at(-1)?.details?.code).toBe('taken-over');
    },
  );

  it('refuses whatever its owner writes from then on', async () => {
    const file = newProjectFile();
    const [owner, person] = [await openTestRuns(file), await openTestRuns(file)];
    const late: unknown[] = [];
    const { id, finished } = await begin(owner.runs, async (session) => {
      await person.runs.takeOver(session.lease.runId);
      late.push(await errorOf(owner.db.write.publishTerms(session.lease, '[]')));
      session.unitDone(finishedUnit('late'));
      late.push(await errorOf(session.flush()));
      late.push(session.signal.reason);
    });
    expect(await finished).toMatchObject({
      id,
      status: 'interrupted',
      reasonDetails: { code: 'taken-over' },
    });
    for (const error of late) expect(error).toBeInstanceOf(RunLostError);
    expect(late).toHaveLength(3);
    expect(await owner.db.read.knownUnits(['late'])).toEqual([]);
  });

  it('of this very process stops its work at once', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    const stopped: unknown[] = [];
    const { id, finished } = await begin(runs, async (session) => {
      stopped.push(await errorOf(untilStopped(session)));
      session.signal.throwIfAborted();
    });
    await runs.takeOver(id);
    expect((await finished).status).toBe('interrupted');
    expect(stopped).toEqual([expect.any(RunLostError)]);
    expect((await (await runs.start(REQUEST, nothing)).finished).status).toBe('completed');
  });

  it('that has ended, or never was, is refused by name', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    const { id, finished } = await runs.start(REQUEST, nothing);
    await finished;
    expect(await errorOf(runs.takeOver(id))).toMatchObject({ code: 'run-not-active' });
    expect(await errorOf(runs.takeOver('nobody'))).toMatchObject({ code: 'run-not-found' });
    const other = await begin(runs, untilStopped);
    expect(await errorOf(runs.takeOver(id))).toMatchObject({ code: 'run-not-active' });
    expect(await errorOf(runs.takeOver('nobody'))).toMatchObject({ code: 'run-not-found' });
    await runs.cancel(other.id);
  });

  it('by two at once is done once', async () => {
    const file = newProjectFile();
    const [left, right] = [await openTestRuns(file), await openTestRuns(file)];
    const { id, finished } = await begin(left.runs, untilStopped);
    const outcomes = await Promise.all([errorOf(left.runs.takeOver(id)), errorOf(right.runs.takeOver(id))]);
    expect(outcomes.filter((error) => error === undefined)).toHaveLength(1);
    expect(outcomes.find((error) => error !== undefined)).toMatchObject({ code: 'run-not-active' });
    await finished;
    expect(await left.db.read.listEventsAfter(id, 0)).toHaveLength(1);
  });

  it('while another program holds the write lock too long gives the busy error of SQLite, and changes nothing', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const { id } = await begin(runs, untilStopped);
    const release = await holdWriteLock(file);
    expect(await errorOf(runs.takeOver(id))).toMatchObject({ code: 'SQLITE_BUSY' });
    expect((await db.read.getRun(id))?.status).toBe('running');
    await release();
    const token = connectPast(file, { timeout: 5000 }).prepare('SELECT token FROM runs').pluck();
    const before = token.get();
    await runs.takeOver(id);
    expect(token.get()).not.toBe(before);
  });
});
