import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { RunLostError } from '../../../src-main/domain/errors.ts';
import { ACTIVE_RUN_STATUSES } from '../../../src-main/domain/run.ts';
import { HEARTBEAT_LIMIT_MS } from '../../../src-main/runs/owner.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startProcess } from '../../support/test-process.ts';
import type { ProcessOptions, TestProcess } from '../../support/test-process.ts';
import { REQUEST, errorOf, gate, nothing, untilStopped } from '../../support/work.ts';
import { holdWriteLock } from '../../support/write-lock.ts';
import { NO_CHANGES } from '../../support/operations.ts';
import { said } from '../../support/said.ts';

/** Starts a run in another process. */
async function startElsewhere(
  file: string,
  options?: ProcessOptions,
): Promise<{ readonly owner: TestProcess; readonly id: string; readonly pid: number }> {
  const owner = startProcess(new URL('../../support/run-owner.ts', import.meta.url), [file], options);
  const [, id = '', pid = ''] = (await owner.saying('started')).split(' ');
  return { owner, id, pid: Number(pid) };
}

describe('W15: a run whose process was killed', () => {
  it('is interrupted, with its reason, as soon as the project is opened', async () => {
    const file = newProjectFile();
    const { owner, id, pid } = await startElsewhere(file);
    owner.kill('SIGKILL');
    await owner.ended;
    const { db } = await openTestRuns(file);
    const run = await db.read.getRun(id);
    expect(run).toMatchObject({ status: 'interrupted', program: 'the other program' });
    expect(run?.reason).toContain(`the other program (process ${pid}) ended`);
    expect(Date.parse(run?.finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(run?.startedAt ?? ''));
  });

  it('does not stand in the way of a project that is already open', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const { owner, id } = await startElsewhere(file);
    expect(await errorOf(runs.start(REQUEST, nothing))).toMatchObject({ activeRun: { id } });
    owner.kill('SIGKILL');
    await owner.ended;
    const next = await runs.start(REQUEST, nothing);
    expect((await next.finished).status).toBe('completed');
    expect((await db.read.getRun(id))?.status).toBe('interrupted');
  });

  it.skipIf(process.platform !== 'linux')('not even while its remains wait for their parent', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    // A parent that never asks how its child ended.
    const prefix = ['sh', '-c', '"$@" & exec sleep 600', 'sh'];
    const { id, pid } = await startElsewhere(file, { prefix });
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'latin1')).toContain(') Z '), 10_000);
    const next = await runs.start(REQUEST, nothing);
    expect((await next.finished).status).toBe('completed');
    expect((await db.read.getRun(id))?.status).toBe('interrupted');
    expect(readFileSync(`/proc/${pid}/stat`, 'latin1')).toContain(') Z ');
  });

  it('is not mistaken for another process that was given its pid', async () => {
    const file = newProjectFile();
    const { runs: earlier } = await openTestRuns(file, 'killed', { processStart: 'before the restart' });
    const { id } = await earlier.start(REQUEST, untilStopped);
    const { db } = await openTestRuns(file);
    expect((await db.read.getRun(id))?.status).toBe('interrupted');
  });

  it('W20: does not keep anybody from reading while a third program holds the write lock', async () => {
    const file = newProjectFile();
    const { owner, id } = await startElsewhere(file);
    const release = await holdWriteLock(file);
    owner.kill('SIGKILL');
    await owner.ended;
    const { db, runs } = await openTestRuns(file);
    expect(await db.read.listRuns()).toHaveLength(1);
    await release();
    expect((await (await runs.start(REQUEST, nothing)).finished).status).toBe('completed');
    expect((await db.read.getRun(id))?.status).toBe('interrupted');
  });

  it('is interrupted once, however many find it', async () => {
    const file = newProjectFile();
    const { owner, id } = await startElsewhere(file);
    const opened = await Promise.all([openTestRuns(file), openTestRuns(file), openTestRuns(file)]);
    owner.kill('SIGKILL');
    await owner.ended;
    const starts = await Promise.allSettled(opened.map(({ runs }) => runs.start(REQUEST, untilStopped)));
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const runs = await opened[0]?.db.read.listRuns();
    expect(runs).toHaveLength(2);
    expect(ACTIVE_RUN_STATUSES).toContain(runs?.[0]?.status);
    expect(runs?.[1]).toMatchObject({ id, status: 'interrupted' });
  });
});

