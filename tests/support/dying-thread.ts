/** A database thread that opens and then dies at its first task: with the file's name `throws`, of an error. */
import { parentPort, workerData } from 'node:worker_threads';
import { OPENED, threadDataSchema } from '../../src-main/db/thread-protocol.ts';

const { file } = threadDataSchema.parse(workerData);
parentPort?.on('message', () => {
  if (file.endsWith('throws')) throw new Error('from the depth of the thread');
  process.exit(1);
});
parentPort?.postMessage({ id: OPENED, kind: 'result', value: null });
