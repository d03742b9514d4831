import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const DRAFT = /^\.genglossary-[\da-f-]{36}\.new(-wal|-shm|-journal)?$/;

/** What SQLite may have beside a file. */
const BESIDE = ['-wal', '-shm', '-journal'] as const;

/** A path for a file that is built beside its place. Not made from the file's name: what is added to a long name makes it too long. */
export function draftBeside(file: string): string {
  return draftIn(dirname(file));
}

/** The same in a folder. */
export function draftIn(folder: string): string {
  return join(folder, `.genglossary-${randomUUID()}.new`);
}

/** Whether a file of this name is a draft, or what SQLite had beside one. */
export function isDraft(name: string): boolean {
  return DRAFT.test(name);
}

/** Puts a finished draft, which nobody has open, at its place unless there already is a file. */
export function placeDraft(draft: string, file: string): 'created' | 'exists' {
  synchronise(draft);
  return placeExclusively(draft, file);
}

/** Puts a finished draft, which nobody has open, at its place, also where there is a file: it is replaced in one step. */
export function replaceByDraft(draft: string, file: string): void {
  synchronise(draft);
  renameSync(draft, file);
}

/** Removes a draft and what SQLite may have left beside it. */
export function removeDraft(draft: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(draft + suffix, { force: true });
}

function synchronise(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a finished file at its place unless there already is one. */
function placeExclusively(draft: string, file: string): 'created' | 'exists' {
  try {
    linkSync(draft, file);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK')) throw error;
  }
  // A file system without hard links, such as exFAT on a memory stick.
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}
