import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Backup } from '../domain/backup.ts';
import type { GoneRun } from '../domain/run-request.ts';
import { backUp } from './back-up.ts';
import { backupsFolder } from './backup-files.ts';
import { APPLICATION_ID, assertFolderWritable } from './check-file.ts';
import { openUnmigrated } from './connect.ts';
import { defineContentHash } from './content-hash.ts';
import { draftBeside, placeDraft, removeDraft } from './drafts.ts';
import { readableFileError, retryWhileBusy } from './file-errors.ts';
import type { WriteHandle } from './handle.ts';
import { latestVersion, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { runWriter } from './repositories/runs.ts';
import { assertNoRun } from './run-in-the-way.ts';
import { immediateTransaction } from './transactions.ts';

/**
 * Makes a new project file, whole or not at all: it is built beside its place under another name and
 * then linked into place, so that no other process ever sees an empty or half-made file.
 *
 * @param file absolute path; an existing file there is left alone
 * @param project name of the project and the time of its making (UTC, ISO 8601)
 * @returns `created`, or `exists` when there already was a file, also one that another process made meanwhile
 * @throws ActionableError when the folder is missing, read-only or full; nothing is left behind then
 */
export function createProjectFile(
  file: string,
  project: { readonly name: string; readonly createdAt: string },
  migrations: readonly Migration[],
): 'created' | 'exists' {
  if (existsSync(file)) return 'exists';
  assertFolderWritable(file);
  const draft = draftBeside(file);
  try {
    const db: WriteHandle = { access: 'write', connection: new Database(draft) };
    try {
      defineContentHash(db.connection);
      db.connection.pragma('journal_mode = WAL');
      db.connection.pragma(`application_id = ${APPLICATION_ID}`);
      immediateTransaction(db, () => {
        migrate(db, migrations);
        db.connection
          .prepare('INSERT INTO project (id, name, created_at) VALUES (1, ?, ?)')
          .run(project.name, project.createdAt);
      });
    } finally {
      // Closing the last connection writes the -wal file back into the file.
      db.connection.close();
    }
    return placeDraft(draft, file);
  } catch (error) {
    throw readableFileError(error, file);
  } finally {
    removeDraft(draft);
  }
}

/**
 * Opens an existing project file for writing and brings it to the newest schema. Refuses a file that
 * is not ours before anything is written to it; waits for others that open or migrate it at the same time.
 *
 * @param gone runs whose owners are known to be gone; a migration retires them
 * @throws ActionableError when the file is missing, no SQLite file, foreign, from a newer version, damaged,
 * read-only or on a full disk; RunInTheWayError when it is to be migrated while a run holds it
 */
export async function openForWriting(
  file: string,
  migrations: readonly Migration[],
  gone: readonly GoneRun[] = [],
): Promise<WriteHandle> {
  const db = openUnmigrated(file, migrations);
  try {
    await migrateWithBackup(db, file, migrations, gone);
    return db;
  } catch (error) {
    db.connection.close();
    throw readableFileError(error, file);
  }
}

/**
 * Migrates a file that is behind, with a backup made before. The backup is made while the write lock is
 * held and the version has been checked under it, so that of many processes exactly one makes it.
 */
async function migrateWithBackup(
  db: WriteHandle,
  file: string,
  migrations: readonly Migration[],
  gone: readonly GoneRun[],
): Promise<void> {
  const isBehind = (): boolean =>
    Number(db.connection.pragma('user_version', { simple: true })) < latestVersion(migrations);
  if (!isBehind()) return;
  const at = new Date().toISOString();
  retryWhileBusy(() => db.connection.exec('BEGIN IMMEDIATE'));
  let backup: Backup | undefined;
  try {
    if (isBehind()) {
      // A run that is at work would go on with the tables of the older format.
      assertNoRun(db, gone);
      backup = await backUp(file, { kind: 'before-migration', at, interruption: null }, migrations);
      migrate(db, migrations);
      if (gone.length > 0) runWriter(db).retire(gone, at);
    }
    db.connection.exec('COMMIT');
  } catch (error) {
    if (db.connection.inTransaction) db.connection.exec('ROLLBACK');
    // The file is as it was: the backup would only be litter.
    if (backup !== undefined) rmSync(join(backupsFolder(file), backup.name), { force: true });
    throw error;
  }
}
