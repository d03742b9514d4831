import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readableFileError } from '../../../src-main/db/file-errors.ts';
import { ActionableError } from '../../../src-main/domain/errors.ts';

const FILE = '/home/somebody/secret folder/novel.genglossary';

describe('an error about a project file', () => {
  it.each([
    ['SQLITE_FULL', 'project-disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'project-disk-full'],
    ['SQLITE_READONLY', 'project-read-only'],
    ['SQLITE_CANTOPEN', 'project-missing'],
    ['SQLITE_READONLY_DBMOVED', 'project-missing'],
    ['SQLITE_CORRUPT', 'project-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'project-damaged'],
    ['SQLITE_NOMEM', 'project-damaged'],
    ['SQLITE_IOERR_READ', 'project-disk-failed'],
    ['SQLITE_IOERR_FSYNC', 'project-disk-failed'],
  ])('W38: %s says what to do, and names the file but not its folder', (code, expected) => {
    const error = readableFileError(new Database.SqliteError('raw', code), FILE);
    expect(error).toBeInstanceOf(ActionableError);
    expect(error).toMatchObject({ code: expected, remedy: expect.stringMatching(/\.$/) });
    expect(String(error)).toContain('novel.genglossary');
    expect(String(error)).not.toMatch(/home|secret/);
  });

  it.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_CONSTRAINT_UNIQUE'])(
    '%s is passed on as it is',
    (code) => {
      const error = new Database.SqliteError('raw', code);
      expect(readableFileError(error, FILE)).toBe(error);
    },
  );
});
