import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Message } from '../domain/message.ts';
import { assertFolderWritable } from './check-file.ts';
import { readableFileError } from './file-errors.ts';
import type { WriteHandle } from './handle.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { draftBeside, openForLooking, placeDraft, removeDraft } from './open-file.ts';
import { projectWriter } from './repositories/project.ts';
import { revisionWriter } from './repositories/revisions.ts';
import { runWriter } from './repositories/runs.ts';
import { immediateTransaction } from './transactions.ts';

/** More pages than any file has: the whole file is copied in one go. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** What a copy says of itself. */
export interface CopyInformation {
  /** Name of the project in the copy. */
  readonly name: string;
  /** When it was made; UTC, ISO 8601. */
  readonly at: string;
  /** Why a run that was active is interrupted in the copy, by name and values and as an English sentence. */
  readonly reason: string;
  readonly reasonDetails: Message;
}

/**
 * Copies a project file by SQLite's backup call, also while others write to it: the copy is the project of one
 * moment. It is built beside its place and then linked into it. A run that was active is interrupted in it.
 *
 * @param file absolute path of an existing project file, which is not changed
 * @param target absolute path; an existing file there is left alone
 * @returns `created`, or `exists` when there already was a file
 * @throws ActionableError when either file cannot be reached; nothing is left behind then
 */
export async function copyProjectFile(
  file: string,
  target: string,
  { name, at, ...reason }: CopyInformation,
  migrations: readonly Migration[],
): Promise<'created' | 'exists'> {
  if (existsSync(target)) return 'exists';
  assertFolderWritable(target);
  const draft = draftBeside(target);
  try {
    const { connection: source } = openForLooking(file, migrations);
    try {
      // Holds the moment that is copied: a backup begins anew whenever another program has written meanwhile.
      source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
      await source.backup(draft, { progress: () => ALL_PAGES });
    } finally {
      source.close();
    }
    const db: WriteHandle = { access: 'write', connection: new Database(draft) };
    try {
      immediateTransaction(db, () => {
        migrate(db, migrations);
        projectWriter(db).makeNew(name, at);
        runWriter(db).interruptActive(reason, at);
        revisionWriter(db).bump('project', 'runs');
      });
    } finally {
      db.connection.close();
    }
    return placeDraft(draft, target);
  } catch (error) {
    throw readableFileError(error, file);
  } finally {
    removeDraft(draft);
  }
}
