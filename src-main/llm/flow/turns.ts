import { setImmediate } from 'node:timers/promises';

/**
 * So many turns of the event loop are left to others between two who wait: a response is read, and the next request sent,
 * in some turns. Where nobody else has anything to do they are over at once.
 */
const TURNS_BETWEEN = 6;

/**
 * Makes a function that lets those who wait for it go on one after another, with turns of the event loop between them, so
 * that what one of them sends leaves before the next one works, and what has come meanwhile is read. undici writes to a
 * connection that was used before only in the turn after (`scheduleIdleSocketValidation`): answers that come together
 * would otherwise all be worked on before the first of those who got them has asked again.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const wait = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS_BETWEEN; turn += 1) await setImmediate();
  };
  return async () => {
    last = last.then(wait);
    return last;
  };
}
