/** Entry of a CPU worker: performs text tasks, one at a time. Holds dictionaries, but no database handle. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createAnalyser } from '../text/analyse.ts';
import { createRest } from '../threads/rest.ts';
import { standBack } from '../threads/stand-back.ts';
import { takeSharedBytes } from '../threads/shared-bytes.ts';
import { createLookups } from './lookups.ts';
import { createReader } from './reader/reader.ts';
import { performTextTask } from './perform-text-task.ts';
import type { TextThread } from './perform-text-task.ts';
import type { TextTask, TextTaskResult } from './text-tasks.ts';

/** What is kept of so many characters takes some 64 MB of memory. */
const MOST_SEARCHED_CHARACTERS = 8_000_000;

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');
standBack(z.object({ standsBackBy: z.number() }).parse(workerData).standsBackBy);

/** Dictionaries of some hundred megabytes, and texts that were searched. */
const emptyMemory = (): Omit<TextThread, 'tidy'> => ({
  analyser: createAnalyser((file, read) =>
    takeSharedBytes((request, transfer) => port.postMessage(request, transfer), file, read),
  ),
  lookups: createLookups(MOST_SEARCHED_CHARACTERS),
  reader: createReader(),
});

let memory = emptyMemory();
const rest = createRest(workerData, () => {
  memory = emptyMemory();
});

export default async function perform(task: TextTask): Promise<TextTaskResult> {
  // Extraction is over, and what it held is the memory that ranking needs.
  if (task.kind === 'rank') rest.collect();
  return rest.workOn(() => performTextTask(task, { ...memory, tidy: rest.tidy }));
}
