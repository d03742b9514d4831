import { describe, expect, it } from 'vitest';
import { createSharedBytes, takeSharedBytes } from '../../../src-main/threads/shared-bytes.ts';
import type { SharedBytes } from '../../../src-main/threads/shared-bytes.ts';

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

/** Asks as a thread would that was started by the holder of `store`. */
function take(store: SharedBytes, make: () => Promise<ArrayBufferLike>): Promise<SharedArrayBuffer> {
  return takeSharedBytes((request) => store.answer(request), 'dictionary', make);
}

describe('shared bytes', () => {
  it('are made once and are one and the same memory for all', async () => {
    const store = createSharedBytes();
    let made = 0;
    const make = async (): Promise<ArrayBuffer> => {
      made += 1;
      return bytes(1, 2, 3);
    };
    const all = await Promise.all([take(store, make), take(store, make), take(store, make)]);
    const later = await take(store, make);
    expect(made).toBe(1);
    const [first] = all;
    if (first !== undefined) new Uint8Array(first)[0] = 9;
    for (const copy of [...all, later]) expect([...new Uint8Array(copy)]).toEqual([9, 2, 3]);
  });

  it('are made by the next thread where the first one fails', async () => {
    const store = createSharedBytes();
    const failing = take(store, () => Promise.reject(new Error('no memory')));
    const waiting = take(store, async () => bytes(7));
    await expect(failing).rejects.toThrow('no memory');
    expect([...new Uint8Array(await waiting)]).toEqual([7]);
  });

  it('are made again once they were let go', async () => {
    const store = createSharedBytes();
    await Promise.all([take(store, async () => bytes(1)), take(store, async () => bytes(1))]);
    store.clear();
    expect([...new Uint8Array(await take(store, async () => bytes(2)))]).toEqual([2]);
  });

  it('have nothing to do with any other message', () => {
    expect(createSharedBytes().answer({ kind: 'ready' })).toBe(false);
  });
});
