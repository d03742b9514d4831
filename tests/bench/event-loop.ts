import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appIn, runFull, writeDocuments } from './app-for-bench.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';

const TICK_MS = 2;

/** Worst stall of the main thread during a full run, while another process holds the write lock on and off. */
export const eventLoop: Bench = async ({ folder }) => {
  const documents = join(folder, 'loop');
  writeDocuments(documents, 40, 25_000);
  const file = join(folder, 'loop.genglossary');
  const project = await appIn(folder).openOrCreateProject(file);
  const holder = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('lock-holder.ts', import.meta.url)),
      file,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    await once(holder.stdout, 'data');
    let worst = 0;
    let last = performance.now();
    const ticks = setInterval(() => {
      const now = performance.now();
      worst = Math.max(worst, now - last - TICK_MS);
      last = now;
    }, TICK_MS);
    await runFull(project, documents);
    clearInterval(ticks);
    return measured('event-loop', worst, 'ms', 'worst stall of the main thread, 1 MB of documents', 50);
  } finally {
    holder.kill();
    await project.close();
  }
};
