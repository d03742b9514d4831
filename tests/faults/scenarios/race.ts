import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { MIGRATIONS } from '../../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../../src-main/db/open-file.ts';
import { ACTIVE_RUN_STATUSES, TERMINAL_RUN_STATUSES } from '../../../src-main/domain/run.ts';
import type { TalkingProcess } from '../../support/talking-process.ts';
import { readRace } from '../race-log.ts';
import { racerResultSchema } from '../racer-result.ts';
import type { RacerResult } from '../racer-result.ts';
import { within } from '../scenario.ts';
import type { Scenario, ScenarioContext, ScenarioRow } from '../scenario.ts';

const RACERS = 8;
/** Starts of each racer while the lock is held longer than SQLite's time-out. */
const HELD_STARTS = 3;
/** Starts without the guard after which two of them must have met. */
const MOST_UNGUARDED = 10_000;
const LIMIT_MS = 600_000;
/** Between two looks at the file; the racers want the processor too. */
const LOOK_PAUSE_MS = 1;

const runSchema = z.object({ id: z.string(), status: z.string() });

/**
 * Several processes start runs on one file, as fast as they can; others hold the write lock, cancel and take over
 * meanwhile. A round is so many starts of each process.
 */
export const race: Scenario = {
  name: 'race',
  short: 60,
  long: 500,
  run: async (context) => {
    const { folder, rounds } = context;
    const file = newFile(join(folder, 'race.genglossary'));
    const unguarded = newFile(join(folder, 'unguarded.genglossary'));
    const racers = await startRacers(context, file);
    const seed = context.round(0).seed;
    const rows: ScenarioRow[] = [];
    const heat = async (
      what: string,
      starts: number,
      around: (run: () => Promise<RacerResult[]>) => Promise<RacerResult[]>,
      check: (results: readonly RacerResult[]) => readonly string[],
    ): Promise<void> => {
      const log = join(folder, `log of ${what}`);
      const monitor = watch(file);
      const results = await around(() => tellAll(racers, `race\t${log}\t${starts}`));
      const { looks, mostActive } = await monitor.end();
      const faults = [
        ...results.flatMap(({ wrong }) => wrong),
        ...faultsOfRace(file, log, results, starts),
        ...check(results),
        ...(mostActive > 1 ? [`${mostActive} runs were active at once`] : []),
      ];
      context.note(`${what}: ${summary(results)}; ${looks} looks`);
      rows.push({
        what,
        tried: starts * RACERS,
        wrong: faults.length,
        faults: faults.map((fault) => `${fault} (seed ${seed})`),
        isControl: false,
      });
    };

    await heat(
      `${RACERS} processes, ${rounds} starts each`,
      rounds,
      (run) => run(),
      // A few starts may happen not to meet.
      (results) =>
        rounds < race.short || total(results, 'refused') > RACERS
          ? []
          : ['nobody was refused: it was no race'],
    );
    let locks = 0;
    await heat(
      'the same, another program takes the write lock on and off',
      rounds,
      async (run) => {
        const holder = context.start(new URL('../../support/repeated-lock.ts', import.meta.url), [file]);
        await within(LIMIT_MS, 'the first lock', holder.saying('held'));
        const results = await run();
        holder.tell('stop');
        locks = (await holder.ended).lines.length;
        context.note(`the lock was taken ${locks} times`);
        return results;
      },
      () => (locks > RACERS ? [] : ['the lock was hardly ever taken']),
    );
    await heat(
      'the same, another program holds the write lock longer than the time-out',
      HELD_STARTS,
      async (run) => {
        const holder = context.start(new URL('../../support/lock-holder.ts', import.meta.url), [file]);
        holder.tell('hold');
        await within(LIMIT_MS, 'the lock', holder.saying('held'));
        const results = run();
        // Whoever had to give up has said so; only then the others get their turn.
        await Promise.race([Promise.any(racers.map((racer) => racer.hearing('busy'))), results]);
        holder.tell('release');
        await holder.saying('released');
        return results;
      },
      (results) => (total(results, 'busy') > 0 ? [] : ['nobody was told that the file is busy']),
    );
    rows.push(await unguardedRace(context, unguarded, racers));
    return rows;
  },
};

/** Makes a project file that notes with every new run how many are active then. */
function newFile(file: string): string {
  createProjectFile(file, { name: 'Race', createdAt: new Date().toISOString() }, MIGRATIONS);
  const connection = new Database(file);
  connection.exec(`CREATE TABLE active_at_start (runs INTEGER NOT NULL);
    CREATE TRIGGER note_active AFTER INSERT ON runs BEGIN
      INSERT INTO active_at_start SELECT count(*) FROM runs WHERE status IN ('pending', 'running', 'cancelling');
    END`);
  connection.close();
  return file;
}

async function startRacers(context: ScenarioContext, file: string): Promise<readonly TalkingProcess[]> {
  const script = new URL('../racer.ts', import.meta.url);
  const racers = Array.from({ length: RACERS }, () =>
    context.start(script, [file, String(Math.floor(context.random() * 2 ** 31))]),
  );
  await within(
    LIMIT_MS,
    'the start of the racers',
    Promise.all(racers.map((racer) => racer.saying('ready'))),
  );
  return racers;
}

