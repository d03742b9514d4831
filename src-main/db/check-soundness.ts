import { documentDamaged, entryDamaged, findDamagedRows } from './check-rows.ts';
import { damagedError, isUnparsable } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { latestVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { entryReader } from './repositories/entries.ts';
import { issueReader } from './repositories/issues.ts';
import { termReader } from './repositories/terms.ts';

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
 * Checks that documents and entries still say what was written, and that terms, entries and issues can be read: their
 * rows hold lists as JSON, which a changed byte breaks where no hash is. Rows of an older format pass. Call it inside a
 * transaction.
 *
 * @param file path of the project file that a person knows this one by
 * @throws ActionableError `document-damaged`, `entry-damaged` or `project-damaged`
 */
export function assertRowsSound(db: ReadHandle, file: string, migrations: readonly Migration[]): void {
  if (Number(db.connection.pragma('user_version', { simple: true })) < latestVersion(migrations)) return;
  const {
    documents: [document],
    entries: [entry],
  } = findDamagedRows(db);
  if (document !== undefined) throw documentDamaged(document);
  if (entry !== undefined) throw entryDamaged(entry);
  try {
    termReader(db).readEach();
    entryReader(db).list();
    issueReader(db).list();
  } catch (error) {
    throw isUnparsable(error) ? damagedError(file, error) : error;
  }
}