describe('a run of another machine', () => {
  const at = (ago: number): string => new Date(Date.now() - ago).toISOString();

  it('is kept as long as it gives a sign', async () => {
    const file = newProjectFile();
    const there = await openTestRuns(file, 'test', { host: 'elsewhere' });
    const { id } = await there.runs.start(REQUEST, untilStopped);
    connectPast(file, { timeout: 5000 })
      .prepare('UPDATE runs SET heartbeat_at = ?')
      .run(at(HEARTBEAT_LIMIT_MS - 30_000));
    const here = await openTestRuns(file);
    expect(await errorOf(here.runs.start(REQUEST, nothing))).toMatchObject({ activeRun: { id } });
    expect(ACTIVE_RUN_STATUSES).toContain((await here.db.read.getRun(id))?.status);
  });

  it('is taken for gone when it gives none, and its owner learns that it lost the run', async () => {
    const file = newProjectFile();
    const there = await openTestRuns(file, 'test', { host: 'elsewhere' });
    const first = await there.runs.start(REQUEST, untilStopped);
    connectPast(file, { timeout: 5000 })
      .prepare('UPDATE runs SET heartbeat_at = ?')
      .run(at(HEARTBEAT_LIMIT_MS + 1000));
    const here = await openTestRuns(file);
    const second = await here.runs.start(REQUEST, nothing);
    expect((await second.finished).status).toBe('completed');
    const lost = await first.finished;
    expect(lost.status).toBe('interrupted');
    expect(lost.reason).toContain('No sign of test on elsewhere');
  });

  it.skipIf(process.platform !== 'linux')(
    'W17: may be a sandbox here whose process ids mean nothing outside of it',
    async () => {
      const file = newProjectFile();
      const flags = process.geteuid?.() === 0 ? [] : ['-U', '-r'];
      const { owner, id, pid } = await startElsewhere(file, {
        prefix: ['unshare', ...flags, '-p', '-f', '--mount-proc', '--kill-child'],
      });
      expect(pid).toBeLessThan(100);
      const { db, runs } = await openTestRuns(file);
      expect(await errorOf(runs.start(REQUEST, nothing))).toMatchObject({ activeRun: { id } });
      await runs.cancel(id);
      await owner.saying('ended cancelled');
      expect((await db.read.getRun(id))?.status).toBe('cancelled');
    },
  );

  it('that cannot give a sign because another program holds the write lock gives the next one, and goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const file = newProjectFile();
      const { db, runs } = await openTestRuns(file);
      const { id, finished } = await runs.start(REQUEST, async (session) => {
        const heartbeat = connectPast(file).prepare('SELECT heartbeat_at FROM runs').pluck();
        const release = await holdWriteLock(file);
        const before = heartbeat.get();
        vi.advanceTimersByTime(15_000);
        // Writes come one after another: when this one is refused, the sign was refused before it.
        expect(await errorOf(db.write.renameProject('busy'))).toMatchObject({ code: 'SQLITE_BUSY' });
        await release();
        expect(heartbeat.get()).toBe(before);
        session.signal.throwIfAborted();
        await vi.waitFor(() => {
          vi.advanceTimersByTime(10_000);
          expect(heartbeat.get()).not.toBe(before);
        }, 10_000);
      });
      expect(await finished).toMatchObject({ id, status: 'completed', reason: null });
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives a sign of itself while it works', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const file = newProjectFile();
      const { runs } = await openTestRuns(file);
      const { finished } = await runs.start(REQUEST, async (session) => {
        const past = connectPast(file);
        const heartbeat = past.prepare('SELECT heartbeat_at FROM runs').pluck();
        const before = heartbeat.get();
        vi.advanceTimersByTime(30_000);
        await vi.waitFor(() => expect(heartbeat.get()).not.toBe(before), 10_000);
        session.log('info', null, said('seen'));
      });
      expect((await finished).status).toBe('completed');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a copy of the project that was made during a run', () => {
  it.each(['by the file system', 'by SQLite'])('carries no active run: %s', async (way) => {
    const file = newProjectFile();
    const copy = join(temporaryFolder(), 'copy.genglossary');
    const original = await openTestRuns(file);
    const { work, began, open } = gate();
    const first = await original.runs.start(REQUEST, work);
    await began;
    const past = connectPast(file, { timeout: 5000 });
    if (way === 'by SQLite') await past.backup(copy);
    else {
      past.pragma('wal_checkpoint(FULL)');
      copyFileSync(file, copy);
    }
    const cloned = await openTestRuns(copy);
    expect(await cloned.db.read.getRun(first.id)).toMatchObject({
      status: 'interrupted',
      reason: expect.stringContaining('copy'),
    });
    const second = await cloned.runs.start(REQUEST, nothing);
    expect((await second.finished).status).toBe('completed');
    expect((await original.db.read.getRun(first.id))?.status).toBe('running');
    open();
    expect((await first.finished).status).toBe('completed');
    expect(await original.db.read.getRun(second.id)).toBeNull();
  });

  it('carries none either when the copy is made beside the file with its journal', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    const { id } = await runs.start(REQUEST, untilStopped);
    const copy = join(dirname(file), 'copy.genglossary');
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix);
    const cloned = await openTestRuns(copy);
    expect((await cloned.db.read.getRun(id))?.status).toBe('interrupted');
  });
});

