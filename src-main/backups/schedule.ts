import { basename } from 'node:path';
import type { Revisions } from '../db/repositories/revisions.ts';
import { ActionableError } from '../domain/errors.ts';
import type { Backups } from './backups.ts';

/** How often it is asked whether a backup is due, in milliseconds. */
const LOOK_INTERVAL_MS = 60_000;

/** How old the newest backup has to be before the next one is made, and the last failure, in milliseconds. */
const BACKUP_INTERVAL_MS = 15 * 60_000;

/** What the regular backups of an open project are made with. */
export interface ScheduleContext {
  /** Absolute path of the project file. */
  readonly file: string;
  readonly backups: Pick<Backups, 'makeIfDue'>;
  /** Numbers that grow with every change of the project. */
  readonly revisions: () => Promise<Revisions>;
  readonly now: () => Date;
  /** Hears why a backup could not be made, each reason once in a row. */
  readonly onWarning: (message: string) => void;
}

/** The regular backups of an open project. */
export interface BackupSchedule {
  /** Makes a backup if it is due. Never rejects for a backup that cannot be made. */
  look(): Promise<void>;
  /** Looks no more. Waits for a backup that is being made. */
  close(): Promise<void>;
}

/**
 * Looks at once, and then every minute: a backup is made when the newest one is fifteen minutes old and something has
 * changed since. Nothing of that concerns the person's work: what goes wrong is a warning.
 */
export function startBackupSchedule({
  file,
  backups,
  revisions,
  now,
  onWarning,
}: ScheduleContext): BackupSchedule {
  let looking: Promise<void> | undefined;
  /** The state of which there is a backup. */
  let settled: string | undefined;
  /** Milliseconds since the epoch; a clock that was set back makes it long ago. */
  let lastFailure = Number.NEGATIVE_INFINITY;
  let lastWarning: string | undefined;
  let isClosed = false;

  const backUp = async (): Promise<void> => {
    const present = now().getTime();
    if (Math.abs(present - lastFailure) < BACKUP_INTERVAL_MS) return;
    const state = JSON.stringify(await revisions());
    if (state === settled) return;
    const newerThan = new Date(present - BACKUP_INTERVAL_MS).toISOString();
    if ((await backups.makeIfDue(file, newerThan)) !== 'not-yet') settled = state;
    lastWarning = undefined;
  };
  const backUpOrWarn = async (): Promise<void> => {
    try {
      await backUp();
    } catch (error) {
      lastFailure = now().getTime();
      const reason = reasonOf(error);
      const warning = `No backup of "${basename(file)}" could be made: ${reason}`;
      if (warning !== lastWarning) onWarning(warning);
      lastWarning = warning;
    }
  };
  const look = async (): Promise<void> => {
    if (isClosed) return;
    looking ??= backUpOrWarn().finally(() => {
      looking = undefined;
    });
    await looking;
  };

  const timer = setInterval(() => void look(), LOOK_INTERVAL_MS);
  timer.unref();
  void look();
  return {
    look,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await looking;
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof ActionableError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}
