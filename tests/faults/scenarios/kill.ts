import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import PQueue from 'p-queue';
import { z } from 'zod';
import { TERMINAL_RUN_STATUSES } from '../../../src-main/domain/run.ts';
import type { Project } from '../../../src-main/project/project.ts';
import { newApp } from '../../support/new-app.ts';
import type { TalkingProcess } from '../../support/talking-process.ts';
import { writeEdition } from '../documents.ts';
import { differences, lookInto, stateOf } from '../project-state.ts';
import type { ProjectState } from '../project-state.ts';
import { tally, textOf, within } from '../scenario.ts';
import type { Round, Scenario, ScenarioContext, Tally } from '../scenario.ts';
import { stagedOperationSchema } from '../stage.ts';
import type { Stage, StagedOperation } from '../stage.ts';

const LIMIT_MS = 90_000;
/** Rounds at once: one process computes while another one is looked at. */
const AT_ONCE = 2;
/** How many of the runs that are killed at random are killed once more while they are resumed. */
const KILLED_AGAIN = 0.3;

/** A project that a run is going to change, and what an undisturbed run makes of it. */
interface Base {
  readonly file: string;
  /** The operations of the undisturbed run, in their order. */
  readonly operations: readonly StagedOperation[];
  /** Units that the undisturbed run computed or found. */
  readonly units: number;
}

/** A moment of the undisturbed run: before a statement of an operation, counted from 1; the last one is its end. */
interface Place {
  readonly base: Base;
  readonly operation: string;
  readonly statement: number;
}

interface StoredRun {
  readonly id: string;
  readonly status: string;
  readonly unitsDone: number;
  readonly units: number;
}

/** What a killed run has left. */
interface Remains {
  readonly integrity: unknown;
  readonly state: ProjectState;
  /** Stored units, each with the run that computed it. */
  readonly units: ReadonlyMap<string, string>;
  readonly lastRun: StoredRun | null;
}

const unitSchema = z.object({ hash: z.string(), run_id: z.string() });
const runSchema = z.object({
  id: z.string(),
  status: z.string(),
  unitsDone: z.number(),
  units: z.number(),
});

/**
 * Kills a run with SIGKILL at random moments, at the beginning and the end of every step, and between any two
 * statements of everything it publishes.
 */
export const kill: Scenario = {
  name: 'kill',
  short: 3,
  long: 70,
  run: async (context) => {
    const bench = await prepare(context);
    const random = tally('killed at a random moment of a run, and resumed');
    const steps = tally('killed at the beginning or the end of a step, and resumed');
    const statements = tally('killed between two statements of a publish, and resumed');
    const control = tally('a publish that is no transaction is noticed as a mix', true);
    const queue = new PQueue({ concurrency: AT_ONCE });
    const rounds: { readonly row: Tally; readonly work: (round: Round) => Promise<readonly string[]> }[] = [];
    for (let number = 0; number < context.rounds; number += 1) {
      rounds.push({ row: random, work: (round) => killedAtRandom(bench, eitherOf(bench, round), round) });
    }
    const { computing, computed } = bench;
    for (const place of chosen(context, [...stepPlaces(computing), ...stepPlaces(computed)])) {
      rounds.push({ row: steps, work: (round) => killedAt(bench, place, round) });
    }
    for (const place of chosen(context, publishPlaces(computed))) {
      rounds.push({ row: statements, work: (round) => killedAt(bench, place, round) });
    }
    for (let number = 0; number < Math.max(1, context.rounds / 20); number += 1) {
      rounds.push({ row: control, work: (round) => killedWithoutTransaction(bench, round) });
    }
    let finished = 0;
    await queue.addAll(
      rounds.map(({ row, work }, number) => async () => {
        if (!context.isWanted(number)) return;
        const round = context.round(number);
        const faults = await work(round).catch((error: unknown) => [textOf(error)]);
        row.count(faults.map((fault) => `${fault} (round ${number}, seed ${round.seed})`));
        rmSync(round.folder, { recursive: true, force: true, maxRetries: 5 });
        finished += 1;
        if (finished % 20 === 0) context.note(`${finished} of ${rounds.length} killed`);
      }),
    );
    return [random, steps, statements, control].map(({ row }) => row());
  },
};

