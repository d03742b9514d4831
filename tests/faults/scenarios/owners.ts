import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { HEARTBEAT_LIMIT_MS } from '../../../src-main/runs/owner.ts';
import { endAll, runSchema, startApp } from '../../support/app-in-process.ts';
import type { AppInProcess, ToldRun } from '../../support/app-in-process.ts';
import { buildProject, faultsAfterRun } from '../../support/built-project.ts';
import type { BuiltProject } from '../../support/built-project.ts';
import { changedTables, rowsOfFile } from '../../support/rows-of-file.ts';
import { tryAll } from '../../support/trial.ts';
import type { Trial } from '../../support/trial.ts';
import { oneOf } from '../scenario.ts';
import type { Round, Scenario, ScenarioContext } from '../scenario.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Steps in which units are computed one after another. */
const STEPS = ['extract', 'generate'] as const;

type Start = ScenarioContext['start'];

/** Who may be taken for the owner of a run, and who may not. */
export const owners: Scenario = {
  name: 'owners',
  short: 1,
  long: 8,
  run: async (context) => {
    const { start, note } = context;
    const built = await buildProject(context);
    const isLinux = process.platform === 'linux';
    if (!isLinux) note('no owner is stopped: that all of its threads have stopped is seen on Linux only');
    const stopped: readonly Trial[] = [
      {
        what: 'owner stopped, run taken over, owner continued: its late writes change nothing',
        attempt: (round) => stopOwner(start, round, built, 'real'),
      },
      {
        what: 'the same without the fence',
        isControl: true,
        attempt: (round) => stopOwner(start, round, built, 'unfenced'),
      },
    ];
    const silent: Trial = {
      what: 'owner on another machine that gives no sign: loses the run, also when it lives',
      attempt: (round) => onAnotherMachine(start, round, built, 'silent'),
    };
    return tryAll(context, [
      {
        what: 'clock jumps by hours and years during a run: nobody else gets the project',
        attempt: (round) => jumpClock(start, round, built),
      },
      {
        what: 'clock jumped, owner killed: interrupted at once, and it is this run that is resumed',
        attempt: (round) => jumpClockAndKill(start, round, built),
      },
      ...(isLinux ? stopped : []),
      {
        what: 'process id of a killed owner belongs to another program: interrupted at once',
        attempt: (round) => reusePid(start, round, built),
      },
      ...(isLinux ? [silent] : []),
      {
        what: 'owner on another machine that gives signs: keeps the run',
        attempt: (round) => onAnotherMachine(start, round, built, 'talking'),
      },
    ]);
  },
};

/** A process whose clock jumps at each look, and one whose clock is two years behind. */
async function startWithOddClocks(
  start: Start,
  { folder, seed }: Round,
  { file: built }: BuiltProject,
): Promise<{ readonly owner: AppInProcess; readonly other: AppInProcess; readonly file: string }> {
  const file = join(folder, 'project.genglossary');
  copyFileSync(built, file);
  const owner = await startApp(start, {
    dataFolder: join(folder, 'owner'),
    concurrency: 1,
    clock: { jumping: seed },
  });
  const other = await startApp(start, {
    dataFolder: join(folder, 'other'),
    clock: { ahead: -2 * YEAR_MS },
  });
  await owner.get(z.null(), { do: 'open', file, name: null });
  return { owner, other, file };
}

async function jumpClock(start: Start, round: Round, built: BuiltProject): Promise<readonly string[]> {
  const { owner, other, file } = await startWithOddClocks(start, round, built);
  const faults: string[] = [];
  const id = await owner.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await reachSomeUnit(owner, round);
  await other.get(z.null(), { do: 'open', file, name: null });
  const second = await other.ask({ do: 'start', scope: 'full', folder: built.documents });
  const first = await runOf(other, id);
  if (second.kind === 'value') {
    // The first may have ended by itself just before.
    if (first.status !== 'completed') faults.push(`a second run started beside one that is ${first.status}`);
    await other.get(runSchema, { do: 'finished' });
  } else if (second.code !== 'run-already-active' || second.values['run'] !== id) {
    faults.push(`the second start was answered by ${second.code ?? second.name}: ${second.message}`);
  }
  const end = await owner.get(runSchema, { do: 'finished' });
  if (end.status !== 'completed') faults.push(`the run ended ${end.status}: ${end.reason ?? ''}`);
  await endAll(owner, other);
  return [...faults, ...faultsAfterRun(file, round.folder, built)];
}

