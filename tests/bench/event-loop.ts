import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXPORT_FORMATS } from '../../src-main/domain/export-format.ts';
import type { Project } from '../../src-main/project/project.ts';
import { appIn } from './app-for-bench.ts';
import { measured } from './bench.ts';
import type { Bench } from './bench.ts';
import { writeDocumentSet } from './generated-documents.ts';
import { watchStalls } from './stall-watch.ts';
import { readAsWindow } from './window-reads.ts';

/** 20 MB, one document of 5 MB among them. */
const DOCUMENTS = { bytes: 20_000_000, longestBytes: 5_000_000, usualBytes: 250_000, terms: 4_000 };

/** No task of the main thread may be longer: a person feels what is. */
const BUDGET_MS = 50;

/** Where a thread without any work stalls longer, other programs have the processors, and times tell nothing of ours. */
const QUIET_MS = BUDGET_MS / 2;

/**
 * Worst stall of the main thread from a project's opening over a full run to its exports and look-ups, while another
 * process holds the write lock on and off and a window reads its lists. On a machine that is busy with something else it
 * is the longest time that the thread worked without coming back to its event loop.
 */
export const eventLoop: Bench = async ({ folder }) => {
  const documents = join(folder, 'loop');
  writeDocumentSet(documents, DOCUMENTS);
  const file = join(folder, 'loop.genglossary');
  const app = appIn(folder);
  await (await app.openOrCreateProject(file)).close();
  // Before anything is watched: starting another process stops this one for a while.
  const holder = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('lock-holder.ts', import.meta.url)),
      file,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let project: Project | null = null;
  try {
    await once(holder.stdout, 'data');
    let during = 'opening';
    const stopWatching = await watchStalls(() => during);
    project = await app.openOrCreateProject(file);
    const window = readAsWindow(project);
    await work(project, documents, folder, (now) => {
      during = now;
    });
    const slowest = await window.stop();
    const { longest, hardest, idleThread } = await stopWatching();
    const isQuiet = idleThread <= QUIET_MS;
    const worst = isQuiet ? longest : hardest;
    const memory = process.resourceUsage().maxRSS / 1024;
    return measured(
      'event-loop',
      isQuiet ? worst.elapsed : worst.worked,
      'ms',
      `a thread without work, ${whole(idleThread)} ms${isQuiet ? '' : ', so that work alone is counted'}; 20 MB of documents, ` +
        `worst at ${worst.during}, worked ${whole(hardest.worked)} ms, elapsed ${whole(longest.elapsed)} ms; ` +
        `slowest list ${whole(slowest.milliseconds)} ms (${slowest.asked}); ${whole(memory)} MB of memory`,
      BUDGET_MS,
    );
  } finally {
    holder.kill();
    await project?.close();
  }
};

function whole(value: number): string {
  return value.toFixed(0);
}

/** A full run over the documents, then what a person does with its result. */
async function work(
  project: Project,
  documents: string,
  folder: string,
  say: (during: string) => void,
): Promise<void> {
  const { finished } = await project.runs.start(
    'full',
    { folder: documents, provider: 'extractive' },
    { onProgress: ({ step, finished: done, total }) => say(`${step} ${done} of ${total}`) },
  );
  const run = await finished;
  if (run.status !== 'completed') throw new Error(`The run ended ${run.status}: ${run.reason ?? ''}`);
  for (const format of EXPORT_FORMATS) {
    say(`export ${format}`);
    await project.entries.exportTo(join(folder, `glossary.${format}`), format);
  }
  say('looking up');
  const { rows } = await project.terms.page({
    view: 'wanted',
    category: null,
    search: '',
    sort: 'frequency',
    descending: true,
    offset: 0,
    limit: 1,
  });
  const [frequent] = rows;
  if (frequent === undefined) throw new Error('The run found no term.');
  await project.terms.contexts(frequent.key, 200);
  await project.reader.rows('longest.txt', 'plain', 0, 50);
  say('done');
}
