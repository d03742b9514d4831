import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../domain/backup.ts';
import { ActionableError } from '../domain/errors.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { GoneRun } from '../domain/run-request.ts';
import { BACKUP_PATIENCE_MS, freeBackupName, makeBackup } from './back-up.ts';
import { backupPath, backupsFolder } from './backup-files.ts';
import { inBackupsFolder } from './backup-lock.ts';
import { assertRowsSound, assertStructureSound } from './check-soundness.ts';
import { copyInto, inDraft } from './copy-file.ts';
import type { InterruptionInCopy } from './copy-file.ts';
import { draftIn, placeDraft, removeDraft, replaceByDraft } from './drafts.ts';
import { readableFileError } from './file-errors.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { openForWriting } from './open-file.ts';
import { projectInUse } from './project-in-use.ts';
import { runWriter } from './repositories/runs.ts';
import { assertNoRun } from './run-in-the-way.ts';
import { takeContents } from './take-contents.ts';
import { immediateTransaction, transaction } from './transactions.ts';

/** Which backup is to be gone back to. */
export interface RestoreRequest {
  /** Name of the backup. */
  readonly name: string;
  /** Now; UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** Why a run that was active in the backup is interrupted. */
  readonly interruption: InterruptionInCopy;
}

/**
 * Goes back to a backup in a sound project file, which others may have open: they see the change as any other. All of it
 * is one transaction, with a backup of the present state made inside it, so that nothing can be written between
 * the two. The history of runs and the answers of units stay, and what the backup has more of them is added.
 *
 * @param gone runs whose owners are known to be gone
 * @returns `not-sound` where the file cannot take it, since it cannot be opened or is damaged; nothing was changed
 * @throws ActionableError `backup-not-found` or `backup-unusable`; RunInTheWayError; SQLite's own SQLITE_BUSY
 */
export async function restoreInto(
  file: string,
  request: RestoreRequest,
  gone: readonly GoneRun[],
  migrations: readonly Migration[],
): Promise<'restored' | 'not-sound'> {
  if (!(await isSound(file, gone, migrations))) return 'not-sound';
  await inBackupsFolder(file, BACKUP_PATIENCE_MS, async (folder) => {
    const draft = draftIn(folder);
    try {
      await prepare(file, draft, request, migrations);
      await replaceContents(file, folder, draft, request, gone, migrations);
    } finally {
      removeDraft(draft);
    }
  });
  return 'restored';
}

/**
 * Puts a copy of a backup in the place of a project file that is missing or damaged. The damaged file is kept among
 * the backups, with its journal. At every moment there is a file at the place, if there was one and the disk knows
 * hard links, or else all of it is among the backups.
 *
 * @throws ActionableError `backup-not-found` or `backup-unusable`; `project-in-use` where the system does not let the
 * file go, or another program has put one in its place
 */
export async function restoreInPlaceOf(
  file: string,
  request: RestoreRequest,
  migrations: readonly Migration[],
): Promise<void> {
  await inBackupsFolder(file, BACKUP_PATIENCE_MS, async (folder) => {
    const draft = draftIn(folder);
    try {
      await prepare(file, draft, request, migrations);
      setAside(file, request.at);
      const isReplaced = existsSync(file);
      if (isReplaced) replaceByDraft(draft, file);
      else if (placeDraft(draft, file) === 'exists') throw projectInUse(file);
    } catch (error) {
      throw readableFileError(error, file);
    } finally {
      removeDraft(draft);
    }
  });
}

/**
 * What says that a file cannot take what a backup holds, and that another one has to take its place. Where its header
 * is damaged a file looks like one of another program or version.
 */
export const NOT_SOUND: readonly ErrorCode[] = [
  'project-damaged',
  'project-missing',
  'project-not-sqlite',
  'project-foreign',
  'project-too-new',
];

