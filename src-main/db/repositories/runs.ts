import { RunLostError } from '../../domain/errors.ts';
import type { Message } from '../../domain/message.ts';
import { isActive } from '../../domain/run.ts';
import type {
  Run,
  RunProgress,
  RunStatus,
  RunStep,
  TerminalRunStatus,
  UnitCounts,
} from '../../domain/run.ts';
import type { BlockingRun, GoneRun, NewRun } from '../../domain/run-request.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { parseMessage } from './messages.ts';

const ACTIVE = `('pending', 'running', 'cancelling')`;

/** What a list needs of a run. The options may be long. */
const LISTED = `id, scope, status, program, started_at, finished_at, reason, resumes,
  units_done, units_reused, units_failed, reason_details, step, step_total, step_finished, step_since`;

interface ListedRow {
  readonly id: string;
  readonly scope: Run['scope'];
  readonly status: RunStatus;
  readonly program: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly reason: string | null;
  readonly resumes: string | null;
  readonly units_done: number;
  readonly units_reused: number;
  readonly units_failed: number;
  // Not there in a file that is only looked at, not migrated.
  readonly reason_details?: string | null;
  readonly step?: RunStep | null;
  readonly step_total?: number;
  readonly step_finished?: number;
  readonly step_since?: string;
}

interface RunRow extends ListedRow {
  readonly options: string;
  readonly host: string;
  readonly pid: number;
  readonly process_start: string;
  readonly file_identity: string;
  readonly token: string;
  readonly heartbeat_at: string;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: TerminalRunStatus;
  readonly finishedAt: string;
  readonly reason: string | null;
  readonly reasonDetails: Message | null;
  readonly counts: UnitCounts;
}

function toRun(row: ListedRow): Run {
  return {
    id: row.id,
    scope: row.scope,
    status: row.status,
    program: row.program,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    reason: row.reason,
    reasonDetails: parseMessage(row.reason_details ?? null),
    progress: toProgress(row),
    resumes: row.resumes,
    unitsDone: row.units_done,
    unitsReused: row.units_reused,
    unitsFailed: row.units_failed,
  };
}

