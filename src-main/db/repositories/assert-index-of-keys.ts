import Database from 'better-sqlite3';
import type { ReadHandle } from '../handle.ts';

/**
 * Makes sure that nothing is said to be gone for a damaged index: looks through all terms for one that the index of keys
 * does not lead to. Reads the whole table where the index knows no such term.
 *
 * @throws SqliteError SQLITE_CORRUPT_INDEX where the term is there
 */
export function assertIndexOfKeys({ connection }: ReadHandle, key: string): void {
  const find = (table: string): boolean =>
    connection
      .prepare<[string], { found: number }>(`SELECT 1 AS found FROM ${table} WHERE key = ?`)
      .get(key) !== undefined;
  if (!find('terms') && find('terms NOT INDEXED'))
    throw new Database.SqliteError('the index of keys has no entry for a term', 'SQLITE_CORRUPT_INDEX');
}