/** What says that a backup is of no use. */
const UNUSABLE: readonly ErrorCode[] = [
  'project-damaged',
  'project-not-sqlite',
  'project-foreign',
  'project-too-new',
  'document-damaged',
  'entry-damaged',
];

/** Whether a file can be opened and is whole; brings an older one to the present format. */
async function isSound(
  file: string,
  gone: readonly GoneRun[],
  migrations: readonly Migration[],
): Promise<boolean> {
  try {
    const db = await openForWriting(file, migrations, gone);
    try {
      assertStructureSound(db, file, 'integrity_check');
      return true;
    } finally {
      db.connection.close();
    }
  } catch (error) {
    if (isOneOf(readableFileError(error, file), NOT_SOUND)) return false;
    throw error;
  }
}

/** Makes a draft of what a backup holds, in the present format and without an active run, and checks all of it. */
async function prepare(
  file: string,
  draft: string,
  { name, at, interruption }: RestoreRequest,
  migrations: readonly Migration[],
): Promise<void> {
  const backup = backupPath(file, name);
  if (backup === null || !existsSync(backup)) throw backupNotFound(name);
  try {
    await copyInto(backup, draft, migrations);
    inDraft(draft, (db) => {
      assertStructureSound(db, backup);
      immediateTransaction(db, () => {
        migrate(db, migrations);
        runWriter(db).interruptActive(interruption, at);
      });
      transaction(db, () => assertRowsSound(db, backup, migrations));
    });
  } catch (error) {
    const readable = readableFileError(error, backup);
    if (!isOneOf(readable, UNUSABLE)) throw readable;
    throw new ActionableError(
      'backup-unusable',
      `The backup "${name}" cannot be read. The project was not changed.`,
      'Choose another one of the list.',
      { cause: readable, values: { backup: name } },
    );
  }
}

/** Puts what a draft holds into a file. */
async function replaceContents(
  file: string,
  folder: string,
  draft: string,
  { at, interruption }: RestoreRequest,
  gone: readonly GoneRun[],
  migrations: readonly Migration[],
): Promise<void> {
  const db = await openForWriting(file, migrations, gone);
  let present: Backup | undefined;
  try {
    db.connection.prepare('ATTACH ? AS source').run(draft);
    db.connection.exec('BEGIN IMMEDIATE');
    db.assertInPlace?.();
    runWriter(db).retire(gone, at);
    assertNoRun(db, []);
    const request = { kind: 'before-restore', at, interruption } as const;
    present = await makeBackup(file, folder, request, 'keep', migrations);
    takeContents(db, 'source');
    db.connection.exec('COMMIT');
  } catch (error) {
    if (db.connection.inTransaction) db.connection.exec('ROLLBACK');
    // The file is as it was: the backup would only be litter.
    if (present !== undefined) rmSync(join(folder, present.name), { force: true });
    throw readableFileError(error, file);
  } finally {
    db.connection.close();
  }
}

/**
 * Keeps a damaged file among the backups, with its journal, which must not be found by the file that comes in its
 * place. The file itself stays where it is too, until it is replaced in one step.
 */
function setAside(file: string, at: string): void {
  const place = join(backupsFolder(file), freeBackupName(file, 'damaged', at).name);
  if (existsSync(file)) {
    try {
      linkSync(file, place);
    } catch {
      // A file system without hard links. A system that does not let go of an open file says so here.
      move(file, place, file);
    }
  }
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) move(file + suffix, place + suffix, file);
  }
}

function move(from: string, to: string, file: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'EBUSY' || (process.platform === 'win32' && code === 'EPERM') ? projectInUse(file) : error;
  }
}

/** There is no backup of this name. */
export function backupNotFound(name: string): ActionableError {
  return new ActionableError(
    'backup-not-found',
    `The backup "${name}" is no longer there. Nothing was changed.`,
    'Choose another one of the list.',
    { values: { backup: name } },
  );
}

function isOneOf(error: unknown, codes: readonly ErrorCode[]): boolean {
  return error instanceof ActionableError && codes.includes(error.code);
}
