import { RUN_STEPS } from '../../domain/run.ts';
import type { RunStep, StepSummary } from '../../domain/run.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** SQLite's own order of a column of steps: as a run goes through them. */
export const STEP_ORDER = `CASE step ${RUN_STEPS.map((step, place) => `WHEN '${step}' THEN ${place}`).join(' ')} END`;

interface StepRow {
  readonly step: RunStep;
  readonly total: number;
  readonly units_done: number;
  readonly units_reused: number;
  readonly units_failed: number;
  readonly started_at: string;
  readonly finished_at: string | null;
}

/** Reads of the `run_steps` table. */
export function runStepReader({ connection }: ReadHandle) {
  const list = connection.prepare<[string], StepRow>(
    `SELECT step, total, units_done, units_reused, units_failed, started_at, finished_at FROM run_steps
     WHERE run_id = ? ORDER BY ${STEP_ORDER}`,
  );
  return {
    /** What the steps of a run did, in their order. */
    list: (runId: string): StepSummary[] =>
      list.all(runId).map((row) => ({
        step: row.step,
        total: row.total,
        unitsDone: row.units_done,
        unitsReused: row.units_reused,
        unitsFailed: row.units_failed,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
      })),
  };
}

/** Writes of the `run_steps` table. Call them inside a transaction, as the holder of the run. */
export function runStepWriter({ connection }: WriteHandle) {
  const upsert = connection.prepare(
    `INSERT INTO run_steps (run_id, step, total, units_done, units_reused, units_failed, started_at, finished_at)
     VALUES (@runId, @step, @total, @unitsDone, @unitsReused, @unitsFailed, @startedAt, @finishedAt)
     ON CONFLICT (run_id, step) DO UPDATE SET
       total = excluded.total, units_done = excluded.units_done, units_reused = excluded.units_reused,
       units_failed = excluded.units_failed, finished_at = excluded.finished_at`,
  );
  return {
    /** Keeps how far steps have come. */
    store: (runId: string, steps: readonly StepSummary[]): void => {
      for (const step of steps) upsert.run({ runId, ...step });
    },
  };
}
