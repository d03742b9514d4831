import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ActionableError } from '../domain/errors.ts';
import { readableFileError, retryWhileBusy } from './file-errors.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import { latestVersion, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { immediateTransaction } from './transactions.ts';

/** `PRAGMA application_id` of our files: "GGLS" in ASCII. */
export const APPLICATION_ID = 0x47474c53;

/** How long a statement waits for another process's lock, in milliseconds, before it gives SQLITE_BUSY. */
export const BUSY_TIMEOUT_MS = 5_000;

const SQLITE_HEADER = 'SQLite format 3\0';

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
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.new`);
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
    synchronise(draft);
    return placeExclusively(draft, file);
  } catch (error) {
    throw readableFileError(error, file);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true });
  }
}

/**
 * Opens an existing project file for writing and brings it to the newest schema. Refuses a file that
 * is not ours before anything is written to it; waits for others that open or migrate it at the same time.
 *
 * @throws ActionableError when the file is missing, no SQLite file, foreign, from a newer version,
 * read-only or on a full disk
 */
export async function openForWriting(file: string, migrations: readonly Migration[]): Promise<WriteHandle> {
  assertSqliteFile(file);
  try {
    const db: WriteHandle = { access: 'write', connection: connect(file, { readonly: false }) };
    try {
      retryWhileBusy(() => {
        assertOurs(db, migrations);
        db.connection.pragma('journal_mode = WAL');
      });
      await migrateWithCopy(db, file, migrations);
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
  assertSqliteFile(file);
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

function connect(file: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  const connection = new Database(file, { fileMustExist: true, readonly, timeout: BUSY_TIMEOUT_MS });
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('temp_store = MEMORY');
  // Functions and virtual tables named in a hostile file's schema are not run.
  connection.pragma('trusted_schema = OFF');
  return connection;
}

function assertSqliteFile(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new ActionableError(
      'project-missing',
      `There is no project file "${basename(file)}" at that place.`,
      'Check the path; if the file was moved, open it from its new place.',
    );
  }
  const header = Buffer.alloc(SQLITE_HEADER.length);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw readableFileError(error, file);
  }
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1') !== SQLITE_HEADER) {
    throw new ActionableError(
      'project-not-sqlite',
      `"${basename(file)}" is not a project file. It was not changed.`,
      'Choose a file that ends in .genglossary, or another name for a new project.',
    );
  }
}

function assertOurs(db: ReadHandle, migrations: readonly Migration[]): void {
  const name = basename(db.connection.name);
  if (db.connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new ActionableError(
      'project-foreign',
      `"${name}" is the database of another program. It was not changed.`,
      'Choose a file that ends in .genglossary, or another name for a new project.',
    );
  }
  const version = Number(db.connection.pragma('user_version', { simple: true }));
  if (version > latestVersion(migrations)) {
    throw new ActionableError(
      'project-too-new',
      `"${name}" was written by a newer version of GenGlossary (format ${version}; this one knows ${latestVersion(migrations)}). It was not changed.`,
      'Update GenGlossary, then open it again.',
    );
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
