import { once } from 'node:events';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ProjectDatabase } from '../../../src-main/db/project-database.ts';
import type { Run, StepProgress } from '../../../src-main/domain/run.ts';
import type { RunManager, RunWork } from '../../../src-main/runs/run-manager.ts';
import type { RunSession } from '../../../src-main/runs/run-session.ts';
import { runUnits, runUnitsInBatches } from '../../../src-main/runs/run-units.ts';
import type { BatchesToRun, UnitsToRun } from '../../../src-main/runs/run-units.ts';
import { connectPast, newProjectFile, openTestRuns } from '../../support/project-file.ts';
import { startProcess } from '../../support/test-process.ts';
import { finished as finishedUnit, numbered } from '../../support/units.ts';
import { REQUEST, gate } from '../../support/work.ts';
import { said } from '../../support/said.ts';

let file: string;
let db: ProjectDatabase;
let runs: RunManager;
/** The inputs that were computed, in the order of their beginning. */
let computed: number[];
let progress: StepProgress[];

beforeEach(async () => {
  file = newProjectFile();
  ({ db, runs } = await openTestRuns(file));
  computed = [];
  progress = [];
});

type Compute = UnitsToRun<number>['compute'];

const answer: Compute = async ({ input }) => JSON.stringify({ answer: input });

/** Work of one step over numbered units. */
function step(
  count: number,
  compute: Compute = answer,
  { concurrency = 2, then = async () => undefined }: { concurrency?: number; then?: RunWork } = {},
): RunWork {
  return async (session: RunSession) => {
    await runUnits(session, db, {
      step: 'extract',
      units: numbered(count),
      concurrency,
      compute: async (unit, signal) => {
        computed.push(unit.input);
        return compute(unit, signal);
      },
    });
    await then(session);
  };
}

async function run(work: RunWork): Promise<Run> {
  const listener = { onProgress: (told: StepProgress) => progress.push(told) };
  return (await runs.start(REQUEST, work, listener)).finished;
}

const hashes = (count: number): string[] => numbered(count).map(({ hash }) => hash);

describe('units that an earlier run has computed', () => {
  it('W27: cost nothing and count as reused', async () => {
    expect(await run(step(3))).toMatchObject({ unitsDone: 3, unitsReused: 0, unitsFailed: 0 });
    computed = [];
    expect(await run(step(5))).toMatchObject({ unitsDone: 2, unitsReused: 3, unitsFailed: 0 });
    expect(computed).toEqual([4, 5]);
    computed = [];
    expect(await run(step(5))).toMatchObject({
      unitsDone: 0,
      unitsReused: 5,
      status: 'completed',
      reason: null,
    });
    expect(computed).toEqual([]);
  });

  it('keep their first answer', async () => {
    await run(step(1));
    await run(step(1, async () => '"another"'));
    expect(await db.read.getUnitResults(hashes(1))).toEqual(['{"answer":1}']);
  });

  it('W16: survive a kill: the next run computes only the rest', async () => {
    const other = newProjectFile();
    const script = new URL('../../support/unit-runner.ts', import.meta.url);
    const killed = startProcess(script, [other, '10', '7']);
    await killed.saying('stored 7');
    killed.kill('SIGKILL');
    await killed.ended;
    expect(connectPast(other).pragma('integrity_check', { simple: true })).toBe('ok');
    const resumed = await startProcess(script, [other, '10', '10']).ended;
    expect(resumed.lines.slice(0, -1)).toEqual(['computed 8', 'computed 9', 'computed 10']);
    const end: unknown = JSON.parse(resumed.lines.at(-1) ?? '');
    expect(end).toMatchObject({ status: 'completed', unitsDone: 3, unitsReused: 7, unitsFailed: 0 });
    const after = await openTestRuns(other);
    expect((await after.db.read.listRuns()).map(({ status }) => status)).toEqual([
      'completed',
      'interrupted',
    ]);
    expect((await after.db.read.listRuns())[1]).toMatchObject({ unitsDone: 7 });
    expect(await after.db.read.getUnitResults(hashes(10))).toEqual(
      numbered(10).map(({ input }) => JSON.stringify({ answer: input })),
    );
  });
});

