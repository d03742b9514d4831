import type { WriteHandle } from './handle.ts';
import type { Migration } from './migrations/migration.ts';

/** The schema version that a list of migrations, oldest first, ends with. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Applies every migration newer than the file's version, oldest first, and stops on the first error.
 * Must be called inside a transaction: an upgrade over several versions happens whole or not at all.
 *
 * @throws SQLite's own error of the migration that failed; the caller rolls back
 */
export function migrate(db: WriteHandle, migrations: readonly Migration[]): void {
  const { connection } = db;
  if (!connection.inTransaction) throw new Error('Migrations run inside a transaction.');
  for (const migration of migrations) {
    if (migration.version <= Number(connection.pragma('user_version', { simple: true }))) continue;
    connection.exec(migration.sql);
    connection.pragma(`user_version = ${migration.version}`);
  }
}