/** Gives all of them the same order at once, and waits for their results. */
async function tellAll(racers: readonly TalkingProcess[], order: string): Promise<RacerResult[]> {
  const results = Promise.all(
    racers.map(async (racer) => racerResultSchema.parse(JSON.parse(await racer.hearing('{')))),
  );
  for (const racer of racers) racer.tell(order);
  return within(LIMIT_MS, 'the end of a race', results);
}

/** Looks at the file again and again, and in the end at what it noted itself between two looks. */
function watch(file: string): { readonly end: () => Promise<{ looks: number; mostActive: number }> } {
  const connection = new Database(file, { readonly: true });
  const active = connection
    .prepare(`SELECT count(*) FROM runs WHERE status IN (SELECT value FROM json_each(?))`)
    .pluck();
  const statuses = JSON.stringify(ACTIVE_RUN_STATUSES);
  let isOver = false;
  let looks = 0;
  let mostActive = 0;
  const looking = (async () => {
    while (!isOver) {
      mostActive = Math.max(mostActive, Number(active.get(statuses)));
      looks += 1;
      await sleep(LOOK_PAUSE_MS);
    }
    const noted = connection.prepare('SELECT max(runs) FROM active_at_start').pluck();
    mostActive = Math.max(mostActive, Number(noted.get()));
    connection.close();
  })();
  return {
    end: async () => {
      isOver = true;
      await looking;
      return { looks, mostActive };
    },
  };
}

/** What is wrong in the file and in the log after a race. */
function faultsOfRace(
  file: string,
  log: string,
  results: readonly RacerResult[],
  starts: number,
): readonly string[] {
  const { ids, taken, overlaps, unended } = readRace(log);
  const connection = new Database(file, { readonly: true });
  const integrity = connection.pragma('integrity_check', { simple: true });
  const runs = connection
    .prepare('SELECT id, status FROM runs ORDER BY rowid')
    .all()
    .map((row) => runSchema.parse(row));
  connection.close();
  const statusOf = new Map(runs.map(({ id, status }) => [id, status]));
  const outcomes = (['started', 'refused', 'busy', 'unfit'] as const).map((of) => total(results, of));
  const sum = outcomes.reduce((all, count) => all + count, 0);
  return [
    ...(integrity === 'ok' ? [] : [`the file is not sound: ${String(integrity)}`]),
    ...overlaps,
    ...(unended === 0 ? [] : [`${unended} runs never ended`]),
    ...(sum === RACERS * starts ? [] : [`${sum} of ${RACERS * starts} starts had an outcome`]),
    ...results
      .flatMap(({ told }) => told)
      .filter((id) => !statusOf.has(id))
      .map((id) => `a refusal named run ${id}, which does not exist`),
    ...ids.filter((id) => !statusOf.has(id)).map((id) => `run ${id} was at work and is not in the file`),
    ...runs
      .filter(({ status }) => TERMINAL_RUN_STATUSES.every((terminal) => terminal !== status))
      .map(({ id, status }) => `run ${id} is ${status} after the race`),
    ...ids
      .filter((id) => statusOf.get(id) === 'interrupted' && !taken.has(id))
      .map((id) => `run ${id} is interrupted, and nobody took it over`),
  ];
}

/**
 * The control: a guard that looks first and writes then, and no index that would refuse the second one. Whether two of
 * a hundred starts meet is chance, so it goes on until they have.
 */
async function unguardedRace(
  { folder, note, rounds }: ScenarioContext,
  file: string,
  racers: readonly TalkingProcess[],
): Promise<ScenarioRow> {
  const connection = new Database(file);
  connection.exec('DROP INDEX one_active_run');
  connection.close();
  const starts = Math.min(rounds, 100);
  let tried = 0;
  let faults: readonly string[] = [];
  do {
    const log = join(folder, `log of the control after ${tried}`);
    const monitor = watch(file);
    const results = await tellAll(racers, `race-unguarded\t${file}\t${log}\t${starts}`);
    const { mostActive } = await monitor.end();
    const { overlaps } = readRace(log);
    tried += starts * RACERS;
    note(
      `without the guard: ${summary(results)}; ${overlaps.length} overlaps, at most ${mostActive} active at once`,
    );
    faults = [
      ...(overlaps.length > 0 ? [] : ['no overlap was found in the log']),
      ...(mostActive > 1 ? [] : ['no overlap was seen in the file']),
    ];
  } while (faults.length > 0 && tried < MOST_UNGUARDED);
  return {
    what: 'overlaps without the guard are noticed',
    tried,
    wrong: faults.length,
    faults,
    isControl: true,
  };
}

type Count = {
  [Name in keyof RacerResult]: RacerResult[Name] extends number ? Name : never;
}[keyof RacerResult];

function total(results: readonly RacerResult[], of: Count): number {
  return results.reduce((sum, result) => sum + result[of], 0);
}

function summary(results: readonly RacerResult[]): string {
  const names = ['started', 'refused', 'busy', 'unfit', 'cancels', 'takeOvers'] as const;
  return names.map((name) => `${total(results, name)} ${name}`).join(', ');
}
