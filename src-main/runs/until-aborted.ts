/**
 * Waits for something only as long as it is wanted: what is still under way then can go on, but nobody hears of it.
 * For work without effects, such as reading a file or asking a model.
 *
 * @throws the signal's reason as soon as it aborts, also where it had before; what `work` rejects with
 */
export async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([aborted.promise, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
