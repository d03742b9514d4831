import { describe, expect, it } from 'vitest';
import { withProjectLock } from '../../../src-main/runs/in-process-lock.ts';
import { errorOf } from '../../support/work.ts';

describe('callers of one project', () => {
  it('come one after another, in their order', async () => {
    const steps: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      steps.push(`${name} begins`);
      await Promise.resolve();
      steps.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withProjectLock('one', work(name))));
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('do not wait for those of another project', async () => {
    const opened = Promise.withResolvers<void>();
    const waiting = withProjectLock('first', () => opened.promise);
    expect(await withProjectLock('second', async () => 'at once')).toBe('at once');
    opened.resolve();
    await waiting;
  });

  it('go on after one that failed, with the very error for its caller', async () => {
    const error = new Error('mine');
    const failing = errorOf(
      withProjectLock('failing', async () => {
        throw error;
      }),
    );
    const next = withProjectLock('failing', async () => 42);
    expect(await failing).toBe(error);
    expect(await next).toBe(42);
  });

  it('that are gone when their turn comes are passed over; one whose work has begun is not', async () => {
    const opened = Promise.withResolvers<void>();
    const [first, second] = [new AbortController(), new AbortController()];
    const working = withProjectLock(
      'aborted',
      async () => {
        await opened.promise;
        return 'done';
      },
      first.signal,
    );
    let hasWorked = false;
    const passedOver = errorOf(
      withProjectLock(
        'aborted',
        async () => {
          hasWorked = true;
        },
        second.signal,
      ),
    );
    await Promise.resolve();
    const reason = new Error('gone');
    first.abort(reason);
    second.abort(reason);
    opened.resolve();
    expect(await working).toBe('done');
    expect(await passedOver).toBe(reason);
    expect(hasWorked).toBe(false);
  });
});
