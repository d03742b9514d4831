import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import {
  APPLICATION_ID,
  assertFolderWritable,
  assertOurs,
  assertProjectFile,
  assertWritable,
  hasJournal,
} from './check-file.ts';
import { readableFileError, retryWhileBusy } from './file-errors.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import { latestVersion, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { immediateTransaction } from './transactions.ts';

/** How long a statement waits for another process's lock, in milliseconds, before it gives SQLITE_BUSY. */
export const BUSY_TIMEOUT_MS = 5_000;

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

/** A path for a file that is built beside its place. Not made from the file's name: what is added to a long name makes it too long. */
export function draftBeside(file: string): string {
  return join(dirname(file), `.genglossary-${randomUUID()}.new`);
}

/** Puts a finished draft, which nobody has open, at its place unless there already is a file. */
export function placeDraft(draft: string, file: string): 'created' | 'exists' {
  synchronise(draft);
  return placeExclusively(draft, file);
}

/** Removes a draft and what SQLite may have left beside it. */
export function removeDraft(draft: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true });
}

/**
 * Opens an existing project file for writing and brings it to the newest schema. Refuses a file that
 * is not ours before anything is written to it; waits for others that open or migrate it at the same time.
 *
 * @throws ActionableError when the file is missing, no SQLite file, foreign, from a newer version,
 * read-only or on a full disk
 */
export async function openForWriting(file: string, migrations: readonly Migration[]): Promise<WriteHandle> {
  const db = openUnmigrated(file, migrations);
  try {
    await migrateWithCopy(db, file, migrations);
    return db;
  } catch (error) {
    db.connection.close();
    throw readableFileError(error, file);
  }
}

/** The same, but leaves the schema of an older file as it is. */
export function openUnmigrated(file: string, migrations: readonly Migration[]): WriteHandle {
  assertProjectFile(file, migrations);
  assertWritable(file);
  try {
    // The last to close a writable connection writes the journal into the file. What a newer version left
    // there is only looked at first, through a connection that cannot write.
    if (hasJournal(file)) openForReading(file, migrations).connection.close();
    const db: WriteHandle = { access: 'write', connection: connect(file, { readonly: false }) };
    try {
      retryWhileBusy(() => {
        assertOurs(db, migrations);
        db.connection.pragma('journal_mode = WAL');
      });
      return db;
    } catch (error) {
      db.connection.close();
      throw error;
    }
  } catch (error) {
    throw readableFileError(error, file);
  }
}

/** Opens an existing, migrated project file for reading. Errors as for `openForWriting`. */
export function openForReading(file: string, migrations: readonly Migration[]): ReadHandle {
  assertProjectFile(file, migrations);
  try {
    const db: ReadHandle = { access: 'read', connection: connect(file, { readonly: true }) };
    try {
      retryWhileBusy(() => assertOurs(db, migrations));
      return db;
    } catch (error) {
      db.connection.close();
      throw error;
    }
  } catch (error) {
    throw readableFileError(error, file);
  }
}

/**
 * Opens an existing file, of whatever version up to ours, for a short look that leaves nothing behind: the last
 * connection that closes takes the journal with it only if it could write. A journal with something in it is
 * left to those whose it is. Errors as for `openForWriting`.
 */
export function openForLooking(file: string, migrations: readonly Migration[]): ReadHandle {
  assertProjectFile(file, migrations);
  if (hasJournal(file)) return openForReading(file, migrations);
  const db = openUnmigrated(file, migrations);
  db.connection.pragma('query_only = ON');
  return db;
}

function connect(file: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  const connection = new Database(file, { fileMustExist: true, readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    // Functions and virtual tables named in a hostile file's schema are not run.
    connection.pragma('trusted_schema = OFF');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Migrates a file that is behind, with a copy made before. The copy is made while the write lock is
 * held and the version has been checked under it, so that of many processes exactly one makes it.
 */
async function migrateWithCopy(
  db: WriteHandle,
  file: string,
  migrations: readonly Migration[],
): Promise<void> {
  const isBehind = (): boolean =>
    Number(db.connection.pragma('user_version', { simple: true })) < latestVersion(migrations);
  if (!isBehind()) return;
  retryWhileBusy(() => db.connection.exec('BEGIN IMMEDIATE'));
  let copy: string | undefined;
  try {
    if (isBehind()) {
      const version = String(db.connection.pragma('user_version', { simple: true }));
      copy = `${file}.before-migration-from-${version}-${randomUUID().slice(0, 8)}`;
      // A second connection, since a backup must not see what this one is about to write.
      const source = connect(file, { readonly: true });
      try {
        await source.backup(copy);
      } finally {
        source.close();
      }
      migrate(db, migrations);
    }
    db.connection.exec('COMMIT');
  } catch (error) {
    if (db.connection.inTransaction) db.connection.exec('ROLLBACK');
    // The file is as it was: the copy would only be litter.
    if (copy !== undefined) rmSync(copy, { force: true });
    throw error;
  }
}

function synchronise(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a finished file at its place unless there already is one. */
function placeExclusively(draft: string, file: string): 'created' | 'exists' {
  try {
    linkSync(draft, file);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK')) throw error;
  }
  // A file system without hard links, such as exFAT on a memory stick.
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}
