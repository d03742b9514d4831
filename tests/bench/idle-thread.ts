/** A thread that does nothing but look at the clock; answers the longest time that it could not, in milliseconds. */
import { parentPort } from 'node:worker_threads';
import { TICK_MS } from './stall-watch.ts';

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
let worst = 0;
let last = performance.now();
const ticks = setInterval(() => {
  const now = performance.now();
  worst = Math.max(worst, now - last - TICK_MS);
  last = now;
}, TICK_MS);
port.once('message', () => {
  clearInterval(ticks);
  port.postMessage(worst);
});
port.postMessage('ready');
