import { chmodSync, existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Message } from '../domain/message.ts';
import { assertFolderWritable } from './check-file.ts';
import { defineContentHash } from './content-hash.ts';
import { draftBeside, placeDraft, removeDraft, replaceByDraft } from './drafts.ts';
import { readableFileError } from './file-errors.ts';
import type { WriteHandle } from './handle.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { openForLooking } from './connect.ts';
import { projectWriter } from './repositories/project.ts';
import { revisionWriter } from './repositories/revisions.ts';
import { runWriter } from './repositories/runs.ts';
import { immediateTransaction } from './transactions.ts';

/** More pages than any file has: the whole file is copied in one go. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** Why a run that was active is interrupted in a copy, by name and values and as an English sentence. */
export interface InterruptionInCopy {
  readonly reason: string;
  readonly reasonDetails: Message;
}

/** What a copy says of itself. */
export interface CopyInformation extends InterruptionInCopy {
  /** Name of the project in the copy, which begins with it; null for a copy that is the same project. */
  readonly name: string | null;
  /** When it was made; UTC, ISO 8601. */
  readonly at: string;
}

/**
 * Copies all that a project file holds at one moment, also while others write to it, by SQLite's backup call.
 *
 * @param file a project file, which is not changed
 * @param draft path of a new file; on an error it may be there in part
 * @throws ActionableError when the file cannot be read; SQLite's own error otherwise
 */
export async function copyInto(file: string, draft: string, migrations: readonly Migration[]): Promise<void> {
  const { connection: source } = openForLooking(file, migrations);
  try {
    // Holds the moment that is copied: a backup begins anew whenever another program has written meanwhile.
    source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await source.backup(draft, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  // What only its owner may read stays so.
  chmodSync(draft, (statSync(file).mode & 0o777) | OWNER_MAY_WRITE);
}

const OWNER_MAY_WRITE = 0o600;

/** Opens a draft, which nobody else knows of, and does something with it. */
export function inDraft<Result>(draft: string, work: (db: WriteHandle) => Result): Result {
  const db: WriteHandle = { access: 'write', connection: new Database(draft, { fileMustExist: true }) };
  try {
    defineContentHash(db.connection);
    return work(db);
  } finally {
    db.connection.close();
  }
}

/**
 * Copies a project file by SQLite's backup call, also while others write to it: the copy is the project of one
 * moment. It is built beside its place and then put there. A run that was active is interrupted in it.
 *
 * @param file absolute path of an existing project file, which is not changed
 * @param target absolute path
 * @param onExisting whether a file at the target is left alone or replaced
 * @returns `created`, or `exists` when there already was a file that is left alone
 * @throws ActionableError when either file cannot be reached; nothing is left behind then
 */
export async function copyProjectFile(
  file: string,
  target: string,
  { name, at, ...interruption }: CopyInformation,
  onExisting: 'leave' | 'replace',
  migrations: readonly Migration[],
): Promise<'created' | 'exists'> {
  if (onExisting === 'leave' && existsSync(target)) return 'exists';
  assertFolderWritable(target);
  const draft = draftBeside(target);
  try {
    await copyInto(file, draft, migrations);
    inDraft(draft, (db) =>
      immediateTransaction(db, () => {
        migrate(db, migrations);
        if (name !== null) projectWriter(db).makeNew(name, at);
        runWriter(db).interruptActive(interruption, at);
        revisionWriter(db).bump('project', 'runs');
      }),
    );
    if (onExisting === 'leave') return placeDraft(draft, target);
    replaceByDraft(draft, target);
    return 'created';
  } catch (error) {
    // What is wrong with the file itself was said when it was opened.
    throw readableFileError(error, target);
  } finally {
    removeDraft(draft);
  }
}
