import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RunScope } from '../../../src-main/domain/run.ts';
import { makeText } from '../../bench/generated-text.ts';
import { endAll, runSchema, startApp } from '../../support/app-in-process.ts';
import type { AppInProcess } from '../../support/app-in-process.ts';
import type { AppSettings } from '../../support/app-orders.ts';
import { tryAll } from '../../support/trial.ts';
import type { Trial } from '../../support/trial.ts';
import type { Round, Scenario, ScenarioContext } from '../scenario.ts';

type Start = ScenarioContext['start'];

/** From the request to stopped work, in milliseconds. */
const LIMIT_MS = 1_000;
/** The short form also runs on machines that have much else to do: it shows that nothing is waited for. */
const BUSY_FACTOR = 4;
/** A process that waits takes less of a core. */
const IDLE_LOAD = 0.3;

const COMMAND_LINE = new URL('../../../src-main/cli.ts', import.meta.url);

/** Where a run is stopped. */
interface Stop {
  readonly what: string;
  readonly scope: RunScope;
  /** Which documents are read first; null for those of the project. */
  readonly documents: 'many' | 'long' | null;
  /** Start of the line after which the request comes. */
  readonly line: string;
  /** The request comes so long after it at most, in milliseconds. */
  readonly delay: number;
  readonly provider: AppSettings['provider'];
}

const STOPS: readonly Stop[] = [
  {
    what: 'reading many documents',
    scope: 'full',
    documents: 'many',
    line: 'progress read 1/',
    delay: 400,
    provider: 'extractive',
  },
  {
    what: 'extraction, deep in a long document',
    scope: 'full',
    documents: 'long',
    line: 'progress extract ',
    delay: 2_000,
    provider: 'extractive',
  },
  {
    what: 'collecting passages',
    scope: 'generate',
    documents: null,
    line: 'started',
    delay: 200,
    provider: 'extractive',
  },
  {
    what: 'W19: a model that never answers',
    scope: 'generate',
    documents: null,
    line: 'progress generate 0/',
    delay: 400,
    provider: 'silent',
  },
  {
    what: 'W19: a model that never answers and does not hear that it shall stop',
    scope: 'generate',
    documents: null,
    line: 'progress generate 0/',
    delay: 400,
    provider: 'deaf',
  },
  {
    what: 'definitions',
    scope: 'generate',
    documents: null,
    line: 'progress generate 1',
    delay: 20,
    provider: 'extractive',
  },
  {
    what: 'review',
    scope: 'review',
    documents: null,
    line: 'progress review 0/',
    delay: 40,
    provider: 'extractive',
  },
  {
    what: 'refinement',
    scope: 'refine',
    documents: null,
    line: 'started',
    delay: 100,
    provider: 'extractive',
  },
];

/** What the runs work on. */
interface Material {
  /** A project with a glossary of some size. */
  readonly file: string;
  readonly many: string;
  readonly long: string;
  /** In milliseconds. */
  readonly limit: number;
}

/** From a request to stop to stopped work, in every step and from everywhere. */
export const cancel: Scenario = {
  name: 'cancel',
  short: 1,
  long: 8,
  run: async (context) => {
    const { start, note, rounds } = context;
    const isShort = rounds <= cancel.short;
    const material = await makeMaterial(context, isShort);
    const worst = new Map<string, number>();
    const took = (what: string, milliseconds: number): void => {
      worst.set(what, Math.max(worst.get(what) ?? 0, milliseconds));
    };
    const interrupted: Trial = {
      what: 'by Ctrl-C on the command line',
      attempt: (round) => interruptCommand(start, round, material, took),
    };
    // Windows ends a process at once that is sent a signal.
    const hasSignals = process.platform !== 'win32';
    if (!hasSignals) note('Ctrl-C is not tried: Windows has no signal for it');
    const rows = await tryAll(context, [
      ...STOPS.map((stop) => ({
        what: stop.what,
        attempt: (round: Round) => stopHere(start, round, material, stop, took),
      })),
      {
        what: 'by another process',
        attempt: (round) => stopFromElsewhere(start, round, material, took),
      },
      {
        what: 'while another program holds the write lock for longer than a write waits',
        attempt: (round) => stopWhileLocked(start, round, material, took),
      },
      ...(hasSignals ? [interrupted] : []),
    ]);
    for (const [what, milliseconds] of worst) note(`${what}: at most ${Math.round(milliseconds)} ms`);
    return rows;
  },
};

