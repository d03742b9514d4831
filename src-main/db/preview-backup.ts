import { isActive } from '../domain/run.ts';
import type { BackupPreview } from '../domain/backup.ts';
import { assertStructureSound } from './check-soundness.ts';
import type { ReadHandle } from './handle.ts';
import { readSummary } from './repositories/summary.ts';

/** Where it stands when something was changed. */
const TIMES = [
  ['documents', 'updated_at'],
  ['entries', 'updated_at'],
  ['decisions', 'at'],
  ['runs', 'started_at'],
  ['runs', 'finished_at'],
] as const;

/**
 * Tells what a backup holds, also one of an older format. Reads all of it. Call it inside a transaction.
 *
 * @param file path of the backup
 * @throws ActionableError `project-damaged`; SQLite's own SQLITE_CORRUPT
 */
export function previewBackup(db: ReadHandle, file: string): BackupPreview {
  assertStructureSound(db, file);
  const { name, counts, lastRun } = readSummary(db);
  return {
    kind: 'sound',
    name,
    counts,
    // In a backup of an older format the run that was active still is so.
    lastRun:
      lastRun !== null && isActive(lastRun.status)
        ? { ...lastRun, status: 'interrupted', progress: null }
        : lastRun,
    changedAt: changedAt(db),
  };
}

function changedAt({ connection }: ReadHandle): string | null {
  const tables = new Set(
    connection.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all(),
  );
  const times = TIMES.filter(([table]) => tables.has(table)).map(
    ([table, column]) => `SELECT max(${column}) AS at FROM ${table}`,
  );
  return (
    connection
      .prepare<[], string | null>(`SELECT max(at) FROM (${times.join(' UNION ALL ')})`)
      .pluck()
      .get() ?? null
  );
}
