import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { z } from 'zod';

/**
 * Bytes that many threads need and that take long to make, such as a dictionary: the first thread that needs them
 * makes them, and all share one copy. The threads know nothing of each other; the thread that started them stands between.
 */

/** What a thread asks of the one that started it. It is answered through the port. */
export interface SharedBytesRequest {
  readonly kind: 'shared-bytes';
  readonly name: string;
  readonly port: MessagePort;
}

/** Null: nobody has the bytes, so whoever asked makes them and sends them back. */
type Answer = SharedArrayBuffer | null;

const requestSchema: z.ZodType<SharedBytesRequest> = z.object({
  kind: z.literal('shared-bytes'),
  name: z.string(),
  port: z.custom<MessagePort>((value) => value instanceof Object),
});
const answerSchema = z.instanceof(SharedArrayBuffer).nullable();

/** What threads that were started together share. */
export interface SharedBytes {
  /** Takes in a message of a thread. Tells whether it was a request. */
  answer(message: unknown): boolean;
  /** Lets go of all bytes, for when there are no threads any more. */
  clear(): void;
}

/** Makes the store for threads that are started together. */
export function createSharedBytes(): SharedBytes {
  const made = new Map<string, SharedArrayBuffer>();
  /** Of each name that is asked for: who makes it, first, and who waits. */
  const queues = new Map<string, MessagePort[]>();

  const letFirstMake = (name: string): void => {
    const maker = queues.get(name)?.[0];
    if (maker === undefined) queues.delete(name);
    else maker.postMessage(null satisfies Answer);
  };

  const leave = (name: string, port: MessagePort): void => {
    const queue = queues.get(name);
    const place = queue?.indexOf(port) ?? -1;
    if (queue === undefined || place < 0) return;
    queue.splice(place, 1);
    if (place === 0) letFirstMake(name);
  };

  const keep = (name: string, bytes: SharedArrayBuffer): void => {
    made.set(name, bytes);
    const [, ...waiting] = queues.get(name) ?? [];
    queues.delete(name);
    for (const port of waiting) port.postMessage(bytes satisfies Answer);
  };

  return {
    answer(message) {
      const request = requestSchema.safeParse(message);
      if (!request.success) return false;
      const { name, port } = request.data;
      const known = made.get(name);
      if (known !== undefined) {
        port.postMessage(known satisfies Answer);
        return true;
      }
      // A thread that fails or is ended while it makes the bytes leaves that to the next one.
      port.on('close', () => leave(name, port));
      port.on('message', (bytes: unknown) => keep(name, z.instanceof(SharedArrayBuffer).parse(bytes)));
      const queue = queues.get(name);
      if (queue !== undefined) queue.push(port);
      else {
        queues.set(name, [port]);
        letFirstMake(name);
      }
      return true;
    },
    clear: () => made.clear(),
  };
}

/**
 * Gets bytes that are shared with other threads, made by this one where it is the first.
 *
 * @param send sends a message to the thread that started this one
 * @param name the same in all threads
 * @param make makes the bytes
 * @throws what `make` rejects with
 */
export async function takeSharedBytes(
  send: (request: SharedBytesRequest, transfer: readonly MessagePort[]) => void,
  name: string,
  make: () => Promise<ArrayBufferLike>,
): Promise<SharedArrayBuffer> {
  const { port1: here, port2: there } = new MessageChannel();
  try {
    const answered = Promise.withResolvers<unknown>();
    here.once('message', answered.resolve);
    send({ kind: 'shared-bytes', name, port: there }, [there]);
    const known = answerSchema.parse(await answered.promise);
    if (known !== null) return known;
    const bytes = await make();
    const shared = new SharedArrayBuffer(bytes.byteLength);
    new Uint8Array(shared).set(new Uint8Array(bytes));
    here.postMessage(shared);
    return shared;
  } finally {
    here.close();
  }
}
