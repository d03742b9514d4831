import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { z } from 'zod';

/**
 * Values that one thread reads in batches while another works on them: each batch is read when the worker asks for it, so that
 * never more than one of them is in memory.
 */

declare const content: unique symbol;

/** The worker's end. Can be sent to one thread, once, with its port in the list of what is transferred. */
export interface Batches<Value> {
  readonly kind: 'batches';
  readonly port: MessagePort;
  /** One number of 32 bits: how many answers have been sent. */
  readonly answers: SharedArrayBuffer;
  readonly [content]?: Value;
}

type Answer = { readonly kind: 'batch'; readonly batch: unknown } | { readonly kind: 'end' | 'failed' };

const answerSchema: z.ZodType<Answer> = z.union([
  z.object({ kind: z.literal('batch'), batch: z.unknown() }),
  z.object({ kind: z.enum(['end', 'failed']) }),
]);

/**
 * Lets a worker take batches one after another while it performs a task.
 *
 * @param reads one function for each batch, called when the worker asks for that batch
 * @param perform hands the batches to the worker and waits for its answer
 * @returns what `perform` gives
 * @throws what a read rejects with; what `perform` rejects with
 */
export async function withBatches<Value, Result>(
  reads: Iterable<() => Promise<Value>>,
  perform: (batches: Batches<Value>) => Promise<Result>,
): Promise<Result> {
  const { port1: here, port2: there } = new MessageChannel();
  const answers = new SharedArrayBuffer(4);
  const counter = new Int32Array(answers);
  const answer = (message: Answer): void => {
    here.postMessage(message);
    Atomics.add(counter, 0, 1);
    Atomics.notify(counter, 0);
  };
  const waiting = reads[Symbol.iterator]();
  let reading: Promise<unknown> = Promise.resolve();
  const serve = async (): Promise<void> => {
    try {
      const next = waiting.next();
      if (next.done === true) {
        answer({ kind: 'end' });
        return;
      }
      reading = next.value();
      answer({ kind: 'batch', batch: await reading });
    } catch {
      answer({ kind: 'failed' });
    }
  };
  here.on('message', () => void serve());
  try {
    return await perform({ kind: 'batches', port: there, answers });
  } catch (error) {
    // Why a read failed tells more than that the worker went without it.
    await reading;
    throw error;
  } finally {
    here.close();
  }
}

/**
 * The batches, in order, for the worker that got them. Blocks its thread until the next one is there.
 *
 * @throws Error when one could not be read; whoever reads them knows why
 */
export function* eachBatch<Value>({ port, answers }: Batches<Value>): Generator<Value> {
  const counter = new Int32Array(answers);
  for (let taken = 0; ; taken += 1) {
    port.postMessage('next');
    Atomics.wait(counter, 0, taken);
    const { kind, ...rest } = answerSchema.parse(receiveMessageOnPort(port)?.message);
    if (kind === 'failed') throw new Error('A batch could not be read.');
    if (kind === 'end') return;
    yield z.custom<Value>().parse('batch' in rest ? rest.batch : undefined);
  }
}
