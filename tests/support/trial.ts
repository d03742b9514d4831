import { tally } from '../faults/scenario.ts';
import type { Round, ScenarioContext, ScenarioRow } from '../faults/scenario.ts';

/** Something that is tried once in each round of a scenario. */
export interface Trial {
  /** Stands in the table. */
  readonly what: string;
  /** Answers what was wrong. */
  readonly attempt: (round: Round) => Promise<readonly string[]>;
  /** A control plants a fault, which its attempt has to answer. */
  readonly isControl?: boolean;
}

/**
 * Tries everything as often as the scenario has rounds, each time in a folder of its own. A trial that breaks off is
 * a fault.
 */
export async function tryAll(
  { rounds, isWanted, round, note }: Pick<ScenarioContext, 'rounds' | 'isWanted' | 'round' | 'note'>,
  trials: readonly Trial[],
): Promise<readonly ScenarioRow[]> {
  const rows = trials.map((trial) => ({ trial, tally: tally(trial.what, trial.isControl) }));
  for (let number = 0; number < rounds; number += 1) {
    if (!isWanted(number)) continue;
    for (const { trial, tally: row } of rows) {
      const begin = performance.now();
      const own = round(number);
      const faults = await attempt(trial, own, note);
      row.count(faults.map((fault) => `${fault} (round ${number}, seed ${own.seed})`));
      note(`${number + 1}/${rounds} ${trial.what}: ${Math.round(performance.now() - begin)} ms`);
    }
  }
  return rows.map(({ tally: row }) => row.row());
}

async function attempt(trial: Trial, round: Round, note: (line: string) => void): Promise<readonly string[]> {
  try {
    const faults = await trial.attempt(round);
    if (trial.isControl !== true) return faults;
    for (const fault of faults) note(`noticed: ${fault}`);
    return faults.length > 0 ? [] : ['the planted fault was not noticed'];
  } catch (error) {
    return [`broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}
