import { documentDamaged, entryDamaged, findDamagedRows } from './check-rows.ts';
import { damagedError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { latestVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Checks that every page of a file is where it belongs. Reads all of it.
 *
 * @param file path of the project file that a person knows this one by
 * @param check `integrity_check` also compares the indices with what they lead to, which a file needs that is written to
 * @throws ActionableError `project-damaged`; SQLite's own SQLITE_CORRUPT
 */
export function assertStructureSound(
  { connection }: ReadHandle,
  file: string,
  check: 'quick_check' | 'integrity_check' = 'quick_check',
): void {
  if (connection.pragma(`${check}(1)`, { simple: true }) !== 'ok') throw damagedError(file);
}

/**
 * Checks that documents and entries still say what was written. Not all rows of an older format carry a hash: they
 * pass. Call it inside a transaction.
 *
 * @throws ActionableError `document-damaged` or `entry-damaged`
 */
export function assertRowsSound(db: ReadHandle, migrations: readonly Migration[]): void {
  if (Number(db.connection.pragma('user_version', { simple: true })) < latestVersion(migrations)) return;
  const {
    documents: [document],
    entries: [entry],
  } = findDamagedRows(db);
  if (document !== undefined) throw documentDamaged(document);
  if (entry !== undefined) throw entryDamaged(entry);
}
