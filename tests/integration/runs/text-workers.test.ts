import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { startTextWorkers } from '../../../src-main/pipeline/text-workers.ts';
import type { WorkersFor } from '../../../src-main/pipeline/text-workers.ts';
import { packList } from '../../../src-main/threads/packed.ts';
import { THREAD_FILES } from '../../support/app.ts';

/** How much each thread of this process stands back, by its id, see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html. */
function niceness(): ReadonlyMap<string, number> {
  const ofThread = (thread: string): number => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    // The name of a thread may hold spaces and brackets.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  };
  return new Map(readdirSync('/proc/self/task').map((thread) => [thread, ofThread(thread)]));
}

/** How much more than this thread the threads stand back that a pool has started for a task. */
async function nicenessOfNew(workersFor: WorkersFor): Promise<readonly number[]> {
  const before = niceness();
  const own = before.get(String(process.pid)) ?? NaN;
  const workers = startTextWorkers(THREAD_FILES.text, 1, workersFor);
  onTestFinished(() => workers.close());
  const documents = { paths: [], documents: packList<never>([]) };
  await workers.perform<'count'>({ kind: 'count', terms: [], documents }, new AbortController().signal);
  const after = niceness();
  expect([...before].map(([thread]) => after.get(thread))).toEqual([...before.values()]);
  return [...after].filter(([thread]) => !before.has(thread)).map(([, nice]) => nice - own);
}

it.runIf(process.platform === 'linux')(
  'threads of runs let all others go first, and those that look something up let the window go first',
  async () => {
    expect(await nicenessOfNew('runs')).toContain(10);
    expect(new Set(await nicenessOfNew('look-ups'))).toEqual(new Set([5]));
  },
);
