import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunAlreadyActiveError } from '../../../src-main/domain/errors.ts';
import { ACTIVE_RUN_STATUSES, RUN_SCOPES, TERMINAL_RUN_STATUSES } from '../../../src-main/domain/run.ts';
import type { StartedRun } from '../../../src-main/runs/run-manager.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { REQUEST, begin, errorOf, gate, nothing, untilStopped } from '../../support/work.ts';

const INSERT = `INSERT INTO runs (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
  VALUES (@id, 'full', '{}', @status, 'foreign', '2026-01-01', 'host', 1, 'then', 'file', 'token', '2026-01-01')`;

/** Expects that exactly one start was admitted and that all others were told about it. */
async function expectOneWinner(starts: readonly Promise<StartedRun>[], program: string): Promise<StartedRun> {
  const outcomes = await Promise.allSettled(starts);
  const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const losers = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  const [winner, ...others] = winners;
  if (winner === undefined) throw new Error('Nobody was admitted.');
  expect(others).toEqual([]);
  for (const error of losers) {
    if (!(error instanceof RunAlreadyActiveError)) throw error;
    expect(error.activeRun).toMatchObject({ id: winner.id, program });
    expect(error.message).toContain(winner.id);
  }
  return winner;
}

describe('W17: two callers never both get a run', () => {
  it('fifty callers of one process: one is started, the others are told about it', async () => {
    const { db, runs } = await openTestRuns(newProjectFile(), 'the window');
    const starts = Array.from({ length: 50 }, (_, index) =>
      runs.start({ ...REQUEST, scope: RUN_SCOPES[index % RUN_SCOPES.length] ?? 'full' }, untilStopped),
    );
    const winner = await expectOneWinner(starts, 'the window');
    const run = await db.read.getRun(winner.id);
    const refused = await errorOf(runs.start(REQUEST, nothing));
    if (!(refused instanceof RunAlreadyActiveError)) throw refused;
    const { scope, startedAt, program, id } = refused.activeRun;
    expect({ scope, startedAt, program, id }).toEqual({
      scope: run?.scope,
      startedAt: run?.startedAt,
      program: 'the window',
      id: winner.id,
    });
    await runs.cancel(winner.id);
    expect((await winner.finished).status).toBe('cancelled');
    expect(await db.read.listRuns()).toHaveLength(1);
  });

  it('two windows of one process on one file, each with its own connections', async () => {
    const file = newProjectFile();
    const [left, right] = [await openTestRuns(file, 'a window'), await openTestRuns(file, 'a window')];
    const starts = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? left : right).runs.start(REQUEST, untilStopped),
    );
    const winner = await expectOneWinner(starts, 'a window');
    // Opened by either side, the project leaves the living run alone.
    await left.runs.retireGoneRun();
    await right.runs.retireGoneRun();
    expect(ACTIVE_RUN_STATUSES).toContain((await right.db.read.getRun(winner.id))?.status);
    // Whichever window it is that works, the other one can stop it.
    await left.runs.cancel(winner.id);
    await right.runs.cancel(winner.id).catch(() => undefined);
    expect((await winner.finished).status).toBe('cancelled');
  });

  it('a run admits the next one as soon as it has ended, a hundred times over', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    for (let count = 0; count < 100; count += 1) {
      const { finished } = await runs.start(REQUEST, nothing);
      await finished;
    }
    const statuses = (await db.read.listRuns()).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 100 }, () => 'completed'));
  });

  it('runs of two projects do not stand in each other’s way', async () => {
    const [one, other] = [await openTestRuns(newProjectFile()), await openTestRuns(newProjectFile())];
    const first = await one.runs.start(REQUEST, untilStopped);
    const second = await other.runs.start(REQUEST, nothing);
    expect((await second.finished).status).toBe('completed');
    expect(ACTIVE_RUN_STATUSES).toContain((await one.db.read.getRun(first.id))?.status);
  });

  it.skipIf(process.platform === 'win32')(
    'a link and a path made by hand lead to the same guard',
    async () => {
      const file = newProjectFile();
      const folder = dirname(file);
      const elsewhere = dirname(newProjectFile());
      symlinkSync(file, join(elsewhere, 'link.genglossary'));
      symlinkSync(folder, join(elsewhere, 'linked folder'));
      mkdirSync(join(folder, 'below'));
      const paths = [
        file,
        join(elsewhere, 'link.genglossary'),
        join(elsewhere, 'linked folder', basename(file)),
        `${folder}/below/.././${basename(file)}`,
      ];
      const opened = await Promise.all(paths.map((path) => openTestRuns(path)));
      const starts = opened.flatMap(({ runs }) =>
        Array.from({ length: 5 }, () => runs.start(REQUEST, untilStopped)),
      );
      const winner = await expectOneWinner(starts, 'test');
      for (const { db } of opened) expect(await db.read.listRuns()).toHaveLength(1);
      expect(ACTIVE_RUN_STATUSES).toContain((await opened[0]?.db.read.getRun(winner.id))?.status);
    },
  );
});

describe('the file itself', () => {
  it.each(ACTIVE_RUN_STATUSES)(
    'W17: refuses a second active run of a foreign program: %s',
    async (status) => {
      const file = newProjectFile();
      const { runs } = await openTestRuns(file);
      const { id } = await runs.start(REQUEST, untilStopped);
      const past = connectPast(file, { timeout: 5000 });
      expect(() => past.prepare(INSERT).run({ id: 'second', status })).toThrow(
        expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
      );
      past.prepare(INSERT).run({ id: 'over', status: 'completed' });
      expect(() => past.prepare('UPDATE runs SET status = ? WHERE id = ?').run(status, 'over')).toThrow(
        'cannot change its state',
      );
      expect(past.prepare('SELECT id FROM runs ORDER BY rowid').pluck().all()).toEqual([id, 'over']);
    },
  );

  it.each(TERMINAL_RUN_STATUSES)('never lets a run leave its last state: %s', (status) => {
    const past = connectPast(newProjectFile());
    past.prepare(INSERT).run({ id: 'over', status });
    const change = past.prepare('UPDATE runs SET status = ?');
    const others = [...ACTIVE_RUN_STATUSES, ...TERMINAL_RUN_STATUSES].filter((other) => other !== status);
    for (const other of others) {
      expect(() => change.run(other)).toThrow('a run that has ended cannot change its state');
    }
    expect(change.run(status).changes).toBe(1);
    expect(past.prepare('SELECT status FROM runs').pluck().get()).toBe(status);
  });
});

describe('W07: the guard is free only when the work has really stopped', () => {
  it('a second start is refused while cancelled work goes on', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    const { work, began, open } = gate();
    const first = await runs.start(REQUEST, work);
    await began;
    await runs.cancel(first.id);
    expect((await db.read.getRun(first.id))?.status).toBe('cancelling');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await errorOf(runs.start(REQUEST, nothing))).toMatchObject({ activeRun: { id: first.id } });
    }
    open();
    // It did all of its work before it stopped.
    expect((await first.finished).status).toBe('completed');
    const second = await runs.start(REQUEST, nothing);
    expect((await second.finished).status).toBe('completed');
  });

  it('also when the work, asked to stop, fails instead', async () => {
    const { runs } = await openTestRuns(newProjectFile());
    const first = await begin(runs, async (session) => {
      await errorOf(untilStopped(session));
      throw new Error('The connection was reset.');
    });
    await runs.cancel(first.id);
    const run = await first.finished;
    // W06: no internal message of the work that was torn down.
    expect(run.status).toBe('cancelled');
    expect(run.reason).not.toContain('reset');
  });
});
