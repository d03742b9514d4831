import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { fileIdentity } from '../../src-main/db/file-identity.ts';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile } from '../../src-main/db/open-file.ts';
import { openProjectDatabase } from '../../src-main/db/project-database.ts';
import { thisOwner } from '../../src-main/runs/owner.ts';
import { RunManager } from '../../src-main/runs/run-manager.ts';
import { measured, median, timeOf } from './bench.ts';
import type { Bench } from './bench.ts';

const LINES = 20_000;
const AT_ONCE = 100;
const ROUNDS = 5;

/**
 * A line is made into a sentence, sent to the writer, numbered, written, sent back and told to whoever listens, in
 * transactions of what has gathered meanwhile. Five times the bare INSERT is some 50 microseconds for each line: a run
 * that names every one of ten thousand documents spends half a second on it.
 */
const BUDGET = 5;

/**
 * What the log costs: the time of a run that writes 20,000 lines, without that of a run which writes none ÷ bare
 * INSERTs of the very rows in one transaction on a file of the same kind.
 */
export const eventLog: Bench = async ({ folder }) => {
  const file = join(folder, 'log.genglossary');
  createProjectFile(file, { name: 'Log', createdAt: new Date().toISOString() }, MIGRATIONS);
  const db = await openProjectDatabase(
    file,
    null,
    new URL('../../src-main/db/database-thread.ts', import.meta.url),
  );
  try {
    const owner = await thisOwner(fileIdentity(file));
    const now = (): Date => new Date();
    const runs = new RunManager({ db, realPath: await realpath(file), owner, program: 'bench', now });
    const runWith = async (lines: number): Promise<{ readonly time: number; readonly id: string }> => {
      const start = performance.now();
      const { id, finished } = await runs.start(
        { scope: 'extract', options: '{}', resumes: null },
        async (session) => {
          for (let line = 0; line < lines; line += 1) {
            const values = { path: `documents/${line}.md`, refusal: 'empty' };
            session.log('warning', 'read', { code: 'document-refused', values });
            if (line % AT_ONCE === 0) await setImmediate();
          }
        },
      );
      await finished;
      return { time: performance.now() - start, id };
    };
    await runWith(LINES);
    const ratios: number[] = [];
    const bareTimes: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const silent = await runWith(0);
      const talking = await runWith(LINES);
      const bare = await insertBare(file, talking.id, silent.id);
      ratios.push((talking.time - silent.time) / bare);
      bareTimes.push(bare);
    }
    const bare = median(bareTimes);
    return measured(
      'event-log',
      median(ratios),
      'ratio',
      `bare INSERT of the same ${LINES} rows, ${((LINES / bare) * 1000).toFixed(0)} a second`,
      BUDGET,
    );
  } finally {
    await db.close();
  }
};

/** Writes the lines of one run once more, for another run. */
async function insertBare(file: string, from: string, to: string): Promise<number> {
  const connection = new Database(file);
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    const rows = connection
      .prepare<[string], Readonly<Record<string, unknown>>>('SELECT * FROM run_events WHERE run_id = ?')
      .all(from);
    const insert = connection.prepare(
      `INSERT INTO run_events (run_id, sequence, at, level, step, message, details)
       VALUES (@to, @sequence + 1000000, @at, @level, @step, @message, @details)`,
    );
    return await timeOf(() => {
      connection.exec('BEGIN IMMEDIATE');
      for (const { run_id: _run, ...row } of rows) insert.run({ ...row, to });
      connection.exec('COMMIT');
    });
  } finally {
    connection.close();
  }
}
