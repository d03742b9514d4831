/**
 * The program without a window, in a process of its own that does what it is told: `app-process.ts SETTINGS`.
 *
 * Reads `NUMBER ORDER` and writes `answer NUMBER ANSWER`, see `app-orders.ts`; several orders are carried out at once.
 * Says `ready`, `started RUN`, `progress STEP FINISHED/TOTAL` for the runs that it started, and `ended RUN` as JSON.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { createApp } from '../../src-main/app.ts';
import { assertNever } from '../../src-main/domain/assert-never.ts';
import { ActionableError } from '../../src-main/domain/errors.ts';
import type { StepProgress } from '../../src-main/domain/run.ts';
import type { DefinitionProvider } from '../../src-main/llm/definition-provider.ts';
import { extractiveProvider } from '../../src-main/llm/extractive-provider.ts';
import type { Project } from '../../src-main/project/project.ts';
import { HEARTBEAT_INTERVAL_MS } from '../../src-main/runs/owner.ts';
import type { StartedRun } from '../../src-main/runs/run-manager.ts';
import { answerSchema, appSettingsSchema, orderSchema } from './app-orders.ts';
import type { Answer, AppSettings, Order } from './app-orders.ts';
import { lookAtEverything } from './look-at-everything.ts';
import { THREAD_FILES } from './new-app.ts';
import { randomNumbers } from './random-numbers.ts';

/** How long the load is looked at, in milliseconds. */
const LOAD_MS = 300;

const settings = appSettingsSchema.parse(JSON.parse(process.argv[2] ?? ''));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (settings.isHeartbeatHurried) hurryHeartbeat();
const app = createApp({
  program: 'app process',
  threadFiles:
    settings.databaseThread === 'real'
      ? THREAD_FILES
      : {
          ...THREAD_FILES,
          database: new URL(`${settings.databaseThread}-database-thread.ts`, import.meta.url),
        },
  dataFolder: settings.dataFolder,
  now: clockOf(settings.clock),
  onWarning: (message) => say(`warning ${message}`),
  provider: () => providerOf(settings.provider),
});

let project: Project | undefined;
let started: StartedRun | undefined;
let atProgress: ((progress: StepProgress) => void) | undefined;
const listener = {
  onProgress: (progress: StepProgress): void => {
    say(`progress ${progress.step} ${progress.finished}/${progress.total}`);
    atProgress?.(progress);
  },
};

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const space = line.indexOf(' ');
  const order = orderSchema.parse(JSON.parse(line.slice(space + 1)));
  void carryOut(order).then((answer) => say(`answer ${line.slice(0, space)} ${JSON.stringify(answer)}`));
}
process.exit();

async function carryOut(order: Order): Promise<Answer> {
  try {
    return { kind: 'value', value: (await perform(order)) ?? null };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const isActionable = error instanceof ActionableError;
    const code = isActionable || error instanceof Database.SqliteError ? error.code : null;
    return answerSchema.parse({
      kind: 'error',
      name,
      message,
      code,
      remedy: isActionable ? error.remedy : null,
      values: isActionable ? error.values : {},
    });
  }
}

async function perform(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'open':
      project =
        order.name === null
          ? await app.projects.open(order.file)
          : await app.openOrCreateProject(order.file, { concurrency: settings.concurrency });
      return null;
    case 'close':
      await opened().close();
      project = undefined;
      return null;
    case 'start':
      return follow(
        await opened().runs.start(order.scope, { folder: order.folder, provider: 'extractive' }, listener),
      );
    case 'resume':
      return follow(await opened().runs.resume(listener));
    case 'finished':
      return lastStarted().finished;
    case 'cancel':
      return opened().runs.cancel(order.run);
    case 'stop': {
      const { id, finished } = lastStarted();
      const from = performance.now();
      // The state can follow late, where somebody else holds the write lock; the work cannot.
      const cancelled = opened().runs.cancel(id);
      await finished;
      const took = performance.now() - from;
      await cancelled;
      return took;
    }
    case 'load': {
      const before = process.cpuUsage();
      await setTimeout(LOAD_MS);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000 / LOAD_MS;
    }
    case 'take-over':
      return opened().runs.takeOver(order.run);
    case 'runs':
      return opened().runs.list();
    case 'glossary': {
      const { entries, issues } = await opened().entries.glossary(null);
      return { entries, issues };
    }
    case 'look':
      return lookAtEverything(opened());
    case 'define':
      return opened().entries.saveDefinition(order.term, order.definition);
    case 'note':
      await opened().terms.decide([order.term], { notes: order.note });
      return null;
    case 'noted':
      return (await opened().terms.get(order.term)).notes;
    case 'list':
      return app.projects.list();
    case 'back-up':
      return app.projects.backUp(order.file);
    case 'backups':
      return app.projects.backups(order.file);
    case 'restore':
      return app.projects.restore(order.file, order.name);
    case 'fill':
      return fill(order.ballast, order.spare);
    case 'fill-at':
      atProgress = ({ step, finished }) => {
        if (step !== order.step || finished < order.finished) return;
        atProgress = undefined;
        fill(order.ballast, order.spare);
        say('filled');
      };
      return null;
    case 'remove':
      rmSync(order.file);
      return null;
    case 'seal':
      mount('--bind', order.folder, order.folder);
      mount('-o', 'remount,ro,bind', order.folder);
      return null;
    case 'unseal':
      execFileSync('umount', [order.folder]);
      return null;
    default:
      return assertNever(order);
  }
}

function opened(): Project {
  if (project === undefined) throw new Error('No project is open.');
  return project;
}

function lastStarted(): StartedRun {
  if (started === undefined) throw new Error('No run was started.');
  return started;
}

function follow(run: StartedRun): string {
  started = run;
  say(`started ${run.id}`);
  run.finished.then(
    (ended) => say(`ended ${JSON.stringify(ended)}`),
    (error: unknown) => say(`ended ${JSON.stringify({ status: null, reason: String(error) })}`),
  );
  return run.id;
}

/** Takes all the room that is left on a disk but for some bytes. */
function fill(ballast: string, spare: number): void {
  const descriptor = openSync(ballast, 'w');
  let written = 0;
  try {
    for (;;) written += writeSync(descriptor, Buffer.alloc(4096));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(descriptor);
  }
  truncateSync(ballast, Math.max(0, written - spare));
}

function mount(...words: readonly string[]): void {
  execFileSync('mount', words);
}

function clockOf(clock: AppSettings['clock']): () => Date {
  if (clock === 'true') return () => new Date();
  if ('ahead' in clock) return () => new Date(Date.now() + clock.ahead);
  const random = randomNumbers(clock.jumping);
  const HOUR = 3_600_000;
  return () => {
    const reach = random() < 0.5 ? 30 * HOUR : 5 * 365 * 24 * HOUR;
    return new Date(Date.now() + (random() * 2 - 1) * reach);
  };
}

/** Lets the program's own timer of the heartbeat tick all the time. */
function hurryHeartbeat(): void {
  const every = globalThis.setInterval;
  Object.defineProperty(globalThis, 'setInterval', {
    value: (look: () => void, milliseconds: number) =>
      every(look, milliseconds === HEARTBEAT_INTERVAL_MS ? 20 : milliseconds),
  });
}

function providerOf(kind: AppSettings['provider']): DefinitionProvider {
  if (kind === 'extractive') return extractiveProvider;
  return {
    identity: kind,
    define: (_request, signal) =>
      new Promise((_resolve, reject) => {
        if (kind === 'silent') signal.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  };
}
