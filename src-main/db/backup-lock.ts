import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupsFolder } from './backup-files.ts';
import { assertFolderWritable } from './check-file.ts';
import { isDraft } from './drafts.ts';
import { readableFileError } from './file-errors.ts';

/** An empty database whose lock goes away with the process that holds it, however that ends. */
const LOCK_FILE = '.lock';

/**
 * Works in the folder of a file's backups while no other process or thread does, and makes the folder if there is
 * none. What a killed process left there half made is removed first.
 *
 * @param timeout how long others are waited for, in milliseconds; blocks the thread meanwhile
 * @throws SQLite's own SQLITE_BUSY when they are not done in time; ActionableError where the folder cannot be used; the
 * error of the work
 */
export async function inBackupsFolder<Result>(
  file: string,
  timeout: number,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  try {
    const folder = makeFolder(file);
    const lock = new Database(join(folder, LOCK_FILE), { timeout });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      for (const name of readdirSync(folder)) if (isDraft(name)) rmSync(join(folder, name), { force: true });
      return await work(folder);
    } finally {
      lock.close();
    }
  } catch (error) {
    throw readableFileError(error, file);
  }
}

/** Makes the folder beside the file, but not the one that both lie in. */
function makeFolder(file: string): string {
  const folder = backupsFolder(file);
  assertFolderWritable(folder);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  return folder;
}
