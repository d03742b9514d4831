import { RunLostError } from '../../domain/errors.ts';
import type { Run, RunStatus, TerminalRunStatus, UnitCounts } from '../../domain/run.ts';
import type { BlockingRun, GoneRun, NewRun, StartOutcome } from '../../domain/run-request.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { immediateTransaction } from '../transactions.ts';

const ACTIVE = `('pending', 'running', 'cancelling')`;

interface RunRow {
  readonly id: string;
  readonly scope: Run['scope'];
  readonly options: string;
  readonly status: RunStatus;
  readonly program: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly reason: string | null;
  readonly resumes: string | null;
  readonly host: string;
  readonly pid: number;
  readonly process_start: string;
  readonly file_identity: string;
  readonly token: string;
  readonly heartbeat_at: string;
  readonly units_done: number;
  readonly units_reused: number;
  readonly units_failed: number;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: TerminalRunStatus;
  readonly finishedAt: string;
  readonly reason: string | null;
  readonly counts: UnitCounts;
}

function toRun(row: RunRow): Run {
  return {
    id: row.id,
    scope: row.scope,
    status: row.status,
    program: row.program,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    reason: row.reason,
    resumes: row.resumes,
    unitsDone: row.units_done,
    unitsReused: row.units_reused,
    unitsFailed: row.units_failed,
  };
}

function toBlockingRun(row: RunRow): BlockingRun {
  return {
    id: row.id,
    scope: row.scope,
    startedAt: row.started_at,
    program: row.program,
    owner: {
      host: row.host,
      pid: row.pid,
      processStart: row.process_start,
      fileIdentity: row.file_identity,
    },
    token: row.token,
    heartbeatAt: row.heartbeat_at,
  };
}

/** Reads of the `runs` table. */
export function runReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], RunRow>('SELECT * FROM runs ORDER BY started_at DESC, rowid DESC');
  const get = connection.prepare<[string], RunRow>('SELECT * FROM runs WHERE id = ?');
  const status = connection.prepare<[string], { status: RunStatus }>('SELECT status FROM runs WHERE id = ?');
  const active = connection.prepare<[], RunRow>(`SELECT * FROM runs WHERE status IN ${ACTIVE}`);

  return {
    /** All runs, newest first. */
    list: (): Run[] => list.all().map(toRun),
    get: (id: string): Run | null => {
      const row = get.get(id);
      return row === undefined ? null : toRun(row);
    },
    /** The options that a run was started with, as JSON. */
    options: (id: string): string | null => get.get(id)?.options ?? null,
    /** The run that holds the project, if there is one. */
    blocking: (): BlockingRun | null => {
      const row = active.get();
      return row === undefined ? null : toBlockingRun(row);
    },
    status: (id: string): RunStatus | null => status.get(id)?.status ?? null,
  };
}

/** Writes of the `runs` table. */
export function runWriter(db: WriteHandle) {
  const { connection } = db;
  const retire = connection.prepare<[string, string, string, string]>(
    `UPDATE runs SET status = 'interrupted', finished_at = ?, reason = ? WHERE id = ? AND token = ? AND status IN ${ACTIVE}`,
  );
  const active = connection.prepare<[], RunRow>(`SELECT * FROM runs WHERE status IN ${ACTIVE}`);
  const insert = connection.prepare(
    `INSERT INTO runs (id, scope, options, status, program, started_at, resumes, host, pid, process_start, file_identity, token, heartbeat_at)
     VALUES (@id, @scope, @options, 'pending', @program, @startedAt, @resumes, @host, @pid, @processStart, @fileIdentity, @token, @startedAt)`,
  );
  const held = connection.prepare<[string, string], { status: RunStatus }>(
    `SELECT status FROM runs WHERE id = ? AND token = ? AND status IN ${ACTIVE}`,
  );
  const status = connection.prepare<[string], { status: RunStatus }>('SELECT status FROM runs WHERE id = ?');
  const begin = connection.prepare<[string]>(
    `UPDATE runs SET status = 'running' WHERE id = ? AND status = 'pending'`,
  );
  const heartbeat = connection.prepare<[string, string, string]>(
    `UPDATE runs SET heartbeat_at = ? WHERE id = ? AND token = ? AND status IN ${ACTIVE}`,
  );
  const requestCancel = connection.prepare<[string]>(
    `UPDATE runs SET status = 'cancelling' WHERE id = ? AND status IN ('pending', 'running')`,
  );
  const count = connection.prepare(
    `UPDATE runs SET units_done = @unitsDone, units_reused = @unitsReused, units_failed = @unitsFailed WHERE id = @id`,
  );
  const finish = connection.prepare(
    `UPDATE runs SET status = @status, finished_at = @finishedAt, reason = @reason WHERE id = @id`,
  );

  /**
   * Fences a write: call it first inside every transaction that writes on behalf of a run.
   *
   * @throws RunLostError when the token no longer holds the run
   */
  const assertHeld = (runId: string, token: string): void => {
    if (held.get(runId, token) === undefined) throw new RunLostError(runId);
  };

  const retireAll = (gone: readonly GoneRun[], at: string): void => {
    for (const run of gone) retire.run(at, run.reason, run.id, run.token);
  };

  return {
    assertHeld,

    /**
     * The guard. One BEGIN IMMEDIATE transaction retires the runs that are known to be dead, looks for an
     * active run, and inserts the new one only if there is none.
     */
    start: (run: NewRun, gone: readonly GoneRun[]): StartOutcome =>
      immediateTransaction(db, () => {
        retireAll(gone, run.startedAt);
        const blocking = active.get();
        if (blocking !== undefined) return { kind: 'blocked', by: toBlockingRun(blocking) };
        const { owner, ...columns } = run;
        insert.run({ ...columns, ...owner });
        return { kind: 'started' };
      }),

    /** Marks runs whose owner is gone as interrupted. */
    retire: (gone: readonly GoneRun[], at: string): void =>
      immediateTransaction(db, () => retireAll(gone, at)),

    /** Pending becomes running; a run that was asked to stop meanwhile stays so. Returns the state. */
    begin: (runId: string, token: string): RunStatus =>
      immediateTransaction(db, () => {
        assertHeld(runId, token);
        begin.run(runId);
        return held.get(runId, token)?.status ?? 'running';
      }),

    heartbeat: (runId: string, token: string, at: string): void => {
      if (heartbeat.run(at, runId, token).changes === 0) throw new RunLostError(runId);
    },

    /** Asks a run to stop; its owner sees it. Returns the state that the run is in then, null if there is none. */
    requestCancel: (runId: string): RunStatus | null =>
      immediateTransaction(db, () => {
        requestCancel.run(runId);
        return status.get(runId)?.status ?? null;
      }),

    /** Ends a run; the guard is free as soon as this is committed. Call it as the holder. */
    finish: (runId: string, end: RunEnd): void => {
      count.run({ id: runId, ...end.counts });
      finish.run({ id: runId, status: end.status, finishedAt: end.finishedAt, reason: end.reason });
    },

    /** Keeps the counts of a run that goes on. Call it as the holder. */
    count: (runId: string, counts: UnitCounts): void => {
      count.run({ id: runId, ...counts });
    },
  };
}
