/**
 * `npm run faults [-- --seed N] [--rounds N] [--round N] [--only NAME]`: tries every fault in its long form and prints one
 * table. `--round` is the one round to repeat; `--rounds` has to be what it was then.
 *
 * Ends with 1 if anything went wrong, or if a control was not noticed.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runScenario } from './scenario.ts';
import type { ScenarioRow } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string' },
    round: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const names = SCENARIOS.map(({ name }) => name);
const unknown = (values.only ?? []).filter((name) => !names.includes(name));
if (unknown.length > 0)
  fail(`There is no scenario "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
const seed = values.seed === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', values.seed);
const rounds = values.rounds === undefined ? null : wholeNumber('--rounds', values.rounds);
const onlyRound = values.round === undefined ? null : wholeNumber('--round', values.round);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Leaving by exit ends the processes that were started.
  process.on(signal, () => process.exit(130));
}
process.stdout.write(`seed ${seed}\n`);
const rows: (ScenarioRow & { readonly scenario: string })[] = [];
for (const scenario of SCENARIOS) {
  if (values.only !== undefined && !values.only.includes(scenario.name)) continue;
  const begin = performance.now();
  const note = (line: string): void => {
    process.stderr.write(`${scenario.name}: ${line}\n`);
  };
  try {
    const found = await runScenario(scenario, {
      seed,
      rounds: rounds ?? scenario.long,
      onlyRound,
      note,
    });
    rows.push(...found.map((row) => ({ scenario: scenario.name, ...row })));
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    rows.push({
      scenario: scenario.name,
      what: 'came to its end',
      tried: 1,
      wrong: 1,
      faults: [text],
      isControl: false,
    });
  }
  note(`${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

process.stdout.write(table());
for (const { scenario, what, faults } of rows) {
  for (const fault of faults) process.stdout.write(`${scenario}, ${what}: ${fault}\n`);
}
// Whatever was not tried cannot have gone right.
const isRight = rows.every(({ tried, wrong }) => wrong === 0 && (tried > 0 || onlyRound !== null));
process.exit(isRight && rows.some(({ tried }) => tried > 0) ? 0 : 1);

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) fail(`${option} takes a whole number, not "${text}".`);
  return number;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function table(): string {
  const cells = [
    ['scenario', 'what was tried', 'how often', 'wrong'],
    ...rows.map(({ scenario, what, tried, wrong, isControl }) => [
      scenario,
      isControl ? `control: ${what}` : what,
      String(tried),
      String(wrong),
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${cells.map(line).join('\n')}\n`;
}
