/**
 * A whole run over a folder in a process of its own, for `scale.ts`: `node tests/bench/scale-run.ts FOLDER`, where FOLDER
 * holds `documents`. Prints what it took as one line of JSON.
 */
import { join } from 'node:path';
import process from 'node:process';
import { appIn, runFull } from './app-for-bench.ts';
import { peakMegabytes } from './peak-memory.ts';
import type { ScaleResult } from './scale.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node tests/bench/scale-run.ts FOLDER');

const begin = performance.now();
const beginUsage = process.cpuUsage();
const project = await appIn(folder).openOrCreateProject(join(folder, 'scale.genglossary'));
await runFull(project, join(folder, 'documents'));
const { all } = await project.entries.counts();
const { user, system } = process.cpuUsage(beginUsage);
const result: ScaleResult = {
  entries: all,
  seconds: (performance.now() - begin) / 1000,
  workedSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
};
await project.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