interface Bench {
  readonly context: ScenarioContext;
  readonly documents: string;
  readonly open: (file: string) => Promise<Project>;
  /** A run that computes what changed, and one that finds all of it computed. */
  readonly computing: Base;
  readonly computed: Base;
}

async function prepare(context: ScenarioContext): Promise<Bench> {
  const { folder } = context;
  const documents = join(folder, 'documents');
  const data = join(folder, 'data');
  const app = newApp(data);
  context.atEnd(() => app.projects.close());
  const open = (file: string): Promise<Project> => app.openOrCreateProject(file, { concurrency: 1 });
  const build = async (project: Project): Promise<void> => {
    const { finished } = await project.runs.start('full', { folder: documents, provider: 'extractive' });
    const run = await finished;
    if (run.status !== 'completed') throw new Error(`A run ended ${run.status}: ${run.reason ?? ''}`);
  };

  const computingFile = join(folder, 'computing.genglossary');
  writeEdition(documents, 'earlier');
  const first = await open(computingFile);
  await build(first);
  await decide(first);
  await first.close();

  const computedFile = join(folder, 'computed.genglossary');
  copyFileSync(computingFile, computedFile);
  const second = await open(computedFile);
  writeEdition(documents, 'later');
  await build(second);
  writeEdition(documents, 'earlier');
  await build(second);
  await second.close();

  writeEdition(documents, 'later');
  const record = async (file: string): Promise<Base> => {
    const undisturbed = join(folder, 'undisturbed.genglossary');
    copyFileSync(file, undisturbed);
    const operations = join(folder, 'operations');
    const victim = startVictim({ context, documents }, undisturbed, { kind: 'record', file: operations });
    await within(LIMIT_MS, 'the end of an undisturbed run', victim.saying('ended completed'));
    await victim.ended;
    const { lastRun } = lookInto(undisturbed, folder, remainsOf);
    const lines = readFileSync(operations, 'utf8').trim().split('\n');
    renameSync(operations, `${operations} of ${lines.length}`);
    return {
      file,
      operations: lines.map((line) => stagedOperationSchema.parse(JSON.parse(line))),
      units: lastRun?.units ?? 0,
    };
  };
  return {
    context,
    documents,
    open,
    computing: await record(computingFile),
    computed: await record(computedFile),
  };
}

/** What a person decided before the run, which no run may change. */
async function decide(project: Project): Promise<void> {
  await project.entries.saveDefinition('指令装置', '車両に指令を出す装置。');
  await project.entries.setApproval('tailstock bracket', true);
  await project.terms.decide(['machine'], { status: 'rejected' });
  await project.terms.decide(['torque limiter'], { notes: 'ask the workshop', required: true });
  await project.terms.add('lathe bed', 'technical-term');
}

function startVictim(
  { context, documents }: Pick<Bench, 'context' | 'documents'>,
  file: string,
  stage: Stage,
): TalkingProcess {
  return context.start(
    new URL('../kill-victim.ts', import.meta.url),
    [file, documents, join(context.folder, 'data of victims')],
    { env: { FAULT_STAGE: JSON.stringify(stage) } },
  );
}

function eitherOf({ computing, computed }: Bench, { random }: Round): Base {
  return random() < 0.5 ? computing : computed;
}

/** A copy of a base in the folder of the round. */
function copyOf(base: Base, round: Round): string {
  const file = join(round.folder, 'project.genglossary');
  copyFileSync(base.file, file);
  return file;
}

/** Lets a run go on until it says that the stage is reached, and kills it. Tells whether it lived so long. */
async function killWhenReached(bench: Bench, file: string, stage: Stage): Promise<'killed' | 'ended'> {
  const victim = startVictim(bench, file, stage);
  const reached = victim.saying('reached').then(
    () => true,
    () => false,
  );
  if (await within(LIMIT_MS, 'the moment of the kill', reached)) victim.kill('SIGKILL');
  const { code, stderr } = await victim.ended;
  if (code !== null && (code !== 0 || stderr !== '')) throw new Error(`The run failed by itself: ${stderr}`);
  return code === null ? 'killed' : 'ended';
}

