import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { App, AppContext } from '../../../src-main/app.ts';

import type { Project } from '../../../src-main/project/project.ts';
import { newApp, THREAD_FILES } from '../../support/new-app.ts';
import { throwUnlessMoved } from '../backup-warnings.ts';
import { writeEdition } from '../documents.ts';
import { faultsOfFacts } from '../facts.ts';
import { changingProvider, keepRunning } from '../keep-running.ts';
import { Person } from '../person.ts';
import { tally, textOf, within } from '../scenario.ts';
import type { Round, Scenario, ScenarioContext } from '../scenario.ts';

/** What a person does in a round. */
const DEEDS = 40;
/** Between two deeds at most, in milliseconds. */
const LONGEST_PAUSE_MS = 30;
const LIMIT_MS = 120_000;
const COMMAND_LINE = new URL('../../../src-main/cli.ts', import.meta.url);

const programSchema = z.object({
  runs: z.array(z.object({ id: z.string(), status: z.string() })),
  faults: z.array(z.string()),
});
const runSchema = z.object({ id: z.string(), status: z.string(), reason: z.string().nullable() });

/** Who runs while the person works: the program that they work in, or another one. */
type Runner = 'here' | 'elsewhere';

/**
 * Runs go on one after another, each of which writes something else, while a person does anything that a person can do.
 * A round is a project with forty deeds.
 */
export const userAtWork: Scenario = {
  name: 'user-at-work',
  short: 2,
  long: 20,
  run: async (context) => {
    const base = await prepare(context);
    const here = tally('a person works while their program runs');
    const elsewhere = tally('a person works while another program runs');
    const control = tally('a publish that knows no protection is noticed', true);
    const deeds = new Map<string, number>();
    const perform = async (number: number, runner: Runner): Promise<void> => {
      const round = context.round(number);
      const faults = await work(context, base, round, runner, deeds).catch((error: unknown) => [
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      ]);
      rmSync(round.folder, { recursive: true, force: true, maxRetries: 5 });
      const row = runner === 'here' ? here : elsewhere;
      row.count(faults.map((fault) => `${fault} (round ${number}, seed ${round.seed})`));
    };
    for (let number = 0; number < context.rounds; number += 1) {
      if (context.isWanted(number)) await perform(number, number % 2 === 0 ? 'here' : 'elsewhere');
      if (number % 10 === 9) context.note(`${number + 1} of ${context.rounds} rounds`);
    }
    for (let number = 0; number < Math.max(1, context.rounds / 20); number += 1) {
      if (!context.isWanted(context.rounds + number)) continue;
      const round = context.round(context.rounds + number);
      const noticed = await withoutProtection(context, base, round).catch((error: unknown) => textOf(error));
      control.count(
        noticed === true
          ? []
          : [`it was not noticed: ${String(noticed)} (round ${round.number}, seed ${round.seed})`],
      );
    }
    for (const [deed, count] of deeds) context.note(`${deed}: ${count}`);
    return [here, elsewhere, control].map(({ row }) => row());
  },
};

/** A project that was built from the earlier documents; both lie in the folder of the scenario. */
interface Base {
  readonly file: string;
  readonly documents: string;
}

async function prepare({ folder }: ScenarioContext): Promise<Base> {
  const documents = join(folder, 'documents');
  const file = join(folder, 'base.genglossary');
  writeEdition(documents, 'earlier');
  const app = newApp(join(folder, 'data'));
  const project = await app.openOrCreateProject(file, { concurrency: 1 });
  await project.documents.add([documents]);
  const { status } = await (
    await project.runs.start('full', { folder: null, provider: 'extractive' })
  ).finished;
  if (status !== 'completed') throw new Error(`The first run ended ${status}.`);
  await project.close();
  await app.projects.close();
  return { file, documents };
}

/** Opens a copy of the base for a round. */
async function open(
  base: Base,
  round: Round,
  changes: Partial<AppContext> = {},
): Promise<{ readonly app: App; readonly project: Project }> {
  const file = join(round.folder, 'project.genglossary');
  copyFileSync(base.file, file);
  const provider: AppContext['provider'] = () => changingProvider(round.random);
  const app = newApp(join(round.folder, 'data'), { provider, onWarning: throwUnlessMoved, ...changes });
  return { app, project: await app.openOrCreateProject(file, { concurrency: 2 }) };
}

function newPerson(
  context: ScenarioContext,
  { documents }: Base,
  { folder, random }: Round,
  app: App,
  project: Project,
): Person {
  const home = join(folder, 'home');
  const env = { XDG_DATA_HOME: home, HOME: home, LOCALAPPDATA: home };
  return new Person({
    app,
    project,
    papers: join(folder, 'papers'),
    documents,
    command: (words) => context.start(COMMAND_LINE, words, { env }).ended,
    random,
  });
}

