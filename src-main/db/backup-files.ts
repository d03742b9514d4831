import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP_KINDS } from '../domain/backup.ts';
import type { Backup, BackupKind } from '../domain/backup.ts';

const NAME = new RegExp(
  String.raw`^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(${BACKUP_KINDS.join('|')})\.genglossary$`,
);

/**
 * The folder of a project file's backups, which lies beside it, the same for all paths that lead to the file. It need
 * not exist.
 *
 * @param file path of the project file, which may be missing
 */
export function backupsFolder(file: string): string {
  return `${realPathOf(file)}.backups`;
}

/**
 * Names the file of a backup. The names of a folder are in the order in which the backups were made.
 *
 * @param at UTC, ISO 8601 with milliseconds
 */
export function backupName(kind: BackupKind, at: string): string {
  return `${at.replaceAll(/[:.]/g, '-')}-${kind}.genglossary`;
}

/** What the name of a backup tells; null for any other name. */
export function parseBackupName(name: string): Pick<Backup, 'kind' | 'at'> | null {
  const [, day, hour, minute, second, millisecond, kindText] = NAME.exec(name) ?? [];
  const kind = BACKUP_KINDS.find((one) => one === kindText);
  const at = `${day}T${hour}:${minute}:${second}.${millisecond}Z`;
  if (kind === undefined || Number.isNaN(Date.parse(at))) return null;
  // A day that no month has would be moved into the next one.
  return new Date(at).toISOString() === at ? { kind, at } : null;
}

/** The path of a backup; null where the name is none of a backup. */
export function backupPath(file: string, name: string): string | null {
  return parseBackupName(name) === null ? null : join(backupsFolder(file), name);
}

/**
 * The backups of a project file, the newest first.
 *
 * @param file path of the project file, which may be missing
 * @throws the file system's error when the folder is there and cannot be read
 */
export function listBackups(file: string): readonly Backup[] {
  const folder = backupsFolder(file);
  return namesIn(folder)
    .flatMap((name) => {
      const told = parseBackupName(name);
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      return told === null || stats?.isFile() !== true ? [] : [{ name, ...told, size: stats.size }];
    })
    .sort((left, right) => (left.name < right.name ? 1 : -1));
}

/** The newest backup that was made of a sound file; null where there is none, or where nobody can tell. */
export function newestGoodBackup(file: string): Backup | null {
  try {
    return listBackups(file).find(({ kind }) => kind !== 'damaged') ?? null;
  } catch {
    // Asked for the sake of an error, which is to be told and not this one.
    return null;
  }
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // A file that is missing has its backups where it was.
    return file;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return [];
    }
    throw error;
  }
}
