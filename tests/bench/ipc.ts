import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { measured, median } from './bench.ts';
import type { Bench } from './bench.ts';
import { inWindow } from './window-for-bench.ts';

const REQUESTS = 1000;
const EVENTS = 10_000;

/**
 * A request from the page to the main process and back, through all checks, against a message to another
 * process and back.
 */
export const ipcInvoke: Bench = async ({ folder }) => {
  const times = await inWindow(folder, [], ({ page }) =>
    page.evaluate(async (count) => {
      const bridge = window.genglossary;
      if (bridge === undefined) throw new Error('The page has no bridge.');
      const each: number[] = [];
      for (let request = -100; request < count; request += 1) {
        const start = performance.now();
        await bridge.request('window:state', undefined);
        if (request >= 0) each.push(performance.now() - start);
      }
      const start = performance.now();
      await Promise.all(Array.from({ length: count }, () => bridge.request('window:state', undefined)));
      return { each, together: performance.now() - start };
    }, REQUESTS),
  );
  const bare = await withEcho(async (echo) => {
    const each: number[] = [];
    for (let message = -100; message < REQUESTS; message += 1) {
      const start = performance.now();
      const answered = once(echo, 'message');
      echo.send({ language: 'en', theme: 'light' });
      await answered;
      if (message >= 0) each.push(performance.now() - start);
    }
    return median(each);
  });
  const sorted = times.each.toSorted((left, right) => left - right);
  const p99 = sorted[Math.floor(REQUESTS * 0.99)] ?? Number.NaN;
  return measured(
    'ipc-invoke',
    median(times.each) / bare,
    'ratio',
    `a message between two processes and back, ${bare.toFixed(3)} ms; a request takes ${median(times.each).toFixed(2)} ms ` +
      `(99th percentile ${p99.toFixed(2)}), ${perSecond(REQUESTS, times.together)} a second side by side`,
    INVOKE_BUDGET,
  );
};

/** Events from the main process to the page, against messages from another process. */
export const ipcEvents: Bench = async ({ folder }) => {
  const milliseconds = await inWindow(folder, [], async ({ app, page }) => {
    const arrived = page.evaluate(
      (count) =>
        new Promise<number>((resolve, reject) => {
          const bridge = window.genglossary;
          if (bridge === undefined) {
            reject(new Error('The page has no bridge.'));
            return;
          }
          let left = count;
          let start = 0;
          bridge.listen('menu:command', () => {
            if (left === count) start = performance.now();
            left -= 1;
            if (left === 0) resolve(performance.now() - start);
          });
          document.documentElement.dataset['listening'] = '';
        }),
      EVENTS,
    );
    await page.waitForSelector('html[data-listening]');
    await app.evaluate(({ BrowserWindow }, count) => {
      const [window] = BrowserWindow.getAllWindows();
      for (let event = 0; event < count; event += 1) window?.webContents.send('menu:command', 'find');
    }, EVENTS);
    return arrived;
  });
  const bare = await withEcho(async (echo) => {
    let left = EVENTS;
    let start = 0;
    const all = new Promise<number>((resolve) => {
      echo.on('message', () => {
        if (left === EVENTS) start = performance.now();
        left -= 1;
        if (left === 0) resolve(performance.now() - start);
      });
    });
    echo.send(EVENTS);
    return all;
  });
  return measured(
    'ipc-events',
    milliseconds / bare,
    'ratio',
    `messages from another process, ${perSecond(EVENTS, bare)} a second; the page gets ${perSecond(EVENTS, milliseconds)} events a second`,
    EVENTS_BUDGET,
  );
};

const INVOKE_BUDGET = 40;
const EVENTS_BUDGET = 20;

function perSecond(count: number, milliseconds: number): string {
  return Math.round((count / milliseconds) * 1000).toLocaleString('en');
}

async function withEcho<Result>(work: (echo: ChildProcess) => Promise<Result>): Promise<Result> {
  const echo = fork(new URL('echo-process.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    await once(echo, 'spawn');
    return await work(echo);
  } finally {
    echo.disconnect();
    await once(echo, 'exit');
  }
}