describe('a unit that fails', () => {
  const failing: Compute = async (unit, signal) => {
    if (unit.input === 2) throw new Error('the answer was no answer');
    return answer(unit, signal);
  };

  it('W08: is counted and named in the log, and the others go on', async () => {
    const end = await run(step(4, failing));
    expect(end).toMatchObject({ status: 'completed', unitsDone: 3, unitsFailed: 1 });
    expect(end.reason).toContain('One unit failed');
    const events = await db.read.listEventsAfter(end.id, 0);
    expect(events).toContainEqual(
      expect.objectContaining({
        level: 'error',
        step: 'extract',
        message: 'document 2: the answer was no answer',
      }),
    );
    expect(await db.read.knownUnits(hashes(4))).toEqual(['hash 1', 'hash 3', 'hash 4']);
  });

  it('is tried again by the next run, and only that one', async () => {
    await run(step(4, failing));
    computed = [];
    expect(await run(step(4))).toMatchObject({ unitsDone: 1, unitsReused: 3, unitsFailed: 0, reason: null });
    expect(computed).toEqual([2]);
  });

  it('is told to the step by its hash', async () => {
    let failed: ReadonlySet<string> = new Set();
    await run(async (session) => {
      const units = { step: 'extract', units: numbered(3), concurrency: 1, compute: failing } as const;
      failed = await runUnits(session, db, units);
    });
    expect([...failed]).toEqual(['hash 2']);
  });

  it.each([['a text'], [null], [undefined], [{ error: 'x' }]])('may throw anything: %j', async (thrown) => {
    const end = await run(
      step(2, async (unit, signal) => {
        const { promise, reject } = Promise.withResolvers<never>();
        if (unit.input === 1) reject(thrown);
        else return answer(unit, signal);
        return promise;
      }),
    );
    expect(end).toMatchObject({ status: 'completed', unitsDone: 1, unitsFailed: 1 });
  });

  it('W01: leaves nothing published where all of them failed, and the run has failed', async () => {
    let published = false;
    const end = await run(
      step(
        3,
        async () => {
          throw new Error('connection refused');
        },
        {
          then: async (session) => {
            await session.publish(async () => {
              published = true;
            });
          },
        },
      ),
    );
    expect(end).toMatchObject({ status: 'failed', unitsDone: 0, unitsFailed: 3 });
    expect(end.reason).toContain('connection refused');
    expect(published).toBe(false);
  });

  it('does not fail the run where earlier runs have answered the others', async () => {
    await run(step(2));
    const end = await run(
      step(3, async () => {
        throw new Error('connection refused');
      }),
    );
    expect(end).toMatchObject({ status: 'completed', unitsReused: 2, unitsFailed: 1 });
  });
});

describe('a step that is cancelled in the middle', () => {
  it('W05: keeps what was finished, begins nothing more and publishes nothing', async () => {
    let published = false;
    const hanging = Promise.withResolvers<void>();
    const compute: Compute = async (unit, signal) => {
      if (unit.input < 4) return answer(unit, signal);
      if (unit.input === 5) hanging.resolve();
      await once(signal, 'abort');
      throw new Error('The connection was closed.');
    };
    const publish: RunWork = async () => {
      published = true;
    };
    const started = await runs.start(REQUEST, step(50, compute, { then: publish }));
    await hanging.promise;
    await runs.cancel(started.id);
    const end = await started.finished;
    expect(end).toMatchObject({ status: 'cancelled', unitsDone: 3, unitsFailed: 0 });
    expect(computed).toEqual([1, 2, 3, 4, 5]);
    expect(published).toBe(false);
    expect(await db.read.knownUnits(hashes(50))).toEqual(hashes(3));
    const next = await run(step(50));
    expect(next).toMatchObject({ status: 'completed', unitsDone: 47, unitsReused: 3 });
  });

  it('keeps the answer that arrives all the same, and waits for it', async () => {
    const { work, began, open } = gate();
    const compute: Compute = async (unit, signal) => {
      await work(await session.promise);
      return answer(unit, signal);
    };
    const session = Promise.withResolvers<RunSession>();
    const started = await runs.start(REQUEST, async (held) => {
      session.resolve(held);
      await step(3, compute, { concurrency: 1 })(held);
    });
    await began;
    await runs.cancel(started.id);
    expect((await db.read.getRun(started.id))?.status).toBe('cancelling');
    open();
    expect(await started.finished).toMatchObject({ status: 'cancelled', unitsDone: 1, unitsFailed: 0 });
    expect(await db.read.knownUnits(hashes(3))).toEqual(['hash 1']);
  });
});

