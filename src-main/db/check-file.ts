import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ActionableError } from '../domain/errors.ts';
import { newestGoodBackup } from './backup-files.ts';
import { damagedError, readableFileError } from './file-errors.ts';
import type { ReadHandle } from './handle.ts';
import { latestVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

/** `PRAGMA application_id` of our files: "GGLS" in ASCII. */
export const APPLICATION_ID = 0x47474c53;

/** https://www.sqlite.org/fileformat.html#the_database_header */
const HEADER = {
  length: 100,
  magic: 'SQLite format 3\0',
  pageSizeAt: 16,
  writeVersionAt: 18,
  readVersionAt: 19,
  changeCounterAt: 24,
  pagesAt: 28,
  schemaFormatAt: 44,
  encodingAt: 56,
  userVersionAt: 60,
  applicationIdAt: 68,
  /** The change counter of the moment in which the number of pages was written. */
  pagesValidForAt: 92,
} as const;

/** What stands in the header for the one page size that does not fit into its two bytes. */
const LARGEST_PAGE = { written: 1, size: 65_536 } as const;

/** What stands in the header of a file that keeps its changes in a rollback journal, or in a write-ahead log. */
const WITH_JOURNAL = 1;
const WITH_LOG = 2;

const SCHEMA_FORMAT = 4;
const UTF_8 = 1;

/**
 * Checks by its header and its size alone that a file is a project file, not cut off and not from a newer version.
 * SQLite is not asked: it would already begin to recover a journal that is another program's to recover.
 *
 * @throws ActionableError that says what the file is instead; `project-damaged` where it was a project file
 */
export function assertProjectFile(file: string, migrations: readonly Migration[]): void {
  const header = readHeader(file);
  const name = basename(file);
  if (header.length < HEADER.length || !header.toString('latin1').startsWith(HEADER.magic)) {
    // Zeros are what a fault of the disk leaves, and of what is no project file there is no backup.
    const wasProject = header.length > 0 && header.every((byte) => byte === 0);
    if (wasProject || newestGoodBackup(file) !== null) throw damagedError(file);
    throw new ActionableError(
      'project-not-sqlite',
      `"${name}" is not a project file. It was not changed.`,
      'Choose a file that ends in .genglossary, or another name for a new project.',
      { values: { file: name } },
    );
  }
  const applicationId = header.readInt32BE(HEADER.applicationIdAt);
  assertSchemaOurs(name, applicationId, header.readInt32BE(HEADER.userVersionAt), migrations);
  // A journal may hold what is right.
  if (hasJournal(file)) return;
  // Asked last: a journal that has gone since is in the file by now.
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (!isOfOurForm(header) || size < knownSize(header)) throw damagedError(file);
}

/** Whether a header says what we write. SQLite would take other values for a form of file that it may only read, or not at all. */
function isOfOurForm(header: Buffer): boolean {
  const versions = [header[HEADER.writeVersionAt], header[HEADER.readVersionAt]];
  return (
    versions.every((version) => version === WITH_JOURNAL || version === WITH_LOG) &&
    header.readUInt32BE(HEADER.schemaFormatAt) === SCHEMA_FORMAT &&
    header.readUInt32BE(HEADER.encodingAt) === UTF_8
  );
}

/** The size in bytes that a file has at least; 0 where its header does not tell. */
function knownSize(header: Buffer): number {
  const written = header.readUInt16BE(HEADER.pageSizeAt);
  const pageSize = written === LARGEST_PAGE.written ? LARGEST_PAGE.size : written;
  const isKnown = header.readUInt32BE(HEADER.changeCounterAt) === header.readUInt32BE(HEADER.pagesValidForAt);
  return isKnown ? header.readUInt32BE(HEADER.pagesAt) * pageSize : 0;
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
