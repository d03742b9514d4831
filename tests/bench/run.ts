/** `npm run bench [-- --json]`: measures every budget and prints one table. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unmeasured } from './bench.ts';
import type { Bench, BenchResult } from './bench.ts';
import { eventLog } from './event-log.ts';
import { eventLoop } from './event-loop.ts';
import { extraction } from './extraction.ts';
import { ipcEvents, ipcInvoke } from './ipc.ts';
import { list10000 } from './list.ts';
import { occurrences } from './occurrences.ts';
import { open100000 } from './opening.ts';
import { publish10000 } from './publish.ts';
import { rerunOneOf100, rerunUnchanged } from './rerun.ts';
import { startGuard } from './start-guard.ts';

const BENCHES: readonly Bench[] = [
  startGuard,
  occurrences,
  extraction('ja'),
  extraction('en'),
  async () => unmeasured('model-flow', 'ratio', 'there is no model provider yet', 1.1),
  rerunUnchanged,
  rerunOneOf100,
  list10000,
  eventLoop,
  publish10000,
  open100000,
  eventLog,
  ipcInvoke,
  ipcEvents,
];

const results: BenchResult[] = [];
for (const bench of BENCHES) {
  const folder = mkdtempSync(join(tmpdir(), 'genglossary-bench-'));
  try {
    const result = await bench({ folder });
    results.push(result);
    process.stderr.write(`${result.name} done\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else process.stdout.write(table(results));

function table(rows: readonly BenchResult[]): string {
  const cells = [
    ['name', 'value', 'budget', 'ok', 'unit', 'measured against'],
    ...rows.map(({ name, value, budget, ok, unit, yardstick }) => [
      name,
      value === null ? '-' : String(value),
      String(budget),
      ok ? 'yes' : 'NO',
      unit,
      yardstick,
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
