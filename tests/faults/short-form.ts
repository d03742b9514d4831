import { randomInt } from 'node:crypto';
import { runScenario } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** How long a test may take that runs the short form of a scenario, on a machine that is busy; milliseconds. */
export const TIME_LIMIT = 600_000;

/**
 * Runs the short form of a scenario, with a new seed each time.
 *
 * @returns what went wrong, empty where nothing did; with the command that repeats it
 */
export async function faultsOf(scenario: Scenario): Promise<readonly string[]> {
  const seed = randomInt(2 ** 31);
  const setting = { seed, rounds: scenario.short, onlyRound: null, note: () => undefined };
  const rows = await runScenario(scenario, setting);
  const faults = rows.flatMap(({ what, tried, wrong, faults: found }) => {
    // Whatever was not tried cannot have gone right.
    if (tried === 0) return [`${what}: was not tried`];
    return wrong === 0 ? [] : [`${what}: ${wrong} of ${tried}`, ...found];
  });
  if (faults.length === 0) return [];
  const again = `npm run faults -- --seed ${seed} --rounds ${scenario.short} --only ${scenario.name}`;
  return [...faults, `repeat with: ${again}`];
}
