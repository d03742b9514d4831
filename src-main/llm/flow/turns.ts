import { setImmediate } from 'node:timers/promises';

/**
 * Makes a function that lets those who wait for it go on one after another, one in each turn of the event loop, so that
 * what one of them sends leaves before the next one works. Node's `fetch` writes to a connection that was used before
 * only in the turn after (undici's `scheduleIdleSocketValidation`): answers that come together would otherwise all be
 * worked on before the first of those who got them has asked again.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    last = last.then(async () => setImmediate());
    return last;
  };
}
