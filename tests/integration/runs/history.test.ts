import { describe, expect, it } from 'vitest';
import type { RunHistory } from '../../../src-main/db/read-operations.ts';
import { runUnits } from '../../../src-main/runs/run-units.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import type { OpenRuns } from '../../support/open-runs.ts';
import { finished as finishedUnit, numbered } from '../../support/units.ts';
import { REQUEST, errorOf, nothing, untilStopped } from '../../support/work.ts';

const TIME: unknown = expect.stringMatching(/^\d{4}-.*Z$/);

async function historyOf({ db }: OpenRuns, id: string): Promise<RunHistory> {
  const history = await db.read.getRunHistory(id);
  if (history === null) throw new Error(`There is no run ${id}.`);
  return history;
}

/** Computes the units, of which those with these numbers fail. */
const failing =
  (...numbers: readonly number[]) =>
  async ({ input }: { readonly input: number }): Promise<string> => {
    if (numbers.includes(input)) throw new Error(`no answer for ${input}`);
    return '{}';
  };

describe('the history of a run', () => {
  it('W21: keeps of each step what it did, and of each failed unit the reason', async () => {
    const opened = await openTestRuns(newProjectFile());
    const { db, runs } = opened;
    const first = await runs.start(REQUEST, async (session) => {
      await runUnits(session, db, {
        step: 'extract',
        units: numbered(3),
        concurrency: 2,
        compute: failing(2),
      });
    });
    await first.finished;
    const second = await runs.start(REQUEST, async (session) => {
      session.beginStep('read');
      session.count('read', { unitsDone: 1, unitsReused: 1 });
      session.progress({ step: 'read', total: 3, finished: 3 });
      const step = { step: 'extract', units: numbered(4), concurrency: 2 } as const;
      await runUnits(session, db, { ...step, compute: failing(2, 4) });
      session.beginStep('generate');
      await runUnits(session, db, { step: 'generate', units: [], concurrency: 1, compute: failing() });
    });
    const run = await second.finished;
    // What was read are no units.
    expect(run).toMatchObject({ status: 'completed', unitsDone: 0, unitsReused: 2, unitsFailed: 2 });
    const { steps, failedUnits } = await historyOf(opened, second.id);
    const times = { startedAt: TIME, finishedAt: TIME };
    expect(steps).toEqual([
      { step: 'read', total: 3, unitsDone: 1, unitsReused: 1, unitsFailed: 0, ...times },
      { step: 'extract', total: 4, unitsDone: 0, unitsReused: 2, unitsFailed: 2, ...times },
      { step: 'generate', total: 0, unitsDone: 0, unitsReused: 0, unitsFailed: 0, ...times },
    ]);
    const moments = steps.flatMap(({ startedAt, finishedAt }) => [startedAt, finishedAt ?? '']);
    expect(moments).toEqual([...moments].sort());
    expect(failedUnits).toEqual(
      [2, 4].map((number) => ({
        step: 'extract',
        key: `${number}.md`,
        subject: `document ${number}`,
        detail: `no answer for ${number}`,
      })),
    );
    expect((await historyOf(opened, first.id)).failedUnits).toHaveLength(1);
  });

  it('says that the step in which a run stopped was not finished', async () => {
    const opened = await openTestRuns(newProjectFile());
    const { runs, db } = opened;
    const atWork = Promise.withResolvers<void>();
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      const step = { step: 'extract', units: numbered(1), concurrency: 1 } as const;
      await runUnits(session, db, { ...step, compute: failing() });
      session.beginStep('generate');
      atWork.resolve();
      await untilStopped(session);
    });
    await atWork.promise;
    await runs.cancel(id);
    await finished;
    const { steps } = await historyOf(opened, id);
    expect(steps.map(({ step, finishedAt }) => [step, finishedAt])).toEqual([
      ['extract', TIME],
      ['generate', null],
    ]);
  });

  it('stands in the file while the run goes on', async () => {
    const opened = await openTestRuns(newProjectFile());
    const { runs, db } = opened;
    const seen = Promise.withResolvers<RunHistory>();
    const { finished } = await runs.start(REQUEST, async (session) => {
      const step = { step: 'extract', units: numbered(2), concurrency: 1 } as const;
      await runUnits(session, db, { ...step, compute: failing(1) });
      seen.resolve(await historyOf(opened, session.lease.runId));
    });
    await finished;
    const { steps, failedUnits } = await seen.promise;
    expect(steps).toMatchObject([
      { step: 'extract', total: 2, unitsDone: 1, unitsFailed: 1, finishedAt: null },
    ]);
    expect(failedUnits).toHaveLength(1);
  });

  it('counts nothing that could not be stored, and loses no failed unit over it', async () => {
    const file = newProjectFile();
    const opened = await openTestRuns(file);
    connectPast(file).exec(`CREATE TRIGGER broken BEFORE INSERT ON unit_results WHEN NEW.hash = 'bad'
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`);
    const { id, finished } = await opened.runs.start(REQUEST, async (session) => {
      session.unitDone(finishedUnit('good'));
      await session.flush();
      session.unitDone(finishedUnit('bad'));
      session.unitFailed({ step: 'extract', key: 'a.md', subject: 'a.md', detail: 'no answer' });
      await errorOf(session.flush());
      session.signal.throwIfAborted();
    });
    expect(await finished).toMatchObject({ status: 'failed', unitsDone: 1, unitsFailed: 1 });
    const { steps, failedUnits } = await historyOf(opened, id);
    expect(steps).toMatchObject([{ step: 'extract', unitsDone: 1, unitsFailed: 1, finishedAt: null }]);
    expect(failedUnits).toMatchObject([{ key: 'a.md' }]);
  });

  it('names a unit that failed twice once', async () => {
    const opened = await openTestRuns(newProjectFile());
    const { id, finished } = await opened.runs.start(REQUEST, async (session) => {
      for (const detail of ['no answer', 'no answer either']) {
        session.unitFailed({ step: 'refine', key: 'lathe', subject: 'Lathe', detail });
        await session.flush();
      }
    });
    await finished;
    expect((await historyOf(opened, id)).failedUnits).toEqual([
      { step: 'refine', key: 'lathe', subject: 'Lathe', detail: 'no answer either' },
    ]);
  });

  it('is ordered by the places of the runs, also where the clock was set back between them', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const first = await runs.start(REQUEST, nothing);
    await first.finished;
    connectPast(file, { timeout: 5000 }).exec(`UPDATE runs SET started_at = '2099-01-01T00:00:00.000Z'`);
    const second = await runs.start(REQUEST, nothing);
    await second.finished;
    expect((await db.read.listRuns()).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await db.read.getLastRun())?.id).toBe(second.id);
  });
});
