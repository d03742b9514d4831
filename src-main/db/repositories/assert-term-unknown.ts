import Database from 'better-sqlite3';
import type { ReadHandle } from '../handle.ts';

/**
 * Looks through all terms for one that the index of keys does not lead to: a damaged index is no reason to tell a person
 * that the term is gone. Reads the whole table.
 *
 * @throws SqliteError SQLITE_CORRUPT_INDEX where the term is there
 */
export function assertTermUnknown({ connection }: ReadHandle, key: string): void {
  const found = connection
    .prepare<[string], { found: number }>('SELECT 1 AS found FROM terms NOT INDEXED WHERE key = ?')
    .get(key);
  if (found !== undefined)
    throw new Database.SqliteError('the index of keys has no entry for a term', 'SQLITE_CORRUPT_INDEX');
}