async function work(
  context: ScenarioContext,
  base: Base,
  round: Round,
  runner: Runner,
  deeds: Map<string, number>,
): Promise<readonly string[]> {
  const { random } = round;
  const { app, project } = await open(base, round, {
    moveToBin: async () => {
      throw new Error('Nothing was to be moved into the bin.');
    },
  });
  const person = newPerson(context, base, round, app, project);
  const faults: string[] = [];
  let running: Runs | undefined;
  try {
    await person.look();
    // What changed on disk comes in first, so that the runs have something to do.
    writeEdition(base.documents, 'later');
    await project.documents.update();
    running = runner === 'here' ? runHere(project, random) : await runElsewhere(context, project, round);
    for (let deed = 0; deed < DEEDS; deed += 1) {
      await within(LIMIT_MS, 'a deed', person.act());
      await sleep(random() * LONGEST_PAUSE_MS);
    }
    const ended = await within(LIMIT_MS, 'the end of the runs', running.end());
    faults.push(...person.faults, ...ended.faults, ...faultsOfProject(project.file, person));
    faults.push(...faultsOfEnds(project.file, ended.runs, person));
    // Left alone it comes to a good end, and that changes nothing of what they decided either.
    const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
    const { status, unitsFailed, reason } = await finished;
    if (status !== 'completed' || unitsFailed > 0) {
      faults.push(`the last run ended ${status} with ${unitsFailed} failed units: ${reason ?? ''}`);
    }
  } finally {
    // Where the work broke off, the runs have not been told.
    running?.stop();
    await project.close();
    await app.projects.close();
    for (const [deed, count] of person.deeds) deeds.set(deed, (deeds.get(deed) ?? 0) + count);
  }
  return [...faults, ...faultsOfProject(project.file, person).map((fault) => `after the end: ${fault}`)];
}

interface EndedRuns {
  readonly runs: readonly { readonly id: string; readonly status: string }[];
  readonly faults: readonly string[];
}

/** Runs that go on until they are told. */
interface Runs {
  readonly stop: () => void;
  /** Stops and waits for the last one. */
  readonly end: () => Promise<EndedRuns>;
}

function runHere(project: Project, random: () => number): Runs {
  let isOver = false;
  const running = keepRunning(project, random, () => isOver);
  const stop = (): void => {
    isOver = true;
  };
  return {
    stop,
    end: async () => {
      stop();
      const { ended, faults } = await running;
      return { runs: ended, faults };
    },
  };
}

async function runElsewhere(context: ScenarioContext, project: Project, round: Round): Promise<Runs> {
  const script = new URL('../busy-program.ts', import.meta.url);
  const data = join(round.folder, 'data of the other program');
  const program = context.start(script, [project.file, data, String(round.seed)]);
  await within(LIMIT_MS, 'the start of the other program', program.saying('running'));
  const stop = (): void => program.tell('stop');
  return {
    stop,
    end: async () => {
      stop();
      const result = programSchema.parse(JSON.parse(await program.saying('{')));
      const { code, stderr } = await program.ended;
      const died = code === 0 && stderr === '' ? [] : [`the other program ended with ${code}: ${stderr}`];
      return { runs: result.runs, faults: [...result.faults, ...died] };
    },
  };
}

/** What a file says otherwise than the person decided. */
function faultsOfProject(file: string, person: Person): string[] {
  const connection = new Database(file, { readonly: true });
  try {
    const integrity = connection.pragma('integrity_check', { simple: true });
    return [
      ...(integrity === 'ok' ? [] : [`the file is not sound: ${String(integrity)}`]),
      ...faultsOfFacts(connection, person.facts),
    ];
  } finally {
    connection.close();
  }
}

/** Whether the runs tell the truth about how they ended. */
function faultsOfEnds(file: string, ended: EndedRuns['runs'], person: Person): string[] {
  const { cancels, takeOvers, moves } = person.interventions;
  const connection = new Database(file, { readonly: true });
  const runs = connection
    .prepare('SELECT id, status, reason FROM runs')
    .all()
    .map((row) => runSchema.parse(row));
  connection.close();
  const stored = new Map(runs.map(({ id, status }) => [id, status]));
  return [
    ...ended
      .filter(({ id, status }) => stored.get(id) !== status)
      .map(
        ({ id, status }) =>
          `run ${id} was said to have ended ${status} and is ${stored.get(id) ?? 'not there'}`,
      ),
    ...runs.flatMap(({ id, status, reason }) => {
      const isExplained =
        status === 'completed' ||
        (status === 'cancelled' && cancels > 0) ||
        (status === 'interrupted' && takeOvers > 0) ||
        // Its file was not at its place.
        (status === 'failed' && moves > 0 && reason?.includes('cannot be reached') === true) ||
        // The same in the moment in which it ended.
        (status === 'interrupted' && moves > 0 && reason?.includes('its end could not be written') === true);
      return isExplained ? [] : [`run ${id} is ${status}, and nothing explains that: ${reason ?? ''}`];
    }),
  ];
}

/** The control: runs whose publish takes every text for a draft. Tells whether a lost text is found. */
async function withoutProtection(context: ScenarioContext, base: Base, round: Round): Promise<boolean> {
  const database = new URL('../unprotecting-database-thread.ts', import.meta.url);
  const threadFiles = { ...THREAD_FILES, database };
  const { app, project } = await open(base, round, { threadFiles });
  try {
    const person = newPerson(context, base, round, app, project);
    for (let deed = 0; deed < DEEDS; deed += 1) await person.act();
    const { finished } = await project.runs.start('full', { folder: null, provider: 'extractive' });
    await finished;
    return faultsOfProject(project.file, person).some((fault) => fault.startsWith('text '));
  } finally {
    await project.close();
    await app.projects.close();
  }
}
