import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ProjectDatabase } from '../../../src-main/db/project-database.ts';
import { PROJECT_PARTS } from '../../../src-main/domain/project-view.ts';
import type { ProjectPart } from '../../../src-main/domain/project-view.ts';
import type { Run, RunEvent } from '../../../src-main/domain/run.ts';
import type { ProjectListener } from '../../../src-main/project/project.ts';
import { watchProject } from '../../../src-main/project/watch.ts';
import type { ProjectWatch } from '../../../src-main/project/watch.ts';
import { CREATED_AT, newProjectFile, openDatabase, openTestRuns } from '../../support/project-file.ts';
import { said } from '../../support/said.ts';
import { startProcess } from '../../support/test-process.ts';
import type { TestProcess } from '../../support/test-process.ts';
import { REQUEST, gate, nothing } from '../../support/work.ts';

const TALKING_RUN = new URL('../../support/talking-run.ts', import.meta.url);

/** What a listener heard. */
interface Heard {
  readonly listener: ProjectListener;
  readonly parts: ProjectPart[];
  readonly states: Run[];
  readonly batches: (readonly RunEvent[])[];
  readonly errors: unknown[];
  /** The sequence numbers of a run's lines in the order in which they were told. */
  sequences(runId: string): number[];
}

function ear(): Heard {
  const parts: ProjectPart[] = [];
  const states: Run[] = [];
  const batches: (readonly RunEvent[])[] = [];
  const errors: unknown[] = [];
  return {
    parts,
    states,
    batches,
    errors,
    listener: {
      onChange: (changed) => parts.push(...changed),
      onActivity: (run, events) => {
        states.push(run);
        batches.push(events);
      },
      onError: (error) => errors.push(error),
    },
    sequences: (runId) =>
      batches.flatMap((events, index) =>
        states[index]?.id === runId ? events.map(({ sequence }) => sequence) : [],
      ),
  };
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function watching(db: Pick<ProjectDatabase, 'read'>): ProjectWatch {
  const watch = watchProject(db.read);
  onTestFinished(() => watch.close());
  return watch;
}

async function otherProgram(file: string): Promise<TestProcess> {
  const other = startProcess(TALKING_RUN, [file]);
  await other.saying('ready');
  return other;
}

describe('W21: a run of another process', () => {
  it('is seen while it goes on, every line once and in order, to its end', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    const heard = ear();
    const control = ear();
    watching(db).listen(heard.listener);
    // A listener that has gone hears nothing: what the other one hears comes from its listening.
    watching(db).listen(control.listener)();
    const other = await otherProgram(file);
    other.tell('run 1234 20');
    const id = (await other.saying('talked')).split(' ')[1] ?? '';
    await vi.waitFor(() => expect(heard.sequences(id)).toHaveLength(1234), 5000);
    expect(heard.states.at(-1)).toMatchObject({ id, status: 'running', program: 'the other program' });
    expect(heard.states.at(-1)?.progress).toMatchObject({ step: 'extract', total: 21, finished: 20 });
    expect(heard.batches.every((events) => events.length <= 500)).toBe(true);
    other.tell('go on');
    await other.saying(`ended ${id}`);
    await vi.waitFor(() => expect(heard.states.at(-1)?.status).toBe('completed'), 5000);
    expect(heard.sequences(id)).toEqual(upTo(1235));
    expect(heard.states.at(-1)).toMatchObject({ progress: null, unitsDone: 20 });
    expect(new Set(heard.parts)).toEqual(new Set(['runs']));
    expect(heard.errors).toEqual([]);
    expect(control.batches).toEqual([]);
  });

  it('that began and ended between two looks is told of, with its log and its end', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    // Looks only when it is told to.
    let isOpen = true;
    const opened: (() => void)[] = [];
    const read: ProjectDatabase['read'] = {
      ...pick(db.read),
      dataVersion: async () => {
        if (!isOpen) await new Promise<void>((resolve) => opened.push(resolve));
        return db.read.dataVersion();
      },
    };
    const heard = ear();
    watching({ read }).listen(heard.listener);
    await db.read.dataVersion();
    isOpen = false;
    const other = await otherProgram(file);
    const ids: string[] = [];
    for (const lines of [3, 700]) {
      other.tell(`run ${lines} 0`);
      await other.saying(ids.length === 0 ? 'talked' : `ended ${ids[0] ?? ''}`);
      await vi.waitFor(async () => expect(await db.read.listRuns()).toHaveLength(ids.length + 1), 5000);
      const [newest] = await db.read.listRuns();
      ids.push(newest?.id ?? '');
      await other.saying(`talked ${newest?.id ?? ''}`);
      other.tell('go on');
      await other.saying(`ended ${newest?.id ?? ''}`);
    }
    expect(heard.states.filter(({ status }) => status === 'completed')).toEqual([]);
    isOpen = true;
    for (const open of opened) open();
    const [first = '', second = ''] = ids;
    await vi.waitFor(() => expect(heard.sequences(second)).toHaveLength(701), 5000);
    expect(heard.sequences(first)).toEqual(upTo(4));
    expect(heard.sequences(second)).toEqual(upTo(701));
    for (const id of ids) {
      expect(heard.states.findLast((run) => run.id === id)).toMatchObject({ status: 'completed' });
    }
  });

  it('that is killed is told of as interrupted when anybody has noticed', async () => {
    const file = newProjectFile();
    const { db, runs } = await openTestRuns(file);
    const heard = ear();
    watching(db).listen(heard.listener);
    const other = await otherProgram(file);
    other.tell('run 1 0');
    await other.saying('talked');
    await vi.waitFor(() => expect(heard.states.at(-1)?.status).toBe('running'), 5000);
    other.kill('SIGKILL');
    await other.ended;
    await runs.retireGoneRun();
    await vi.waitFor(() => expect(heard.states.at(-1)?.status).toBe('interrupted'), 5000);
    expect(heard.states.at(-1)?.reasonDetails).toMatchObject({
      code: 'owner-ended',
      values: { program: 'the other program', pid: other.pid },
    });
  });
});

