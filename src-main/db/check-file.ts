import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ActionableError } from '../domain/errors.ts';
import { readableFileError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { latestVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

/** `PRAGMA application_id` of our files: "GGLS" in ASCII. */
export const APPLICATION_ID = 0x47474c53;

/** https://www.sqlite.org/fileformat.html#the_database_header */
const HEADER = { length: 100, magic: 'SQLite format 3\0', userVersionAt: 60, applicationIdAt: 68 } as const;

/**
 * Checks by its header alone that a file is a project file and not from a newer version. SQLite is not
 * asked: it would already begin to recover a journal that is another program's to recover.
 *
 * @throws ActionableError that says what the file is instead
 */
export function assertProjectFile(file: string, migrations: readonly Migration[]): void {
  const header = readHeader(file);
  const name = basename(file);
  if (header.length < HEADER.length || !header.toString('latin1').startsWith(HEADER.magic)) {
    throw new ActionableError(
      'project-not-sqlite',
      `"${name}" is not a project file. It was not changed.`,
      'Choose a file that ends in .genglossary, or another name for a new project.',
      { values: { file: name } },
    );
  }
  const applicationId = header.readInt32BE(HEADER.applicationIdAt);
  assertSchemaOurs(name, applicationId, header.readInt32BE(HEADER.userVersionAt), migrations);
}

/** Checks the same through a connection, which also sees what stands in the journal and not yet in the file. */
export function assertOurs({ connection }: ReadHandle, migrations: readonly Migration[]): void {
  const applicationId = Number(connection.pragma('application_id', { simple: true }));
  const version = Number(connection.pragma('user_version', { simple: true }));
  assertSchemaOurs(basename(connection.name), applicationId, version, migrations);
}

/** Tells whether a journal with something in it lies beside a file: it is in use, or its program crashed. */
export function hasJournal(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Checks that a file and its folder may be written to. SQLite itself would quietly open the file for
 * reading only, and cannot work without its journal in the same folder.
 *
 * @throws ActionableError `project-read-only`
 */
export function assertWritable(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw readableFileError(error, file);
  }
}

/**
 * Checks that a file can be made in its folder.
 *
 * @throws ActionableError `project-missing` or `project-read-only`
 */
export function assertFolderWritable(file: string): void {
  const folder = dirname(file);
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
      accessSync(folder, constants.W_OK);
      return;
    }
  } catch (error) {
    throw readableFileError(error, file);
  }
  throw new ActionableError(
    'project-missing',
    `The folder for "${basename(file)}" does not exist.`,
    'Make the folder first, or choose another one.',
    { values: { file: basename(file) } },
  );
}

function assertSchemaOurs(
  name: string,
  applicationId: number,
  version: number,
  migrations: readonly Migration[],
): void {
  if (applicationId !== APPLICATION_ID) {
    throw new ActionableError(
      'project-foreign',
      `"${name}" is the database of another program. It was not changed.`,
      'Choose a file that ends in .genglossary, or another name for a new project.',
      { values: { file: name } },
    );
  }
  if (version > latestVersion(migrations)) {
    throw new ActionableError(
      'project-too-new',
      `"${name}" was written by a newer version of GenGlossary (format ${version}; this one knows ${latestVersion(migrations)}). It was not changed.`,
      'Update GenGlossary, then open it again.',
      { values: { file: name, version, known: latestVersion(migrations) } },
    );
  }
}

/** The first bytes of a file, fewer where it is shorter. */
function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER.length);
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new ActionableError(
        'project-missing',
        `There is no project file "${basename(file)}" at that place.`,
        'Check the path; if the file was moved, open it from its new place.',
        { values: { file: basename(file) } },
      );
    }
    const descriptor = openSync(file, 'r');
    try {
      return header.subarray(0, readSync(descriptor, header, 0, header.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw readableFileError(error, file);
  }
}
