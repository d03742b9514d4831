/** `npm run bench -- --scale [--json]`: how the cost of a whole run grows with the documents and with their terms. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { writeDocumentSet } from './generated-documents.ts';
import { table } from './table.ts';

/** What a run is made to work on: documents of 100 KB, half of the bytes in Japanese. */
export interface ScaleSize {
  readonly megabytes: number;
  /** Invented terms that the documents of each language speak of. */
  readonly terms: number;
}

/** First the bytes grow, then the terms. */
const SIZES: readonly ScaleSize[] = [
  { megabytes: 1, terms: 1_000 },
  { megabytes: 5, terms: 1_000 },
  { megabytes: 10, terms: 1_000 },
  { megabytes: 25, terms: 1_000 },
  { megabytes: 50, terms: 1_000 },
  { megabytes: 10, terms: 10_000 },
  { megabytes: 10, terms: 50_000 },
];
const DOCUMENT_BYTES = 100_000;

const resultSchema = z.object({
  entries: z.number(),
  seconds: z.number(),
  /** Of all threads together: what other programs do does not count. */
  workedSeconds: z.number(),
  peakMegabytes: z.number(),
});
/** What one run took. */
export type ScaleResult = z.infer<typeof resultSchema>;

/**
 * Runs the whole pipeline on generated documents of each size, each in a process of its own, and prints a table.
 *
 * @throws Error where a run does not complete
 */
export async function measureScale(asJson: boolean, sizes: readonly ScaleSize[] = SIZES): Promise<void> {
  const rows: (ScaleSize & ScaleResult)[] = [];
  for (const size of sizes) {
    rows.push({ ...size, ...(await runOn(size)) });
    process.stderr.write(`${size.megabytes} MB, ${size.terms} terms done\n`);
  }
  process.stdout.write(asJson ? `${JSON.stringify(rows, null, 2)}\n` : table(cellsOf(rows)));
}

async function runOn({ megabytes, terms }: ScaleSize): Promise<ScaleResult> {
  const folder = mkdtempSync(join(tmpdir(), 'genglossary-scale-'));
  try {
    writeDocumentSet(join(folder, 'documents'), {
      bytes: megabytes * 1e6,
      longestBytes: DOCUMENT_BYTES,
      usualBytes: DOCUMENT_BYTES,
      terms,
    });
    const program = fileURLToPath(new URL('scale-run.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (child.exitCode !== 0) {
      throw new Error(`The run over ${megabytes} MB ended with ${child.exitCode ?? child.signalCode}.`);
    }
    return resultSchema.parse(JSON.parse(printed));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cellsOf(rows: readonly (ScaleSize & ScaleResult)[]): string[][] {
  const costOf = ({ workedSeconds, megabytes }: ScaleSize & ScaleResult): number => workedSeconds / megabytes;
  const first = rows[0] === undefined ? Number.NaN : costOf(rows[0]);
  return [
    ['MB', 'terms', 'entries', 's', 'work a MB, s', 'against the first', 'peak MB'],
    ...rows.map((row) => [
      String(row.megabytes),
      String(row.terms),
      String(row.entries),
      row.seconds.toFixed(1),
      costOf(row).toFixed(2),
      (costOf(row) / first).toFixed(2),
      row.peakMegabytes.toFixed(0),
    ]),
  ];
}