describe('a listener', () => {
  it('that comes in the middle of a run hears its log from the beginning, and of no earlier run', async () => {
    const { db, runs } = await openTestRuns(newProjectFile());
    await (
      await runs.start(REQUEST, nothing)
    ).finished;
    const { work, began, open } = gate();
    const { id, finished } = await runs.start(REQUEST, async (session) => {
      for (let line = 1; line <= 1001; line += 1) session.log('info', null, said(`line ${line}`));
      await session.flush();
      await work(session);
    });
    await began;
    const heard = ear();
    watching(db).listen(heard.listener);
    await vi.waitFor(() => expect(heard.sequences(id)).toHaveLength(1001), 5000);
    open();
    await finished;
    await vi.waitFor(() => expect(heard.states.at(-1)?.status).toBe('completed'), 5000);
    expect(heard.sequences(id)).toEqual(upTo(1002));
    expect(new Set(heard.states.map((run) => run.id))).toEqual(new Set([id]));
  });

  it('hears which parts another program changed, and nothing while nothing changes', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    const heard = ear();
    watching(db).listen(heard.listener);
    const other = await openDatabase(file);
    await other.write.renameProject('Another name');
    await vi.waitFor(() => expect(heard.parts).toEqual(['project']), 5000);
    await other.write.heartbeat({ runId: 'none', token: 'none' }, '').catch(() => undefined);
    await other.write.addTerm(
      {
        key: 'lathe',
        term: 'lathe',
        category: 'technical-term',
        searchText: 'lathe',
        sortText: 'lathe',
      },
      CREATED_AT,
    );
    await vi.waitFor(
      () => expect(heard.parts).toEqual(['project', 'terms', 'entries', 'issues', 'decisions']),
      5000,
    );
    expect(heard.batches).toEqual([]);
  });

  it('misses no change of what was read after it began to listen', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    const other = await openDatabase(file);
    for (let round = 0; round < 30; round += 1) {
      const heard = ear();
      const stop = watching(db).listen(heard.listener);
      const renaming = other.write.renameProject(`Name ${round}`);
      const seen = (await db.read.project()).name;
      await renaming;
      const isNewKnown = (): boolean => seen === `Name ${round}` || heard.parts.includes('project');
      await vi.waitFor(() => expect(isNewKnown()).toBe(true), 5000);
      stop();
    }
  });

  it('that throws harms neither the others nor itself', async () => {
    const warned: Error[] = [];
    const warn = (warning: Error): unknown => warned.push(warning);
    process.on('warning', warn);
    onTestFinished(() => {
      process.off('warning', warn);
    });
    const { db, runs } = await openTestRuns(newProjectFile());
    const watch = watching(db);
    const broken = (): never => {
      throw new Error('The window is gone.');
    };
    watch.listen({ onChange: broken, onActivity: broken, onError: broken });
    const heard = ear();
    watch.listen(heard.listener);
    for (const times of [1, 2]) {
      await (
        await runs.start(REQUEST, nothing)
      ).finished;
      await vi.waitFor(
        () => expect(heard.states.filter(({ status }) => status === 'completed')).toHaveLength(times),
        5000,
      );
    }
    expect(heard.errors).toEqual([]);
    await vi.waitFor(() => expect(warned.length).toBeGreaterThan(2));
    expect(new Set(warned.map(({ message }) => message))).toEqual(new Set(['The window is gone.']));
  });

  it('hears of a look that failed, and the next look tells what was missed', async () => {
    const file = newProjectFile();
    const db = await openDatabase(file);
    let failures = 3;
    const read: ProjectDatabase['read'] = {
      ...pick(db.read),
      activity: async (...values) => {
        failures -= 1;
        if (failures >= 0) throw new Error('The disk is asleep.');
        return db.read.activity(...values);
      },
    };
    const heard = ear();
    watching({ read }).listen(heard.listener);
    await vi.waitFor(() => expect(heard.parts).not.toEqual([]), 5000);
    expect(heard.errors).toHaveLength(3);
    // Nobody knows what happened before the first look that succeeded.
    expect(heard.parts).toEqual([...PROJECT_PARTS]);
  });
});

