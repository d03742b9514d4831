import type { FailedUnit } from '../../domain/run.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';
import { STEP_ORDER } from './run-steps.ts';

/** All rows at once, in SQLite's words. */
const ALL = -1;

/** Reads of the `failed_units` table. */
export function failedUnitReader({ connection }: ReadHandle) {
  const list = connection.prepare<[string, number], FailedUnit>(
    `SELECT step, key, subject, detail FROM failed_units WHERE run_id = ? ORDER BY ${STEP_ORDER}, subject, key LIMIT ?`,
  );
  return {
    /** The units of a run that have no answer, by step and subject; all of them without a limit. */
    list: (runId: string, limit = ALL): FailedUnit[] => list.all(runId, limit),
  };
}

/** Writes of the `failed_units` table. Call them inside a transaction, as the holder of the run. */
export function failedUnitWriter({ connection }: WriteHandle) {
  const upsert = connection.prepare(
    `INSERT INTO failed_units (run_id, step, key, subject, detail) VALUES (@runId, @step, @key, @subject, @detail)
     ON CONFLICT (run_id, step, key) DO UPDATE SET detail = excluded.detail`,
  );
  return {
    /** Keeps units that failed; of several about the same the last one's reason. */
    store: (runId: string, units: readonly FailedUnit[]): void => {
      for (const unit of units) upsert.run({ runId, ...unit });
    },
  };
}
