import { existsSync } from 'node:fs';
import type { BlockingRun } from '../domain/run-request.ts';
import { copyProjectFile } from './copy-file.ts';
import type { CopyInformation } from './copy-file.ts';
import { readableFileError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createProjectFile, openForLooking, openForWriting, openUnmigrated } from './open-file.ts';
import { readSummary } from './repositories/summary.ts';
import type { ProjectSummary } from './repositories/summary.ts';
import { runReader } from './repositories/runs.ts';
import { packError } from './thread-protocol.ts';
import type { PortableError } from './thread-protocol.ts';
import { immediateTransaction, transaction } from './transactions.ts';
import { createWriteOperations } from './write-operations.ts';

/** How a project file is made or copied: whether there already was a file at the place. */
export type Placement = 'created' | 'exists';

/** Whether a project file is at rest. */
export interface FileUse {
  /** The run that holds the project, whose owner may be gone. */
  readonly blocking: BlockingRun | null;
  /** Whether some other connection has the file open. */
  readonly isOpenElsewhere: boolean;
}

/** Work on a project file as a whole; the paths are absolute. */
export type FileTask =
  | { readonly kind: 'summary'; readonly file: string }
  | { readonly kind: 'create'; readonly file: string; readonly name: string; readonly at: string }
  | { readonly kind: 'rename'; readonly file: string; readonly name: string }
  | { readonly kind: 'copy'; readonly file: string; readonly target: string; readonly copy: CopyInformation }
  | { readonly kind: 'use'; readonly file: string };

/** The answer to a task. */
export type FileTaskResult =
  | { readonly kind: 'summary'; readonly summary: ProjectSummary }
  | { readonly kind: 'create'; readonly placement: Placement }
  | { readonly kind: 'rename' }
  | { readonly kind: 'copy'; readonly placement: Placement }
  | { readonly kind: 'use'; readonly use: FileUse };

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
  switch (task.kind) {
    case 'summary':
      return {
        kind: 'summary',
        summary: withHandle(openForLooking(task.file, MIGRATIONS), (db) =>
          transaction(db, () => readSummary(db)),
        ),
      };
    case 'create': {
      const project = { name: task.name, createdAt: task.at };
      return { kind: 'create', placement: createProjectFile(task.file, project, MIGRATIONS) };
    }
    case 'rename':
      withHandle(await openForWriting(task.file, MIGRATIONS), (db) =>
        createWriteOperations(db).renameProject(task.name),
      );
      return { kind: 'rename' };
    case 'copy':
      return {
        kind: 'copy',
        placement: await copyProjectFile(task.file, task.target, task.copy, MIGRATIONS),
      };
    case 'use': {
      // The guard of a run start: who holds the write lock sees every run that was admitted.
      const blocking = withHandle(openUnmigrated(task.file, MIGRATIONS), (db) =>
        immediateTransaction(db, () => runReader(db).blocking()),
      );
      // The last connection takes the journal away with it.
      return { kind: 'use', use: { blocking, isOpenElsewhere: existsSync(`${task.file}-wal`) } };
    }
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
