import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { Backup, BackupPreview } from '../domain/backup.ts';
import type { GoneRun } from '../domain/run-request.ts';
import { backUp, backUpIfDue } from './back-up.ts';
import type { BackupRequest, DueOutcome } from './back-up.ts';
import { listBackups } from './backup-files.ts';
import { openForLooking, openUnmigrated } from './connect.ts';
import { copyProjectFile } from './copy-file.ts';
import type { CopyInformation } from './copy-file.ts';
import { readableFileError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { holdStill } from './hold-still.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createProjectFile, openForWriting } from './open-file.ts';
import { previewBackup } from './preview-backup.ts';
import { readSummary } from './repositories/summary.ts';
import type { ProjectSummary } from './repositories/summary.ts';
import { assertNoRun } from './run-in-the-way.ts';
import { restoreInPlaceOf, restoreInto } from './restore.ts';
import type { RestoreRequest } from './restore.ts';
import { packError } from './thread-protocol.ts';
import type { PortableError } from './thread-protocol.ts';
import { immediateTransaction, transaction } from './transactions.ts';
import { createWriteOperations } from './write-operations.ts';

/** How a project file is made or copied: whether there already was a file at the place. */
export type Placement = 'created' | 'exists';

/** Work on a project file as a whole; the paths are absolute. `gone`: runs whose owners are known to be gone. */
export type FileTask =
  | { readonly kind: 'summary'; readonly file: string }
  | { readonly kind: 'create'; readonly file: string; readonly name: string; readonly at: string }
  | {
      readonly kind: 'rename';
      readonly file: string;
      readonly name: string;
      readonly gone: readonly GoneRun[];
    }
  | {
      readonly kind: 'copy';
      readonly file: string;
      readonly target: string;
      readonly copy: CopyInformation;
      readonly onExisting: 'leave' | 'replace';
    }
  | { readonly kind: 'use'; readonly file: string; readonly gone: readonly GoneRun[] }
  /** Keeps everybody from writing to the file; see `holdStill`. */
  | {
      readonly kind: 'hold';
      readonly file: string;
      readonly gone: readonly GoneRun[];
      readonly holder: MessagePort;
    }
  | { readonly kind: 'backups'; readonly file: string }
  /** The file is that of the backup. */
  | { readonly kind: 'preview'; readonly file: string }
  | { readonly kind: 'back-up'; readonly file: string; readonly backup: BackupRequest }
  | {
      readonly kind: 'back-up-if-due';
      readonly file: string;
      readonly backup: BackupRequest;
      readonly newerThan: string;
    }
  | {
      readonly kind: 'restore';
      readonly file: string;
      readonly request: RestoreRequest;
      readonly gone: readonly GoneRun[];
    }
  | { readonly kind: 'restore-in-place'; readonly file: string; readonly request: RestoreRequest };

/** The answer to a task. */
export type FileTaskResult =
  | { readonly kind: 'summary'; readonly summary: ProjectSummary }
  | { readonly kind: 'create'; readonly placement: Placement }
  | { readonly kind: 'rename' }
  | { readonly kind: 'copy'; readonly placement: Placement }
  /** Whether some other connection has the file open. */
  | { readonly kind: 'use'; readonly isOpenElsewhere: boolean }
  | { readonly kind: 'hold' }
  | { readonly kind: 'backups'; readonly backups: readonly Backup[] }
  | { readonly kind: 'preview'; readonly preview: BackupPreview }
  | { readonly kind: 'back-up'; readonly backup: Backup }
  | { readonly kind: 'back-up-if-due'; readonly outcome: DueOutcome }
  | { readonly kind: 'restore'; readonly outcome: 'restored' | 'not-sound' }
  | { readonly kind: 'restore-in-place' };

/** A task that failed. */
export interface FailedFileTask {
  readonly kind: 'failed';
  readonly error: PortableError;
}

/** Performs a task in the thread it is called in, which waits for locks of other programs meanwhile. */
export async function performFileTask(task: FileTask): Promise<FileTaskResult | FailedFileTask> {
  try {
    return await perform(task);
  } catch (error) {
    return { kind: 'failed', error: packError(readableFileError(error, task.file)) };
  }
}

async function perform(task: FileTask): Promise<FileTaskResult> {
  const { file } = task;
  switch (task.kind) {
    case 'summary': {
      const summary = withHandle(openForLooking(file, MIGRATIONS), (db) =>
        transaction(db, () => readSummary(db)),
      );
      return { kind: task.kind, summary };
    }
    case 'create': {
      const project = { name: task.name, createdAt: task.at };
      return { kind: task.kind, placement: createProjectFile(file, project, MIGRATIONS) };
    }
    case 'rename':
      withHandle(await openForWriting(file, MIGRATIONS, task.gone), (db) =>
        createWriteOperations(db).renameProject(task.name),
      );
      return { kind: task.kind };
    case 'copy': {
      const { target, copy, onExisting } = task;
      return {
        kind: task.kind,
        placement: await copyProjectFile(file, target, copy, onExisting, MIGRATIONS),
      };
    }
    case 'use': {
      // The guard of a run start: who holds the write lock sees every run that was admitted.
      withHandle(openUnmigrated(file, MIGRATIONS), (db) =>
        immediateTransaction(db, () => assertNoRun(db, task.gone)),
      );
      // The last connection takes the journal away with it.
      return { kind: task.kind, isOpenElsewhere: existsSync(`${file}-wal`) };
    }
    case 'hold':
      await holdStill(file, task.gone, task.holder, MIGRATIONS);
      return { kind: task.kind };
    case 'backups':
      return { kind: task.kind, backups: listBackups(file) };
    case 'preview': {
      const preview = withHandle(openForLooking(file, MIGRATIONS), (db) =>
        transaction(db, () => previewBackup(db, file)),
      );
      return { kind: task.kind, preview };
    }
    case 'back-up':
      return { kind: task.kind, backup: await backUp(file, task.backup, MIGRATIONS) };
    case 'back-up-if-due': {
      const outcome = await backUpIfDue(file, task.backup, task.newerThan, MIGRATIONS);
      return { kind: task.kind, outcome };
    }
    case 'restore': {
      const outcome = await restoreInto(file, task.request, task.gone, MIGRATIONS);
      return { kind: task.kind, outcome };
    }
    case 'restore-in-place':
      await restoreInPlaceOf(file, task.request, MIGRATIONS);
      return { kind: task.kind };
  }
}

/** Does something with a connection and closes it. */
function withHandle<Handle extends ReadHandle, Result>(db: Handle, work: (db: Handle) => Result): Result {
  try {
    return work(db);
  } finally {
    db.connection.close();
  }
}
