/**
 * One of several processes that want to run on one project file: `racer.ts FILE SEED`.
 *
 * On `race LOG STARTS` it starts runs as the program does; on `race-unguarded FILE LOG STARTS` it does as a program that looks for an
 * active run and inserts its own if there is none. Says `busy` when a start had to give up, and at the end of each race
 * its result as JSON.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { isBusyError } from '../../src-main/db/file-errors.ts';
import { ActionableError, RunAlreadyActiveError } from '../../src-main/domain/errors.ts';
import type { RunScope } from '../../src-main/domain/run.ts';
import { RUN_SCOPES } from '../../src-main/domain/run.ts';
import type { RunSession } from '../../src-main/runs/run-session.ts';
import { newApp } from '../support/new-app.ts';
import { openRuns } from '../support/open-runs.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import type { RacerResult } from './racer-result.ts';
import { note } from './race-log.ts';

const [file = '', seed = ''] = process.argv.slice(2);
const random = randomNumbers(Number(seed));
const OPTIONS = JSON.stringify({ folder: null, provider: 'extractive' });

const pause = async (most: number): Promise<void> => {
  for (let turns = random() * most; turns > 0; turns -= 1) await setImmediate();
};
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const project = await newApp(`${file} data of ${seed}`).openOrCreateProject(file, { concurrency: 1 });
const { runs } = await openRuns(file, `racer ${seed}`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [order, ...words] = line.split('\t');
  if (order === 'race') say(JSON.stringify(await race(words[0] ?? '', Number(words[1]))));
  else say(JSON.stringify(await raceUnguarded(words[0] ?? '', words[1] ?? '', Number(words[2]))));
}
process.exit();

function nothingYet(): { -readonly [Name in keyof RacerResult]: RacerResult[Name] } {
  return { started: 0, refused: 0, busy: 0, unfit: 0, cancels: 0, takeOvers: 0, wrong: [], told: [] };
}

/** Starts runs of all scopes, resumes, cancels, takes over, and asks for what cannot be started. */
async function race(log: string, starts: number): Promise<RacerResult> {
  const result = nothingYet();
  const told = new Set<string>();
  const refusedBy = (error: unknown): void => {
    if (error instanceof RunAlreadyActiveError) {
      result.refused += 1;
      told.add(error.activeRun.id);
      if (error.code !== 'run-already-active' || !error.message.includes(error.activeRun.id)) {
        result.wrong = [...result.wrong, `a refusal does not name the run: ${error.message}`];
      }
    } else if (isBusyError(error)) {
      result.busy += 1;
      say('busy');
    } else throw error;
  };
  for (let attempt = 0; attempt < starts; attempt += 1) {
    const scope = RUN_SCOPES[Math.floor(random() * RUN_SCOPES.length)] ?? 'full';
    const chance = random();
    try {
      if (chance < 0.08) {
        result.unfit += await startUnfit(scope);
        continue;
      }
      const [last] = chance < 0.15 ? await project.runs.list() : [];
      const request = { scope, options: OPTIONS, resumes: last?.id ?? null };
      const { finished } = await runs.start(request, (session) => work(session, log));
      result.started += 1;
      const { id, status } = await finished;
      const isEnded = ['completed', 'cancelled', 'interrupted'].includes(status);
      if (!isEnded) result.wrong = [...result.wrong, `run ${id} ended ${status}`];
    } catch (error) {
      refusedBy(error);
      if (error instanceof RunAlreadyActiveError && chance > 0.9) await disturb(error.activeRun.id);
    }
    await pause(5);
  }
  return { ...result, told: [...told] };

  /** A third, who cancels or takes over the run that stands in the way. */
  async function disturb(id: string): Promise<void> {
    try {
      if (random() < 0.6) {
        await runs.cancel(id);
        result.cancels += 1;
      } else {
        note(log, 'taken', id);
        await runs.takeOver(id);
        result.takeOvers += 1;
      }
    } catch (error) {
      if (isBusyError(error)) return;
      // It has ended meanwhile.
      if (!(error instanceof ActionableError && error.code === 'run-not-active')) throw error;
    }
  }
}

/** The project has no documents: nothing that the program itself starts has what it needs. */
async function startUnfit(scope: RunScope): Promise<number> {
  const folder = scope === 'full' ? join(file, 'no such folder') : null;
  try {
    await project.runs.start(scope, { folder, provider: 'extractive' });
  } catch (error) {
    if (error instanceof ActionableError && !(error instanceof RunAlreadyActiveError)) return 1;
    throw error;
  }
  throw new Error(`A run with the scope ${scope} was started on a project without documents.`);
}

async function work({ lease, signal }: RunSession, log: string): Promise<void> {
  note(log, 'begin', lease.runId);
  try {
    const turns = random() < 0.1 ? 2_000 : random() * 20;
    for (let turn = 0; turn < turns; turn += 1) {
      signal.throwIfAborted();
      await setImmediate();
    }
  } finally {
    note(log, 'end', lease.runId);
  }
}

/** Starts as a program does that looks before it writes. */
async function raceUnguarded(target: string, log: string, starts: number): Promise<RacerResult> {
  const connection = new Database(target, { fileMustExist: true, timeout: 30_000 });
  const active = connection.prepare(`SELECT id FROM runs WHERE status = 'running'`).pluck();
  const insert = connection.prepare(
    `INSERT INTO runs (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
     VALUES (?, 'full', '{}', 'running', '', '', '', 0, '', '', '', '')`,
  );
  const end = connection.prepare(`UPDATE runs SET status = 'completed' WHERE id = ?`);
  const result = nothingYet();
  for (let attempt = 0; attempt < starts; attempt += 1) {
    if (active.get() === undefined) {
      const id = randomUUID();
      // Between asking and writing, such a program does something else.
      for (let turns = 0; turns < 200; turns += 1) await setImmediate();
      insert.run(id);
      result.started += 1;
      note(log, 'begin', id);
      await pause(400);
      note(log, 'end', id);
      end.run(id);
    } else result.refused += 1;
    await pause(5);
  }
  connection.close();
  return result;
}