describe('the work on units', () => {
  it('computes two units of one hash once', async () => {
    const end = await run(async (session) => {
      const units = [...numbered(2), ...numbered(3)];
      await runUnits(session, db, { step: 'extract', units, concurrency: 4, compute: answer });
    });
    expect(end).toMatchObject({ unitsDone: 3, unitsReused: 0 });
  });

  it('gives the same whatever the order in which units finish', async () => {
    const stored: unknown[] = [];
    for (const order of [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [2, 4, 1, 3],
    ]) {
      const { db: own, runs: ownRuns } = await openTestRuns(newProjectFile());
      const turns = new Map(numbered(4).map(({ input }) => [input, Promise.withResolvers<void>()]));
      let waiting = 0;
      const { finished } = await ownRuns.start(REQUEST, async (session) => {
        await runUnits(session, own, {
          step: 'extract',
          units: numbered(4),
          concurrency: 4,
          compute: async (unit, signal) => {
            waiting += 1;
            if (waiting === 4) turns.get(order[0] ?? 0)?.resolve();
            await turns.get(unit.input)?.promise;
            turns.get(order[order.indexOf(unit.input) + 1] ?? 0)?.resolve();
            return answer(unit, signal);
          },
        });
      });
      const { status, unitsDone } = await finished;
      stored.push([status, unitsDone, await own.read.getUnitResults(hashes(4))]);
    }
    expect(stored[1]).toEqual(stored[0]);
    expect(stored[2]).toEqual(stored[0]);
  });

  it('never works on more units at once than it may', async () => {
    let atWork = 0;
    let most = 0;
    await run(
      step(
        20,
        async (unit, signal) => {
          atWork += 1;
          most = Math.max(most, atWork);
          await db.read.dataVersion();
          atWork -= 1;
          return answer(unit, signal);
        },
        { concurrency: 3 },
      ),
    );
    expect(most).toBe(3);
  });

  it('tells how far it has come, from what was known before to the end', async () => {
    await run(step(2));
    progress = [];
    await run(step(4));
    expect(progress.map(({ finished }) => finished)).toEqual([2, 3, 4]);
    expect(new Set(progress.map(({ total }) => total))).toEqual(new Set([4]));
  });

  it('has nothing to do where there are no units', async () => {
    expect(await run(step(0))).toMatchObject({ status: 'completed', unitsDone: 0 });
  });
});

it('W16: a unit is stored soon after it is finished, in whatever moment that is, and without a further word', async () => {
  const { work, open } = gate();
  onTestFinished(open);
  const depths = Array.from({ length: 12 }, (_, depth) => depth);
  let depth = 0;
  const heldSession = Promise.withResolvers<RunSession>();
  const { finished } = await runs.start(
    REQUEST,
    async (session) => {
      heldSession.resolve(session);
      await work(session);
    },
    {
      // Called when a write has ended: the unit is finished so many steps of the event loop's queue later.
      onEvents: () => {
        const hash = `depth ${depth}`;
        let turn = heldSession.promise;
        for (let count = 0; count < depth; count += 1) turn = turn.then((session) => session);
        void turn.then((session) => session.unitDone(finishedUnit(hash)));
      },
    },
  );
  const session = await heldSession.promise;
  for (depth of depths) {
    session.log('info', null, said(`depth ${depth}`));
    await vi.waitFor(async () => expect(await db.read.knownUnits([`depth ${depth}`])).toHaveLength(1), 3000);
  }
  open();
  expect(await finished).toMatchObject({ status: 'completed', unitsDone: depths.length });
});

describe('units that are computed together', () => {
  /** Work of one step over numbered units, three at once. */
  function inBatches(count: number, compute: BatchesToRun<number>['compute']): RunWork {
    return async (session) => {
      await runUnitsInBatches(session, db, {
        step: 'extract',
        units: numbered(count),
        concurrency: 1,
        mostAtOnce: 3,
        compute: async (batch, signal) => {
          computed.push(batch.length);
          return compute(batch, signal);
        },
      });
    };
  }
  const answers: BatchesToRun<number>['compute'] = async (batch) =>
    batch.map(({ input }) => JSON.stringify({ answer: input }));

  it('have an answer each, are counted each, and those that are known are in no batch', async () => {
    await run(step(2));
    computed = [];
    expect(await run(inBatches(7, answers))).toMatchObject({ unitsDone: 5, unitsReused: 2, unitsFailed: 0 });
    expect(computed).toEqual([3, 2]);
    expect(progress.at(-1)).toMatchObject({ total: 7, finished: 7 });
    expect(await db.read.getUnitResults(hashes(7))).toEqual(
      numbered(7).map(({ input }) => JSON.stringify({ answer: input })),
    );
  });

  it('fail together, also where one answer is missing, and the other batches go on', async () => {
    const end = await run(
      inBatches(8, async (batch, signal) => {
        if (batch[0]?.input === 1) throw new Error('the answer was no answer');
        const all = await answers(batch, signal);
        return batch[0]?.input === 4 ? all.slice(1) : all;
      }),
    );
    expect(end).toMatchObject({ status: 'completed', unitsDone: 2, unitsFailed: 6 });
    expect(await db.read.knownUnits(hashes(8))).toEqual(['hash 7', 'hash 8']);
    const failed = (await db.read.getRunHistory(end.id))?.failedUnits ?? [];
    expect(failed.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${number}.md`));
  });
});