async function makeMaterial({ folder, start }: ScenarioContext, isShort: boolean): Promise<Material> {
  const many = join(folder, 'many');
  const long = join(folder, 'long');
  const documents = join(folder, 'documents');
  for (const made of [many, long, documents]) mkdirSync(made);
  for (let number = 0; number < (isShort ? 100 : 400); number += 1) {
    writeFileSync(join(many, `${number}.txt`), makeText('en', 4_000, 20, number));
  }
  writeFileSync(join(long, 'long.txt'), makeText('en', isShort ? 1_000_000 : 20_000_000, 2_000, 1));
  writeFileSync(join(documents, 'english.txt'), makeText('en', isShort ? 100_000 : 400_000, 1_000, 2));
  const file = join(folder, 'material.genglossary');
  const app = await startApp(start, { dataFolder: join(folder, 'data') });
  await app.get(z.null(), { do: 'open', file, name: 'Material' });
  await app.get(z.string(), { do: 'start', scope: 'full', folder: documents });
  const { status, reason } = await app.get(runSchema, { do: 'finished' });
  if (status !== 'completed') throw new Error(`The project cannot be built: ${reason ?? status}`);
  await app.get(z.null(), { do: 'close' });
  await endAll(app);
  // What was computed before would be found again: nothing would be left to stop.
  const past = new Database(file);
  past.exec(`DELETE FROM unit_results WHERE step <> 'extract'`);
  past.close();
  return { file, many, long, limit: isShort ? LIMIT_MS * BUSY_FACTOR : LIMIT_MS };
}

/** Starts a run, in a project of its own, and waits until it is where it is to be stopped. */
async function startRun(
  start: Start,
  { folder }: Round,
  material: Material,
  stop: Stop,
): Promise<{ readonly app: AppInProcess; readonly file: string; readonly id: string }> {
  const file = join(folder, 'project.genglossary');
  copyFileSync(material.file, file);
  const app = await startApp(start, { dataFolder: join(folder, 'data'), provider: stop.provider });
  await app.get(z.null(), { do: 'open', file, name: null });
  const documents = stop.documents === null ? null : material[stop.documents];
  const id = await app.get(z.string(), { do: 'start', scope: stop.scope, folder: documents });
  await app.reach(stop.line);
  return { app, file, id };
}

/** Waits for a random moment of a step. */
async function someMoment({ random }: Round, { delay }: Pick<Stop, 'delay'>): Promise<void> {
  await setTimeout(random() * delay);
}

/** Stopped by the process that runs. */
async function stopHere(
  start: Start,
  round: Round,
  material: Material,
  stop: Stop,
  took: (what: string, milliseconds: number) => void,
): Promise<readonly string[]> {
  const { app } = await startRun(start, round, material, stop);
  await someMoment(round, stop);
  const answer = await app.ask({ do: 'stop' });
  const run = await app.get(runSchema, { do: 'finished' });
  await endAll(app);
  if (answer.kind === 'error') {
    // It had ended by itself just before.
    return answer.code === 'run-not-active' && run.status === 'completed' ? [] : [answer.message];
  }
  const milliseconds = z.number().parse(answer.value);
  took(stop.what, milliseconds);
  return [
    ...tooLate(milliseconds, material.limit),
    // A request that comes after the last result changes nothing.
    ...(['cancelled', 'completed'].includes(run.status)
      ? []
      : [`the run ended ${run.status}: ${run.reason ?? ''}`]),
  ];
}

const HANGING: Stop = {
  what: 'a run that goes on until it is stopped',
  scope: 'generate',
  documents: null,
  line: 'progress generate 0/',
  delay: 400,
  provider: 'silent',
};

const BUSY: Stop = {
  what: 'a run that has much to compute',
  scope: 'full',
  documents: 'many',
  line: 'progress extract 1/',
  delay: 400,
  provider: 'extractive',
};