function toProgress({ status, step, step_total, step_finished, step_since }: ListedRow): RunProgress | null {
  if (!isActive(status) || step === undefined || step === null) return null;
  return { step, total: step_total ?? 0, finished: step_finished ?? 0, since: step_since ?? '' };
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
  const get = connection.prepare<[string], RunRow>('SELECT * FROM runs WHERE id = ?');
  const status = connection.prepare<[string], { status: RunStatus }>('SELECT status FROM runs WHERE id = ?');
  const active = connection.prepare<[], RunRow>(`SELECT * FROM runs WHERE status IN ${ACTIVE}`);
  const last = connection.prepare<[], RunRow>('SELECT * FROM runs ORDER BY rowid DESC LIMIT 1');
  const lastPlace = connection.prepare<[], { place: number }>(
    'SELECT coalesce(max(rowid), 0) AS place FROM runs',
  );
  const placed = connection.prepare<[number, string], RunRow>(
    `SELECT * FROM runs WHERE rowid > ? OR id IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
  );
  const modelAddresses = connection
    .prepare<[], string>(
      `SELECT DISTINCT options ->> '$.provider.baseUrl' AS address FROM runs
       WHERE CASE WHEN json_valid(options) THEN json_type(options, '$.provider.baseUrl') = 'text' END`,
    )
    .pluck();

  return {
    modelAddresses: (): string[] => modelAddresses.all(),
    /** All runs, newest first: by place, as clocks are set back. */
    list: (): Run[] =>
      connection.prepare<[], ListedRow>(`SELECT ${LISTED} FROM runs ORDER BY rowid DESC`).all().map(toRun),
    /** The run that was started last. */
    last: (): Run | null => {
      const row = last.get();
      return row === undefined ? null : toRun(row);
    },
    active: (): Run[] => active.all().map(toRun),
    /** The place of the newest run among all runs: a later one has a higher place. */
    lastPlace: (): number => lastPlace.get()?.place ?? 0,
    /** Runs that began after a place, and some others by their ids, in the order in which they began. */
    after: (place: number, ids: readonly string[]): Run[] =>
      placed.all(place, JSON.stringify(ids)).map(toRun),
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

/** Writes of the `runs` table. Call them inside a transaction, but for the heartbeat, which is one statement. */
export function runWriter({ connection }: WriteHandle) {
  const retire = connection.prepare<[string, string, string, string, string]>(
    `UPDATE runs SET status = 'interrupted', finished_at = ?, reason = ?, reason_details = ? WHERE id = ? AND token = ? AND status IN ${ACTIVE}`,
  );
  const interruptActive = connection.prepare<[string, string, string]>(
    `UPDATE runs SET status = 'interrupted', finished_at = ?, reason = ?, reason_details = ? WHERE status IN ${ACTIVE}`,
  );
  const takeOver = connection.prepare<[string, string, string, string, string, string]>(
    `UPDATE runs SET token = ?, status = 'interrupted', finished_at = ?, reason = ?, reason_details = ?
     WHERE id = ? AND token = ? AND status IN ${ACTIVE}`,
  );
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
    `UPDATE runs SET status = @status, finished_at = @finishedAt, reason = @reason,
       reason_details = @details WHERE id = @id`,
  );
  const progress = connection.prepare(
    `UPDATE runs SET step = @step, step_total = @total, step_finished = @finished, step_since = @since WHERE id = @id`,
  );

  /**
   * Fences a write: call it inside every transaction that writes on behalf of a run.
   *
   * @throws RunLostError when the token no longer holds the run
   */
  const assertHeld = (runId: string, token: string): void => {
    if (held.get(runId, token) === undefined) throw new RunLostError(runId);
  };

  return {
    assertHeld,

    /** Keeps a new run. The unique index refuses it while another is active, whoever wrote that one. */
    insert: ({ owner, ...columns }: NewRun): void => {
      insert.run({ ...columns, ...owner });
    },

    /** Marks runs whose owner is gone as interrupted. */
    retire: (gone: readonly GoneRun[], at: string): void => {
      for (const run of gone) {
        retire.run(at, run.reason, JSON.stringify(run.reasonDetails), run.id, run.token);
      }
    },

    /** Gives a run another token and ends it. Tells whether the token that was judged still held it. */
    takeOver: (run: GoneRun, token: string, at: string): boolean =>
      takeOver.run(token, at, run.reason, JSON.stringify(run.reasonDetails), run.id, run.token).changes > 0,

    /** Marks a run of whatever owner as interrupted: in a copy of the file it is nobody's. */
    interruptActive: (
      { reason, reasonDetails }: Pick<GoneRun, 'reason' | 'reasonDetails'>,
      at: string,
    ): void => {
      interruptActive.run(at, reason, JSON.stringify(reasonDetails));
    },

    /** Pending becomes running; a run that was asked to stop meanwhile stays so. Returns the state. Call it as the holder. */
    begin: (runId: string): RunStatus => {
      begin.run(runId);
      return status.get(runId)?.status ?? 'running';
    },

    heartbeat: (runId: string, token: string, at: string): void => {
      if (heartbeat.run(at, runId, token).changes === 0) throw new RunLostError(runId);
    },

    /** Asks a run to stop; its owner sees it. Returns the state that the run is in then, null if there is none. */
    requestCancel: (runId: string): RunStatus | null => {
      requestCancel.run(runId);
      return status.get(runId)?.status ?? null;
    },

    /** Ends a run; the guard is free as soon as this is committed. Call it as the holder. */
    finish: (runId: string, end: RunEnd): void => {
      count.run({ id: runId, ...end.counts });
      const { status: ended, finishedAt, reason, reasonDetails } = end;
      const details = reasonDetails === null ? null : JSON.stringify(reasonDetails);
      finish.run({ id: runId, status: ended, finishedAt, reason, details });
    },

    /** Keeps how far a run's step has come. Call it as the holder. */
    progress: (runId: string, step: RunProgress): void => {
      progress.run({ id: runId, ...step });
    },

    /** Keeps the counts of a run that goes on. Call it as the holder. */
    count: (runId: string, counts: UnitCounts): void => {
      count.run({ id: runId, ...counts });
    },
  };
}