describe('W18: watching', () => {
  it('costs nothing while nobody listens', async () => {
    const db = await openDatabase(newProjectFile());
    let looks = 0;
    const read: ProjectDatabase['read'] = {
      ...pick(db.read),
      dataVersion: () => {
        looks += 1;
        return db.read.dataVersion();
      },
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const watch = watching({ read });
    watch.lookSoon();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(0);
    const stop = watch.listen(ear().listener);
    // The reader answers in its own thread, whatever this clock says.
    while (looks < 3) {
      await vi.advanceTimersByTimeAsync(50);
      await db.read.dataVersion();
    }
    stop();
    await db.read.dataVersion();
    const before = looks;
    watch.lookSoon();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(before);
  });

  it('looks at most ten times a second, however much happens', async () => {
    const db = await openDatabase(newProjectFile());
    const times: number[] = [];
    const read: ProjectDatabase['read'] = {
      ...pick(db.read),
      dataVersion: () => {
        times.push(performance.now());
        return db.read.dataVersion();
      },
    };
    const watch = watching({ read });
    watch.listen(ear().listener);
    while (times.length < 5) {
      watch.lookSoon();
      await db.read.dataVersion();
    }
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(95);
  });
});

/** The two reads that a watch makes: the operations themselves cannot be listed. */
function pick(read: ProjectDatabase['read']): ProjectDatabase['read'] {
  return new Proxy(read, {
    ownKeys: () => ['dataVersion', 'activity'],
    getOwnPropertyDescriptor: (target, name) => ({
      configurable: true,
      enumerable: true,
      value: Reflect.get(target, name),
    }),
  });
}