async function killedAtRandom(bench: Bench, base: Base, round: Round): Promise<readonly string[]> {
  const file = copyOf(base, round);
  const faults: string[] = [];
  const kills = round.random() < KILLED_AGAIN ? 2 : 1;
  for (let number = 0; number < kills; number += 1) {
    const first = base.operations.find(({ operation }) => operation === 'startRun')?.allStatements ?? 0;
    const last = base.operations.at(-1)?.allStatements ?? 0;
    const statement = first + Math.floor(round.random() * (last - first));
    const end = await killWhenReached(bench, file, { kind: 'announce', statement });
    const remains = lookInto(file, round.folder, remainsOf);
    faults.push(...faultsOfRemains(remains, allowedStates(base)));
    // It may have come to its end before the signal came.
    if (end === 'ended' || remains.lastRun?.status === 'completed') break;
  }
  return [...faults, ...(await faultsOfResumed(bench, base, file, round))];
}

/** Stops a run at a place and kills it there. */
async function killedAt(
  bench: Bench,
  { base, operation, statement }: Place,
  round: Round,
): Promise<readonly string[]> {
  const file = copyOf(base, round);
  const index = base.operations.findIndex((done) => done.operation === operation);
  const end = await killWhenReached(bench, file, { kind: 'stop', operation, statement });
  if (end === 'ended') return [`the run never came to ${operation}, statement ${statement}`];
  const remains = lookInto(file, round.folder, remainsOf);
  const isAfter = statement === base.operations[index]?.statements;
  const expected = base.operations[isAfter ? index : index - 1]?.state;
  const faults = [
    ...faultsOfRemains(remains, expected === undefined ? [] : [expected]),
    ...(await faultsOfResumed(bench, base, file, round)),
  ];
  return faults.map((fault) => `${operation}, statement ${statement}: ${fault}`);
}

/** The control: the same look at what a publish leaves that is not made in one transaction. */
async function killedWithoutTransaction(bench: Bench, round: Round): Promise<readonly string[]> {
  const base = bench.computed;
  const file = copyOf(base, round);
  const operation = 'publishGenerated';
  const statements = base.operations.find((done) => done.operation === operation)?.statements ?? 0;
  const statement = Math.floor(statements * (0.4 + round.random() * 0.4));
  await killWhenReached(bench, file, { kind: 'no-transaction', operation, statement });
  const found = faultsOfRemains(lookInto(file, round.folder, remainsOf), allowedStates(base));
  return found.length > 0 ? [] : [`${operation}, statement ${statement}: a mix was not noticed`];
}

/** Every state that the undisturbed run went through, the earlier one included. */
function allowedStates({ operations }: Base): readonly ProjectState[] {
  return operations.map(({ state }) => state);
}

function remainsOf(connection: Database.Database): Remains {
  const units = connection.prepare('SELECT hash, run_id FROM unit_results').all();
  const run = connection
    .prepare(
      `SELECT id, status, units_done AS unitsDone, units_done + units_reused AS units FROM runs
       ORDER BY started_at DESC, rowid DESC LIMIT 1`,
    )
    .get();
  return {
    integrity: connection.pragma('integrity_check', { simple: true }),
    state: stateOf(connection),
    units: new Map(
      units.map((row) => {
        const { hash, run_id: runId } = unitSchema.parse(row);
        return [hash, runId];
      }),
    ),
    lastRun: run === undefined ? null : runSchema.parse(run),
  };
}

function computedBy({ units }: Remains, run: string): number {
  return [...units.values()].filter((id) => id === run).length;
}