async function stopFromElsewhere(
  start: Start,
  round: Round,
  material: Material,
  took: (what: string, milliseconds: number) => void,
): Promise<readonly string[]> {
  const { app, file, id } = await startRun(start, round, material, HANGING);
  const other = await startApp(start, { dataFolder: join(round.folder, 'other') });
  await other.get(z.null(), { do: 'open', file, name: null });
  await someMoment(round, HANGING);
  const from = performance.now();
  const asked = other.ask({ do: 'cancel', run: id });
  const run = await app.get(runSchema, { do: 'finished' });
  const milliseconds = performance.now() - from;
  const answer = await asked;
  took('by another process', milliseconds);
  await endAll(app, other);
  return [
    ...tooLate(milliseconds, material.limit),
    ...(answer.kind === 'error' ? [`the request was refused: ${answer.message}`] : []),
    ...(run.status === 'cancelled' ? [] : [`the run ended ${run.status}: ${run.reason ?? ''}`]),
  ];
}

/** The state of the run has to wait for the lock, its work has not: soon after the request the process has nothing to do. */
async function stopWhileLocked(
  start: Start,
  round: Round,
  material: Material,
  took: (what: string, milliseconds: number) => void,
): Promise<readonly string[]> {
  const { app, file } = await startRun(start, round, material, BUSY);
  const lock = new Database(file, { timeout: 10_000 });
  lock.exec('BEGIN IMMEDIATE');
  const stopping = app.ask({ do: 'stop' });
  await setTimeout(material.limit);
  const load = await app.get(z.number(), { do: 'load' });
  lock.exec('ROLLBACK');
  lock.close();
  const from = performance.now();
  const answer = await stopping;
  const milliseconds = performance.now() - from;
  took('the state, when the lock is let go', milliseconds);
  const run = await app.get(runSchema, { do: 'finished' });
  await endAll(app);
  return [
    ...tooLate(milliseconds, material.limit),
    ...(load < IDLE_LOAD ? [] : [`it is still at work after ${material.limit} ms: ${load.toFixed(1)} cores`]),
    ...(answer.kind === 'error' ? [`the request was refused: ${answer.message}`] : []),
    ...(run.status === 'cancelled' ? [] : [`the run ended ${run.status}: ${run.reason ?? ''}`]),
  ];
}

async function interruptCommand(
  start: Start,
  round: Round,
  { many, limit }: Material,
  took: (what: string, milliseconds: number) => void,
): Promise<readonly string[]> {
  const file = join(round.folder, 'project.genglossary');
  const out = join(round.folder, 'glossary.md');
  const data = join(round.folder, 'data');
  const command = start(COMMAND_LINE, ['build', many, '--out', out, '--db', file], {
    env: { XDG_DATA_HOME: data, HOME: data, LOCALAPPDATA: data },
  });
  while (!isRunning(file)) await setTimeout(20);
  await someMoment(round, BUSY);
  const from = Date.now();
  command.kill('SIGINT');
  const { code, stderr } = await command.ended;
  took('by Ctrl-C on the command line, until the process has ended', Date.now() - from);
  const past = new Database(file);
  const runs = past
    .prepare<[], { status: string; finished_at: string }>('SELECT status, finished_at FROM runs')
    .all();
  past.close();
  // The end is written when the work has stopped.
  const milliseconds = Math.max(...runs.map((run) => Date.parse(run.finished_at))) - from;
  took('by Ctrl-C on the command line', milliseconds);
  const statuses = runs.map(({ status }) => status).join();
  return [
    ...tooLate(milliseconds, limit),
    ...(code === 130 ? [] : [`it ended with ${code}: ${stderr}`]),
    ...(statuses === 'cancelled' ? [] : [`the run is ${statuses}`]),
    ...(existsSync(out) ? ['a glossary was written'] : []),
  ];
}

/** Whether a command has come so far that its run works. */
function isRunning(file: string): boolean {
  if (!existsSync(file)) return false;
  const past = new Database(file, { readonly: true, timeout: 10_000 });
  try {
    return past.prepare(`SELECT 1 FROM runs WHERE status = 'running'`).get() !== undefined;
  } finally {
    past.close();
  }
}

function tooLate(milliseconds: number, limit: number): readonly string[] {
  return milliseconds <= limit ? [] : [`it took ${Math.round(milliseconds)} ms`];
}
