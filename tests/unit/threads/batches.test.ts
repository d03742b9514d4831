import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eachBatch, withBatches } from '../../../src-main/threads/batches.ts';
import type { Batches } from '../../../src-main/threads/batches.ts';

const MODULE = new URL('../../../src-main/threads/batches.ts', import.meta.url).href;

/** A thread that adds up the numbers of all batches, and says when it begins with each. */
async function sumIn(batches: Batches<readonly number[]>): Promise<number> {
  const worker = new Worker(
    `import { parentPort, workerData } from 'node:worker_threads';
     import { eachBatch } from ${JSON.stringify(MODULE)};
     let sum = 0;
     for (const batch of eachBatch(workerData)) for (const number of batch) sum += number;
     parentPort.postMessage(sum);`,
    { eval: true, workerData: batches, transferList: [batches.port] },
  );
  onTestFinished(async () => void (await worker.terminate()));
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

describe('batches', () => {
  it('reach the thread that works on them one after another, each read when it is asked for', async () => {
    const read: number[] = [];
    const reads = [[1, 2], [], [3]].map((batch, index) => async () => {
      read.push(index);
      return batch;
    });
    expect(await withBatches(reads, sumIn)).toBe(6);
    expect(read).toEqual([0, 1, 2]);
  });

  it('that cannot be read end the work with the reason', async () => {
    const reads = [async () => [1], () => Promise.reject(new Error('The disk is gone.'))];
    await expect(withBatches(reads, sumIn)).rejects.toThrow('The disk is gone.');
  });

  it('are not read any more once the work has failed', async () => {
    const work = withBatches([async () => 1], (batches) => {
      batches.port.postMessage('next');
      return Promise.reject(new Error('It was stopped.'));
    });
    await expect(work).rejects.toThrow('It was stopped.');
  });

  it('may be none', () => {
    const answers = new SharedArrayBuffer(4);
    Atomics.store(new Int32Array(answers), 0, 1);
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    port1.postMessage({ kind: 'end' });
    expect([...eachBatch({ kind: 'batches', port: port2, answers })]).toEqual([]);
  });
});
