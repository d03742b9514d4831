import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, BackupKind } from '../domain/backup.ts';
import { ActionableError } from '../domain/errors.ts';
import { PROJECT_PARTS } from '../domain/project-view.ts';
import { backupName, backupsFolder, listBackups } from './backup-files.ts';
import { inBackupsFolder } from './backup-lock.ts';
import { assertRowsSound, assertStructureSound } from './check-soundness.ts';
import { BUSY_TIMEOUT_MS, openForLooking } from './connect.ts';
import { copyInto, inDraft } from './copy-file.ts';
import type { InterruptionInCopy } from './copy-file.ts';
import { draftIn, placeDraft, removeDraft } from './drafts.ts';
import { isBusyError, readableFileError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { latestVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { projectReader } from './repositories/project.ts';
import { revisionReader } from './repositories/revisions.ts';
import type { Revisions } from './repositories/revisions.ts';
import { runWriter } from './repositories/runs.ts';
import { immediateTransaction, transaction } from './transactions.ts';

/** A backup to make. */
export interface BackupRequest {
  readonly kind: Exclude<BackupKind, 'damaged'>;
  /** When it is made; UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** Why a run that is active is interrupted in it; null to leave it as it is. */
  readonly interruption: InterruptionInCopy | null;
}

/** How long another process that makes a backup of the same file is waited for, in milliseconds. */
export const BACKUP_PATIENCE_MS = 60_000;

/**
 * Makes a backup of a project file, whole or not at all: its structure and the hashes of its rows are checked, and a
 * damaged file is not backed up.
 *
 * @throws ActionableError `project-damaged`, `document-damaged` or `entry-damaged`, or when a file cannot be
 * reached; SQLite's own SQLITE_BUSY
 */
export async function backUp(
  file: string,
  request: BackupRequest,
  migrations: readonly Migration[],
): Promise<Backup> {
  return inBackupsFolder(file, BACKUP_PATIENCE_MS, (folder) =>
    makeBackup(file, folder, request, 'refuse', migrations),
  );
}

/** What became of a backup that was to be made if it is due. `not-yet`: there is one that is new enough. */
export type DueOutcome = 'made' | 'not-yet' | 'unchanged';

/**
 * The same, if no backup is newer than a time and something has changed since the newest one. Of many processes exactly
 * one makes it.
 *
 * @param newerThan UTC, ISO 8601
 */
export async function backUpIfDue(
  file: string,
  request: BackupRequest,
  newerThan: string,
  migrations: readonly Migration[],
): Promise<DueOutcome> {
  const judge = (): 'due' | DueOutcome => judgeBackup(file, request.at, newerThan, migrations);
  const first = judge();
  if (first !== 'due') return first;
  try {
    return await inBackupsFolder(file, BUSY_TIMEOUT_MS, async (folder) => {
      const second = judge();
      if (second !== 'due') return second;
      await makeBackup(file, folder, request, 'refuse', migrations);
      return 'made';
    });
  } catch (error) {
    // Another process is just making one.
    if (isBusyError(error)) return 'not-yet';
    throw error;
  }
}

/**
 * Makes a backup inside the folder of backups; call it as `inBackupsFolder` says.
 *
 * @param damagedRows whether a file whose documents or entries do not say what was written is refused, or kept as it
 * is, as `damaged`
 */
export async function makeBackup(
  file: string,
  folder: string,
  { kind, at, interruption }: BackupRequest,
  damagedRows: 'refuse' | 'keep',
  migrations: readonly Migration[],
): Promise<Backup> {
  const draft = draftIn(folder);
  try {
    await copyInto(file, draft, migrations);
    const hasDamagedRows = inDraft(draft, (db) => {
      assertStructureSound(db, file, damagedRows === 'refuse' ? 'integrity_check' : 'quick_check');
      const damage = damageOfRows(db, file, migrations);
      if (damage !== null && damagedRows === 'refuse') throw damage;
      const isMigrated =
        Number(db.connection.pragma('user_version', { simple: true })) === latestVersion(migrations);
      if (interruption !== null && isMigrated) {
        immediateTransaction(db, () => runWriter(db).interruptActive(interruption, at));
      }
      return damage !== null;
    });
    return placeBackup(draft, file, hasDamagedRows ? 'damaged' : kind, at);
  } catch (error) {
    throw readableFileError(error, file);
  } finally {
    removeDraft(draft);
  }
}

/** A name for a file among the backups that is free by the time it was made, or shortly after. */
export function freeBackupName(file: string, kind: BackupKind, at: string): Pick<Backup, 'name' | 'at'> {
  const taken = new Set(listBackups(file).map((backup) => backup.at));
  let time = Date.parse(at);
  while (taken.has(new Date(time).toISOString())) time += 1;
  const free = new Date(time).toISOString();
  return { name: backupName(kind, free), at: free };
}

function placeBackup(draft: string, file: string, kind: BackupKind, at: string): Backup {
  const { name, at: madeAt } = freeBackupName(file, kind, at);
  const place = join(backupsFolder(file), name);
  if (placeDraft(draft, place) === 'exists') throw new Error(`There already is a backup "${name}".`);
  return { name, kind, at: madeAt, size: statSync(place).size };
}

function damageOfRows(
  db: ReadHandle,
  file: string,
  migrations: readonly Migration[],
): ActionableError | null {
  try {
    transaction(db, () => assertRowsSound(db, file, migrations));
    return null;
  } catch (error) {
    if (error instanceof ActionableError) return error;
    throw error;
  }
}

function judgeBackup(
  file: string,
  now: string,
  newerThan: string,
  migrations: readonly Migration[],
): 'due' | DueOutcome {
  // A clock that was set back leaves backups from the future, which say nothing about now.
  const newest = listBackups(file).find(({ kind, at }) => kind !== 'damaged' && at <= now);
  if (newest !== undefined && newest.at > newerThan) return 'not-yet';
  const present = look(file, migrations, (db) => ({
    createdAt: projectReader(db).get().createdAt,
    revisions: revisionReader(db).all(),
  }));
  if (newest === undefined) return present.createdAt > newerThan ? 'not-yet' : 'due';
  const kept = revisionsOf(join(backupsFolder(file), newest.name), migrations);
  return kept !== null && isSame(present.revisions, kept) ? 'unchanged' : 'due';
}

/** Null for a backup that cannot be read, or is of a format without revisions: whatever there is now is not in it. */
function revisionsOf(backup: string, migrations: readonly Migration[]): Revisions | null {
  try {
    return look(backup, migrations, (db) => revisionReader(db).all());
  } catch {
    return null;
  }
}

function look<Result>(
  file: string,
  migrations: readonly Migration[],
  work: (db: ReadHandle) => Result,
): Result {
  const db = openForLooking(file, migrations);
  try {
    return transaction(db, () => work(db));
  } finally {
    db.connection.close();
  }
}

function isSame(left: Revisions, right: Revisions): boolean {
  return PROJECT_PARTS.every((part) => left[part] === right[part]);
}
