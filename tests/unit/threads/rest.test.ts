import { getHeapStatistics } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRest, restingThreads } from '../../../src-main/threads/rest.ts';

const MEGABYTE = 1_000_000;

const heldMegabytes = (): number => getHeapStatistics().used_heap_size / MEGABYTE;

/** Objects of about so many megabytes. */
function heap(megabytes: number): object[] {
  return Array.from({ length: (megabytes * MEGABYTE) / 100 }, (_, index) => ({
    a: index,
    b: [index, index],
    c: `${index}`,
  }));
}

describe('a thread at rest', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('forgets once it has had no task for so long, and not while it works', async () => {
    const forget = vi.fn<() => void>();
    const rest = createRest(restingThreads(1000).workerData, forget);
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = rest.workOn(() => promise);
    await vi.advanceTimersByTimeAsync(5000);
    expect(forget).not.toHaveBeenCalled();
    resolve('done');
    expect(await first).toBe('done');
    await vi.advanceTimersByTimeAsync(900);
    await rest.workOn(() => undefined);
    await vi.advanceTimersByTimeAsync(900);
    expect(forget).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(forget).toHaveBeenCalledOnce();
  });

  it('comes to rest after a task that failed too, and passes its error on', async () => {
    const forget = vi.fn<() => void>();
    const rest = createRest(restingThreads(1000).workerData, forget);
    await expect(rest.workOn(() => Promise.reject(new Error('torn page')))).rejects.toThrow('torn page');
    await vi.advanceTimersByTimeAsync(1000);
    expect(forget).toHaveBeenCalledOnce();
  });

  it('lets go of what it forgets', () => {
    let kept = heap(100);
    const rest = createRest(restingThreads(1000).workerData, () => {
      kept = [];
    });
    const before = heldMegabytes();
    rest.collect();
    expect(heldMegabytes()).toBeLessThan(before - 50);
    expect(kept).toEqual([]);
  });

  it('collects in the middle of a task only where much garbage has gathered', () => {
    const rest = createRest(restingThreads(1000).workerData, () => undefined);
    rest.collect();
    const kept = heap(10);
    const little = heldMegabytes();
    rest.tidy();
    expect(heldMegabytes()).toBeGreaterThan(little - 5);
    // Old enough not to go with the collection of what is young, which the engine does by itself.
    const garbage = [heap(200)];
    const much = heldMegabytes();
    garbage.length = 0;
    rest.tidy();
    expect(heldMegabytes()).toBeLessThan(much - 100);
    expect(kept).not.toEqual([]);
  });
});
