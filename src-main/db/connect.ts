import Database from 'better-sqlite3';
import { assertOurs, assertProjectFile, assertWritable, hasJournal } from './check-file.ts';
import { defineContentHash } from './content-hash.ts';
import { readableFileError, retryWhileBusy } from './file-errors.ts';
import { inPlaceCheck } from './file-in-place.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import type { Migration } from './migrations/migration.ts';

/** How long a statement waits for another process's lock, in milliseconds, before it gives SQLITE_BUSY. */
export const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens an existing project file for writing and leaves the schema of an older file as it is. Refuses a file that is
 * not ours before anything is written to it.
 *
 * @throws ActionableError when the file is missing, no SQLite file, foreign, from a newer version, damaged or read-only
 */
export function openUnmigrated(file: string, migrations: readonly Migration[]): WriteHandle {
  assertProjectFile(file, migrations);
  assertWritable(file);
  try {
    // The last to close a writable connection writes the journal into the file. What a newer version left
    // there is only looked at first, through a connection that cannot write.
    if (hasJournal(file)) openForReading(file, migrations).connection.close();
    const connection = connect(file, { readonly: false });
    const db: WriteHandle = { access: 'write', connection, assertInPlace: inPlaceCheck(file) };
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

/** Opens an existing, migrated project file for reading. Errors as for `openUnmigrated`. */
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
 * left to those whose it is. Errors as for `openUnmigrated`.
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
    defineContentHash(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
