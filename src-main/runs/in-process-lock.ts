import PQueue from 'p-queue';

/** One queue for each project file of this process. A process opens few, so none is ever removed. */
const queues = new Map<string, PQueue>();

/**
 * Runs `work` while no other caller in this process works on the same project file; callers queue in order.
 *
 * This is an optimisation and no more: callers in one process queue here instead of meeting as
 * SQLITE_BUSY. Safety, also across processes, comes from BEGIN IMMEDIATE and the unique index.
 *
 * @param realPath the file's real path, so that two paths to one file share the lock
 * @param signal a caller that is gone when its turn comes is passed over; work that has begun goes on
 * @throws what `work` throws; the signal's reason when the caller went while it was waiting
 */
export async function withProjectLock<Result>(
  realPath: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const queue = queues.get(realPath) ?? new PQueue({ concurrency: 1 });
  queues.set(realPath, queue);
  return queue.add(async () => {
    signal?.throwIfAborted();
    return work();
  });
}