function faultsOfRemains(remains: Remains, allowed: readonly ProjectState[]): string[] {
  const faults: string[] = [];
  const { integrity, state, lastRun } = remains;
  if (integrity !== 'ok') faults.push(`the file is not sound: ${String(integrity)}`);
  if (!allowed.some((known) => differences(known, state).length === 0)) {
    const nearest = allowed.map((known) => differences(known, state)).sort((a, b) => a.length - b.length)[0];
    faults.push(`what is left is neither the old nor the new: ${nearest?.join(', ') ?? ''}`);
  }
  if (lastRun !== null && computedBy(remains, lastRun.id) !== lastRun.unitsDone) {
    faults.push(
      `the run counts ${lastRun.unitsDone} units and has stored ${computedBy(remains, lastRun.id)}`,
    );
  }
  return faults;
}

/** Opens the project as a person does, resumes what was interrupted, and compares it with the undisturbed run. */
async function faultsOfResumed(
  bench: Bench,
  base: Base,
  file: string,
  round: Round,
): Promise<readonly string[]> {
  const before = lookInto(file, round.folder, remainsOf);
  const killed = before.lastRun;
  const wasActive = killed !== null && TERMINAL_RUN_STATUSES.every((status) => status !== killed.status);
  const project = await bench.open(file);
  const faults: string[] = [];
  try {
    const [last] = await project.runs.list();
    if (wasActive && (last?.id !== killed.id || last.status !== 'interrupted')) {
      faults.push(`the killed run is ${last?.status ?? 'missing'} after the project was opened`);
    }
    if (last?.status !== 'completed') {
      const resumed = await (await project.runs.resume()).finished;
      if (resumed.status !== 'completed' || resumed.resumes !== last?.id || resumed.unitsFailed > 0) {
        faults.push(
          `the resumed run ended ${resumed.status} with ${resumed.unitsFailed} failed units: ${resumed.reason ?? ''}`,
        );
      }
      if (resumed.unitsDone + resumed.unitsReused !== base.units) {
        faults.push(
          `${resumed.unitsDone} units computed and ${resumed.unitsReused} reused, of ${base.units}`,
        );
      }
    }
  } finally {
    await project.close();
  }
  const after = lookInto(file, round.folder, remainsOf);
  if (after.integrity !== 'ok')
    faults.push(`the file is not sound after the end: ${String(after.integrity)}`);
  if (after.lastRun !== null && computedBy(after, after.lastRun.id) !== after.lastRun.unitsDone) {
    faults.push(
      `${after.lastRun.unitsDone} units were computed, of which ${computedBy(after, after.lastRun.id)} were new`,
    );
  }
  if ([...before.units].some(([hash, run]) => after.units.get(hash) !== run)) {
    faults.push('an answer that was stored is gone or was computed again');
  }
  const end = base.operations.at(-1)?.state;
  const parts = end === undefined ? ['everything'] : differences(after.state, end);
  if (parts.length > 0) faults.push(`other than after an undisturbed run: ${parts.join(', ')}`);
  return faults;
}

/** The beginning and the end of everything that begins, publishes and ends a run. */
function stepPlaces(base: Base): readonly Place[] {
  return base.operations.flatMap(({ operation, statements }) => {
    const begin = { base, operation, statement: 1 };
    const end = { base, operation, statement: statements };
    // Before that there is no run.
    if (operation === 'startRun') return [end];
    const isStep = operation === 'beginRun' || operation === 'finishRun' || operation.startsWith('publish');
    return isStep ? [begin, end] : [];
  });
}

/** Between every two statements of everything that a run publishes. */
function publishPlaces(base: Base): readonly Place[] {
  return base.operations
    .filter(({ operation }) => operation.startsWith('publish'))
    .flatMap(({ operation, statements }) =>
      Array.from({ length: statements - 2 }, (_, index) => ({ base, operation, statement: index + 2 })),
    );
}

/** All places in the long form; in a shorter one as many of them as there are rounds, by chance. */
function chosen({ random, rounds }: ScenarioContext, places: readonly Place[]): readonly Place[] {
  if (rounds >= kill.long) return places;
  return places
    .map((place) => ({ place, lot: random() }))
    .sort((left, right) => left.lot - right.lot)
    .slice(0, rounds)
    .map(({ place }) => place);
}
