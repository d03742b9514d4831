/**
 * `npm run bench [-- --json]`: measures every budget and prints one table. `--scale` measures instead how a run grows with
 * its documents, see `scale.ts`; it takes some minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchResult } from './bench.ts';
import { eventLog } from './event-log.ts';
import { eventLoop } from './event-loop.ts';
import { extraction } from './extraction.ts';
import { ipcEvents, ipcInvoke } from './ipc.ts';
import { list10000, list50000 } from './list.ts';
import { reader5000 } from './reader.ts';
import { modelFlow } from './model-flow.ts';
import { occurrences } from './occurrences.ts';
import { open100000 } from './opening.ts';
import { publish10000 } from './publish.ts';
import { rerunOneOf100, rerunUnchanged } from './rerun.ts';
import { measureScale } from './scale.ts';
import { startGuard } from './start-guard.ts';
import { table } from './table.ts';
import { decision50000 } from './triage.ts';

const BENCHES: readonly Bench[] = [
  startGuard,
  occurrences,
  extraction('ja'),
  extraction('en'),
  modelFlow,
  rerunUnchanged,
  rerunOneOf100,
  list10000,
  list50000,
  decision50000,
  reader5000,
  eventLoop,
  publish10000,
  open100000,
  eventLog,
  ipcInvoke,
  ipcEvents,
];

const asJson = process.argv.includes('--json');
if (process.argv.includes('--scale')) await measureScale(asJson);
else await measureBudgets();

async function measureBudgets(): Promise<void> {
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
  process.stdout.write(asJson ? `${JSON.stringify(results, null, 2)}\n` : table(cellsOf(results)));
}

function cellsOf(rows: readonly BenchResult[]): string[][] {
  return [
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
}