describe('a run that was taken away from its owner', () => {
  it('stops its work, and what it still wants to write is refused', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const late: unknown[] = [];
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      connectPast(file, { timeout: 5000 }).exec(
        `UPDATE runs SET status = 'interrupted', reason = 'A person said so.', finished_at = '2026-01-01'`,
      );
      late.push(await errorOf(untilStopped(session)));
      const { lease } = session;
      const at = session.timestamp();
      const counts = { unitsDone: 9, unitsReused: 9, unitsFailed: 9 };
      const unit = { hash: 'late', step: 'extract', subject: 'late', result: '{}' } as const;
      const event = { at, level: 'info', step: null, message: 'late', details: null } as const;
      for (const write of [
        db.write.storeProgress(
          lease,
          { units: [unit], counts, step: null, changes: NO_CHANGES, events: [event] },
          at,
        ),
        db.write.publishDocuments(lease, { stored: [], removed: [] }, at),
        db.write.publishTerms(lease, '[]'),
        db.write.publishGenerated(lease, [], at),
        db.write.publishIssues(lease, [], at),
        db.write.publishRefined(lease, { results: [], outcomes: [] }, at),
        db.write.heartbeat(lease, at),
        db.write.beginRun(lease),
        db.write.finishRun(
          lease,
          { status: 'completed', finishedAt: at, reason: null, reasonDetails: null, counts },
          [event],
          NO_CHANGES,
        ),
      ]) {
        late.push(await errorOf(write));
      }
      session.unitDone(unit);
    });
    const run = await finished;
    expect(run).toMatchObject({ id, status: 'interrupted', reason: 'A person said so.', unitsDone: 0 });
    expect(late).toHaveLength(10);
    for (const error of late) expect(error).toBeInstanceOf(RunLostError);
    expect(await db.read.knownUnits(['late'])).toEqual([]);
    expect(await db.read.listEventsAfter(id, 0)).toEqual([]);
  });

  it('W07: cannot write beside the one who took it over', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      connectPast(file, { timeout: 5000 }).exec(`UPDATE runs SET token = 'of another'`);
      session.unitDone({ hash: 'late', step: 'extract', subject: 'late', result: '{}' });
      await untilStopped(session);
    });
    // The run goes on, in other hands.
    expect((await finished).status).toBe('running');
    expect(await db.read.knownUnits(['late'])).toEqual([]);
    await db.write.storeProgress(
      { runId: id, token: 'of another' },
      {
        units: [{ hash: 'theirs', step: 'extract', subject: 'theirs', result: '{}' }],
        counts: { unitsDone: 1, unitsReused: 0, unitsFailed: 0 },
        step: null,
        changes: NO_CHANGES,
        events: [],
      },
      new Date().toISOString(),
    );
    expect(await db.read.knownUnits(['theirs'])).toEqual(['theirs']);
  });
});

describe('a run of another process', () => {
  it('is cancelled by a request in the file, which its owner sees', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const { owner, id } = await startElsewhere(file);
    await runs.cancel(id);
    expect(await owner.saying('ended')).toContain('ended cancelled');
    expect((await db.read.getRun(id))?.status).toBe('cancelled');
    const next = await runs.start(REQUEST, nothing);
    expect((await next.finished).status).toBe('completed');
  });

  it('that was killed cannot be cancelled any more: it has ended', async () => {
    const file = newProjectFile();
    const { runs } = await openTestRuns(file);
    const { owner, id } = await startElsewhere(file);
    owner.kill('SIGKILL');
    await owner.ended;
    expect(await errorOf(runs.cancel(id))).toMatchObject({
      code: 'run-not-active',
      message: expect.stringContaining('interrupted'),
    });
  });

  it('changes the version of the data that this process watches', async () => {
    const file = newProjectFile();
    const { db } = await openTestRuns(file);
    const before = await db.read.dataVersion();
    expect(await db.read.dataVersion()).toBe(before);
    await startElsewhere(file);
    expect(await db.read.dataVersion()).not.toBe(before);
  });
});