async function jumpClockAndKill(start: Start, round: Round, built: BuiltProject): Promise<readonly string[]> {
  const { owner, other, file } = await startWithOddClocks(start, round, built);
  const faults: string[] = [];
  const id = await owner.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await reachSomeUnit(owner, round);
  owner.process.kill('SIGKILL');
  await owner.process.ended;
  await other.get(z.null(), { do: 'open', file, name: null });
  const { status } = await runOf(other, id);
  if (status !== 'interrupted') faults.push(`the killed run is ${status}`);
  const resumed = await other.ask({ do: 'resume' });
  if (resumed.kind === 'error') return [...faults, `it cannot be resumed: ${resumed.message}`];
  const run = await other.get(z.looseObject({ resumes: z.string().nullable() }), { do: 'finished' });
  if (run.resumes !== id) faults.push(`not this run was resumed but ${run.resumes ?? 'none'}`);
  await endAll(owner, other);
  return [...faults, ...faultsAfterRun(file, round.folder, built)];
}

/**
 * Stops an owner while one of its writes waits for the lock, takes its run over, runs anew and lets it go on.
 *
 * @returns what the late owner changed, and what else was wrong
 */
async function stopOwner(
  start: Start,
  { folder, random }: Round,
  built: BuiltProject,
  databaseThread: 'real' | 'unfenced',
): Promise<readonly string[]> {
  const file = join(folder, 'project.genglossary');
  copyFileSync(built.file, file);
  const faults: string[] = [];
  const owner = await startApp(start, { dataFolder: join(folder, 'owner'), concurrency: 1, databaseThread });
  await owner.get(z.null(), { do: 'open', file, name: null });
  const id = await owner.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  const unit = Math.floor(random() * 4);
  await owner.reach(`progress extract ${unit}/`);
  const lock = new Database(file, { timeout: 10_000 });
  lock.exec('BEGIN IMMEDIATE');
  // The answer of at least one unit waits for the lock now.
  await owner.reach(`progress extract ${unit + 2}/`);
  await stop(owner);
  lock.exec('ROLLBACK');
  lock.close();

  const person = await startApp(start, { dataFolder: join(folder, 'person') });
  await person.get(z.null(), { do: 'open', file, name: null });
  const refused = await person.ask({ do: 'start', scope: 'review', folder: null });
  if (refused.kind !== 'error' || refused.code !== 'run-already-active') {
    faults.push('a run started beside one whose owner is only stopped');
  }
  await person.get(z.unknown(), { do: 'take-over', run: id });
  const taken = await runOf(person, id);
  if (taken.status !== 'interrupted') faults.push(`the run that was taken over is ${taken.status}`);
  await person.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  const next = await person.get(runSchema, { do: 'finished' });
  if (next.status !== 'completed') faults.push(`the next run ended ${next.status}: ${next.reason ?? ''}`);
  faults.push(...faultsAfterRun(file, folder, built));

  const before = rowsOfFile(file);
  owner.process.kill('SIGCONT');
  const late = await owner.ask({ do: 'finished' });
  const changed = changedTables(before, rowsOfFile(file));
  if (changed.length > 0) faults.push(`the late owner changed ${changed.join(', ')}`);
  if (late.kind === 'error') faults.push(`the late owner's run ended by an error: ${late.message}`);
  else {
    const { status } = runSchema.parse(late.value);
    if (status !== 'interrupted') faults.push(`the late owner's run is ${status}`);
  }
  const edit = await owner.ask({ do: 'define', term: built.term, definition: 'A coupling.' });
  if (edit.kind === 'error') faults.push(`the late owner's app is no longer usable: ${edit.message}`);
  await endAll(owner, person);
  return faults;
}

/** A killed owner whose process id belongs to another program by now: to this one. */
async function reusePid(start: Start, { folder }: Round, built: BuiltProject): Promise<readonly string[]> {
  const faults: string[] = [];
  const { owner, file, id } = await startHangingRun(start, folder, built);
  const other = await startApp(start, { dataFolder: join(folder, 'other') });
  await other.get(z.null(), { do: 'open', file, name: null });
  const alive = await runOf(other, id);
  if (alive.status !== 'running') faults.push(`the run of a living owner is ${alive.status}`);
  await other.get(z.null(), { do: 'close' });
  owner.process.kill('SIGKILL');
  await owner.process.ended;
  const connection = new Database(file, { timeout: 10_000 });
  changeRun(connection, id, { pid: process.pid });
  connection.close();
  await other.get(z.null(), { do: 'open', file, name: null });
  const dead = await runOf(other, id);
  if (dead.status !== 'interrupted') faults.push(`the run of the killed owner is ${dead.status}`);
  await endAll(owner, other);
  return faults;
}

