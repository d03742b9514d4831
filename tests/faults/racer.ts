/**
 * One of several processes that want to run on one project file: `racer.ts FILE LOG SEED COUNT GUARD`.
 *
 * GUARD is `real`, or `none` for the control: it looks for an active run, and inserts its own if there is none.
 * Waits for `go`; says as JSON what became of its starts.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { isBusyError } from '../../src-main/db/file-errors.ts';
import { RunAlreadyActiveError } from '../../src-main/domain/errors.ts';
import { RUN_SCOPES } from '../../src-main/domain/run.ts';
import { openRuns } from '../support/open-runs.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { note } from './race-log.ts';

const [file = '', log = '', seed = '', count = '', guard = ''] = process.argv.slice(2);
const next = randomNumbers(Number(seed));
const told = new Set<string>();
const result = { started: 0, refused: 0, busy: 0, notCompleted: 0, told };

async function work(id: string): Promise<void> {
  note(log, 'begin', id);
  for (let turns = next() * 20; turns > 0; turns -= 1) await setImmediate();
  note(log, 'end', id);
}

/** Starts as the program does. */
async function withRealGuard(): Promise<void> {
  const { runs, close } = await openRuns(file, `racer ${seed}`);
  process.stdout.write('ready\n');
  await toldToGo();
  for (let attempt = 0; attempt < Number(count); attempt += 1) {
    const scope = RUN_SCOPES[Math.floor(next() * RUN_SCOPES.length)] ?? 'full';
    try {
      const { finished } = await runs.start({ scope, options: '{}', resumes: null }, ({ lease }) =>
        work(lease.runId),
      );
      result.started += 1;
      if ((await finished).status !== 'completed') result.notCompleted += 1;
    } catch (error) {
      if (error instanceof RunAlreadyActiveError) {
        result.refused += 1;
        told.add(error.activeRun.id);
      } else if (isBusyError(error)) result.busy += 1;
      else throw error;
    }
    for (let turns = next() * 5; turns > 0; turns -= 1) await setImmediate();
  }
  await close();
}

/** Starts as a program does that looks before it writes. */
async function withoutGuard(): Promise<void> {
  const connection = new Database(file, { fileMustExist: true, timeout: 30_000 });
  const active = connection.prepare(`SELECT id FROM runs WHERE status = 'running'`).pluck();
  const insert = connection.prepare(
    `INSERT INTO runs (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
     VALUES (?, 'full', '{}', 'running', '', '', '', 0, '', '', '', '')`,
  );
  const end = connection.prepare(`UPDATE runs SET status = 'completed' WHERE id = ?`);
  process.stdout.write('ready\n');
  await toldToGo();
  for (let attempt = 0; attempt < Number(count); attempt += 1) {
    if (active.get() === undefined) {
      const id = randomUUID();
      // Between asking and writing, such a program does something else.
      for (let turns = 0; turns < 50; turns += 1) await setImmediate();
      insert.run(id);
      result.started += 1;
      await work(id);
      end.run(id);
    } else result.refused += 1;
    for (let turns = next() * 5; turns > 0; turns -= 1) await setImmediate();
  }
  connection.close();
}

async function toldToGo(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) if (line === 'go') return;
}

await (guard === 'real' ? withRealGuard() : withoutGuard());
process.stdout.write(`${JSON.stringify({ ...result, told: [...told] })}\n`);
process.exit();
