import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupRequest, DueOutcome } from '../db/back-up.ts';
import { backupPath, backupsFolder } from '../db/backup-files.ts';
import type { InterruptionInCopy } from '../db/copy-file.ts';
import type { ProjectFiles } from '../db/project-files.ts';
import { backupNotFound } from '../db/restore.ts';
import type { RestoreRequest } from '../db/restore.ts';
import type { Backup, BackupPreview } from '../domain/backup.ts';
import { ActionableError } from '../domain/errors.ts';
import type { GoneRun } from '../domain/run-request.ts';
import { backupsToRemove, localDay } from './retention.ts';

/** What backups are made with. */
export interface BackupsContext {
  readonly files: ProjectFiles;
  readonly now: () => Date;
  /** Why a run that is active is interrupted in a backup. */
  readonly interruption: InterruptionInCopy;
  /** Hears of what went wrong beside the work. */
  readonly onWarning: (message: string) => void;
}

/** The backups of project files, which lie in a folder beside each. Paths are absolute. */
export interface Backups {
  /** Newest first. The project file may be damaged or missing. */
  list(file: string): Promise<readonly Backup[]>;
  /** Looks into a backup. Throws ActionableError `backup-not-found`. */
  preview(file: string, name: string): Promise<BackupPreview>;
  /** Makes a backup because a person wants one. Throws ActionableError, see `backUp`. */
  make(file: string): Promise<Backup>;
  /**
   * Makes a backup if none is newer than a time and something has changed since the newest one. Throws
   * ActionableError, see `backUp`.
   *
   * @param newerThan UTC, ISO 8601
   */
  makeIfDue(file: string, newerThan: string): Promise<DueOutcome>;
  /**
   * Goes back to a backup in a sound file.
   *
   * @param gone runs whose owners are known to be gone
   * @returns `not-sound` where the file cannot take it; nothing was changed
   * @throws ActionableError and RunInTheWayError, see `restoreInto`
   */
  restore(file: string, name: string, gone: readonly GoneRun[]): Promise<'restored' | 'not-sound'>;
  /** Puts a copy of a backup in the place of a file. Throws ActionableError, see `restoreInPlaceOf`. */
  restoreInPlace(file: string, name: string): Promise<void>;
}

/** Puts the work with backups together. */
export function createBackups({ files, now, interruption, onWarning }: BackupsContext): Backups {
  const at = (): string => now().toISOString();
  const list = async (file: string): Promise<readonly Backup[]> =>
    (await files.perform<'backups'>({ kind: 'backups', file })).backups;

  /** Removes what is no longer needed. The backup that was just made is not lost by a failure of this. */
  const tidy = async (file: string): Promise<void> => {
    try {
      for (const name of backupsToRemove(await list(file), at(), localDay)) {
        await rm(join(backupsFolder(file), name), { force: true });
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onWarning(`Old backups of "${basename(file)}" could not be removed: ${reason}`);
    }
  };
  const requestOf = (kind: BackupRequest['kind']): BackupRequest => ({ kind, at: at(), interruption });
  const restoreRequest = (name: string): RestoreRequest => ({ name, at: at(), interruption });

  return {
    list,

    preview: async (file, name) => {
      const path = backupPath(file, name);
      if (path === null || (await list(file)).every((backup) => backup.name !== name)) {
        throw backupNotFound(name);
      }
      try {
        return (await files.perform<'preview'>({ kind: 'preview', file: path })).preview;
      } catch (error) {
        if (!(error instanceof ActionableError)) throw error;
        const { code, message, remedy, values } = error;
        return { kind: 'unusable', problem: { code, message, remedy, values } };
      }
    },

    make: async (file) => {
      const task = { kind: 'back-up', file, backup: requestOf('by-hand') } as const;
      const { backup } = await files.perform<'back-up'>(task);
      await tidy(file);
      return backup;
    },

    makeIfDue: async (file, newerThan) => {
      const backup = requestOf('regular');
      const { outcome } = await files.perform<'back-up-if-due'>({
        kind: 'back-up-if-due',
        file,
        backup,
        newerThan,
      });
      if (outcome === 'made') await tidy(file);
      return outcome;
    },

    restore: async (file, name, gone) => {
      const request = restoreRequest(name);
      const { outcome } = await files.perform<'restore'>({ kind: 'restore', file, request, gone });
      if (outcome === 'restored') await tidy(file);
      return outcome;
    },

    restoreInPlace: async (file, name) => {
      await files.perform<'restore-in-place'>({
        kind: 'restore-in-place',
        file,
        request: restoreRequest(name),
      });
    },
  };
}