/** A living owner whose run says that it is on another machine, and whose last sign is old or not. One that gives no sign is stopped: otherwise the next one may come before anybody looks. */
async function onAnotherMachine(
  start: Start,
  { folder, random }: Round,
  built: BuiltProject,
  owner: 'silent' | 'talking',
): Promise<readonly string[]> {
  const faults: string[] = [];
  const { owner: there, file, id } = await startHangingRun(start, folder, built);
  const here = await startApp(start, { dataFolder: join(folder, 'here') });
  const MARGIN_MS = 30_000;
  const ago =
    owner === 'silent'
      ? HEARTBEAT_LIMIT_MS + MARGIN_MS + random() * YEAR_MS
      : random() * (HEARTBEAT_LIMIT_MS - MARGIN_MS);
  const isSilent = owner === 'silent';
  const lock = new Database(file, { timeout: 10_000 });
  lock.exec('BEGIN IMMEDIATE');
  if (isSilent) await stop(there);
  changeRun(lock, id, { host: 'elsewhere', heartbeat_at: new Date(Date.now() - ago).toISOString() });
  lock.exec('COMMIT');
  lock.close();
  await here.get(z.null(), { do: 'open', file, name: null });
  const { status } = await runOf(here, id);
  const started = await here.ask({ do: 'start', scope: 'review', folder: null });
  if (isSilent) there.process.kill('SIGCONT');
  if (!isSilent) {
    if (status !== 'running') faults.push(`the run is ${status}`);
    if (started.kind !== 'error' || started.code !== 'run-already-active') faults.push('another one started');
  } else {
    if (status !== 'interrupted') faults.push(`the run is ${status}`);
    if (started.kind === 'error') faults.push(`no run can be started: ${started.message}`);
    if (faults.length === 0) {
      const late = await there.get(runSchema, { do: 'finished' });
      if (late.status !== 'interrupted') faults.push(`its owner was told that the run is ${late.status}`);
    }
  }
  await endAll(there, here);
  return faults;
}

/** A run that waits for a model that never answers. */
async function startHangingRun(
  start: Start,
  folder: string,
  built: BuiltProject,
): Promise<{ readonly owner: AppInProcess; readonly file: string; readonly id: string }> {
  const file = join(folder, 'project.genglossary');
  copyFileSync(built.file, file);
  const owner = await startApp(start, { dataFolder: join(folder, 'owner'), provider: 'silent' });
  await owner.get(z.null(), { do: 'open', file, name: null });
  const id = await owner.get(z.string(), { do: 'start', scope: 'full', folder: built.documents });
  await owner.reach('progress generate 0/');
  return { owner, file, id };
}

async function reachSomeUnit({ reach }: AppInProcess, { random }: Round): Promise<void> {
  await reach(`progress ${oneOf(random, STEPS)} ${Math.floor(random() * 4)}/`);
}

async function runOf(app: AppInProcess, id: string): Promise<ToldRun> {
  const run = (await app.get(z.array(runSchema), { do: 'runs' })).find((one) => one.id === id);
  if (run === undefined) throw new Error(`The run ${id} is not on the list.`);
  return run;
}

/** Whether all threads of a process have stopped, see `stat` in proc(5). */
function isStopped(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
  });
}

/** Stops an owner. Call it with the write lock in hand: one that is stopped with it would let nobody write. */
async function stop({ process }: AppInProcess): Promise<void> {
  process.kill('SIGSTOP');
  while (!isStopped(process.pid)) await setTimeout(5);
}

/** What another machine or a restart would have made of the row of a run. */
function changeRun(
  connection: Database.Database,
  id: string,
  values: Readonly<Record<string, string | number>>,
): void {
  const columns = Object.keys(values).map((column) => `${column} = @${column}`);
  connection.prepare(`UPDATE runs SET ${columns.join(', ')} WHERE id = @id`).run({ ...values, id });
}
