import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomNumbers } from '../support/random-numbers.ts';
import { startTalkingProcess } from '../support/talking-process.ts';
import type { ProcessOptions, TalkingProcess } from '../support/talking-process.ts';

/** One round of a scenario: everything that it chooses comes from its own seed. */
export interface Round {
  /** Counts from 0. */
  readonly number: number;
  /** Stands in the text of a fault. */
  readonly seed: number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** An empty folder of this round. */
  readonly folder: string;
}

/** What a scenario is given. */
export interface ScenarioContext {
  /** Seeded, from 0 to below 1; for choices outside the rounds. */
  readonly random: () => number;
  /** How much is tried; what a round is, is the scenario's own. */
  readonly rounds: number;
  /** Whether a round is to be tried at all: a fault is repeated by its round alone. */
  readonly isWanted: (round: number) => boolean;
  /** An empty folder, removed afterwards; its path holds no link. */
  readonly folder: string;
  /** Tells how far it has come. */
  readonly note: (line: string) => void;
  /** A round with a seed of its own, the same for the same seed of the whole and the same number. */
  readonly round: (number: number) => Round;
  /** Starts a TypeScript file in a process of its own, which is ended with the scenario whatever happens. */
  readonly start: (script: URL, parameters: readonly string[], options?: ProcessOptions) => TalkingProcess;
  /** What has to be done at the end of the scenario, whatever happens; the last one named is done first. */
  readonly atEnd: (cleanUp: () => Promise<unknown> | void) => void;
}

/** What was tried, as one row of the table. */
export interface ScenarioRow {
  readonly what: string;
  /** How often. */
  readonly tried: number;
  /** How often it went wrong; of a control: how often the planted fault was not noticed. */
  readonly wrong: number;
  /** What was wrong, with the seed of that round. */
  readonly faults: readonly string[];
  /** A control plants a fault, and is right when the fault is noticed. */
  readonly isControl: boolean;
}

export interface Scenario {
  readonly name: string;
  /** Rounds of the short form, which is a test. */
  readonly short: number;
  /** Rounds of the long form. */
  readonly long: number;
  readonly run: (context: ScenarioContext) => Promise<readonly ScenarioRow[]>;
}

/** A row that is counted up while a scenario runs. */
export interface Tally {
  readonly row: () => ScenarioRow;
  /** Counts one trial, wrong if there is a fault. */
  readonly count: (faults: readonly string[]) => void;
}

/** Begins a row at zero. Of a control `count` is given what was *not* noticed. */
export function tally(what: string, isControl = false): Tally {
  let tried = 0;
  let wrong = 0;
  const kept: string[] = [];
  return {
    row: () => ({ what, tried, wrong, faults: kept, isControl }),
    count: (faults) => {
      tried += 1;
      if (faults.length > 0) wrong += 1;
      kept.push(...faults);
    },
  };
}

/** One of the values, by chance. */
export function oneOf<Value>(random: () => number, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/**
 * Waits for something that has to come.
 *
 * @param limit in milliseconds
 * @throws an error that names `what` if it does not come in time
 */
export async function within<Result>(limit: number, what: string, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`${what} did not happen within ${limit} ms.`));
  }, limit);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What an error says, for a fault. */
export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The seed of a round. */
export function seedOf(seed: number, scenario: string, round: number): number {
  return createHash('sha256').update(`${seed} ${scenario} ${round}`).digest().readUInt32LE(0);
}

/**
 * Runs a scenario in a folder of its own, and ends everything that it started.
 *
 * @param setting what is to be tried: `seed` of the whole, `rounds` of this scenario
 */
export async function runScenario(
  scenario: Scenario,
  setting: {
    readonly seed: number;
    readonly rounds: number;
    /** The one round to try; null for all. */
    readonly onlyRound: number | null;
    readonly note: (line: string) => void;
  },
): Promise<readonly ScenarioRow[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `genglossary-${scenario.name}-`)));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Whoever is interrupted leaves nothing behind either.
  process.once('exit', removeFolder);
  const cleanUps: (() => Promise<unknown> | void)[] = [];
  try {
    return await scenario.run({
      random: randomNumbers(seedOf(setting.seed, scenario.name, -1)),
      rounds: setting.rounds,
      isWanted: (number) => setting.onlyRound === null || setting.onlyRound === number,
      folder,
      note: setting.note,
      round: (number) => {
        const seed = seedOf(setting.seed, scenario.name, number);
        const own = mkdtempSync(join(folder, `round ${number} `));
        return { number, seed, random: randomNumbers(seed), folder: own };
      },
      start: (script, parameters, options) => {
        const child = startTalkingProcess(script, parameters, options);
        cleanUps.push(async () => {
          child.kill('SIGKILL');
          await child.ended;
        });
        return child;
      },
      atEnd: (cleanUp) => {
        cleanUps.push(cleanUp);
      },
    });
  } finally {
    const failures: unknown[] = [];
    for (const cleanUp of cleanUps.reverse()) {
      try {
        await cleanUp();
      } catch (error) {
        failures.push(error);
      }
    }
    process.off('exit', removeFolder);
    removeFolder();
    if (failures.length > 0) console.error(new AggregateError(failures, 'Not everything could be ended.'));
  }
}
