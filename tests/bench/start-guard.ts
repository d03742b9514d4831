import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src-main/db/migrations/index.ts';
import { createProjectFile, openForWriting } from '../../src-main/db/open-file.ts';
import { createWriteOperations } from '../../src-main/db/write-operations.ts';
import { measured, median, timeOf } from './bench.ts';
import type { Bench } from './bench.ts';

const ROUNDS = 300;

/** The guard as the writer thread performs it ÷ the four bare statements, in turn, on files of one kind. */
export const startGuard: Bench = async ({ folder }) => {
  const open = async (name: string) => {
    const file = join(folder, `${name}.genglossary`);
    createProjectFile(file, { name, createdAt: new Date().toISOString() }, MIGRATIONS);
    return openForWriting(file, MIGRATIONS);
  };
  const guarded = await open('guarded');
  const bare = await open('bare');

  const write = createWriteOperations(guarded);
  const guard = async (): Promise<number> => {
    const id = randomUUID();
    const run = {
      id,
      scope: 'full',
      options: '{}',
      program: 'bench',
      startedAt: new Date().toISOString(),
      resumes: null,
      owner: { host: 'bench', pid: process.pid, processStart: '1', fileIdentity: '1' },
      token: id,
    } as const;
    const time = await timeOf(() => write.startRun(run, []));
    const counts = { unitsDone: 0, unitsReused: 0, unitsFailed: 0 };
    write.finishRun(
      { runId: id, token: id },
      { status: 'completed', finishedAt: run.startedAt, reason: null, reasonDetails: null, counts },
      [],
      { steps: [], failedUnits: [] },
    );
    return time;
  };

  const { connection } = bare;
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const select = connection.prepare(
    `SELECT * FROM runs WHERE status IN ('pending', 'running', 'cancelling')`,
  );
  const insert = connection.prepare(
    `INSERT INTO runs (id, scope, options, status, program, started_at, host, pid, process_start, file_identity, token, heartbeat_at)
     VALUES (?, 'full', '{}', 'pending', 'bench', ?, 'bench', 1, '1', '1', ?, ?)`,
  );
  const finish = connection.prepare(`UPDATE runs SET status = 'completed' WHERE id = ?`);
  const plain = async (): Promise<number> => {
    const id = randomUUID();
    const now = new Date().toISOString();
    const time = await timeOf(() => {
      begin.run();
      select.get();
      insert.run(id, now, id, now);
      commit.run();
    });
    finish.run(id);
    return time;
  };

  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) ratios.push((await guard()) / (await plain()));
  guarded.connection.close();
  bare.connection.close();
  return measured(
    'start-guard',
    median(ratios),
    'ratio',
    'bare BEGIN IMMEDIATE, SELECT, INSERT, COMMIT',
    1.5,
  );
};
