import { setImmediate } from 'node:timers/promises';

/**
 * Makes a function that lets those who wait for it go on one after another, one in each turn of the event loop. Answers
 * that come together would otherwise all be worked on before the first of those who got them can ask again: Node's
 * `fetch` writes to a connection that was used before only in the turn after (undici's `scheduleIdleSocketValidation`).
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    last = last.then(async () => setImmediate());
    return last;
  };
}
