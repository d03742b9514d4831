import Database from 'better-sqlite3';
import { z } from 'zod';
import type { ReadHandle } from '../handle.ts';

const answerSchema = z.array(z.object({ integrity_check: z.string() }));

/**
 * Makes sure that no term is said to be gone for a damaged index: one that does not lead to it, or one from which a list
 * has read another key than the term's. Reads the whole table and all its indexes.
 *
 * @throws SqliteError SQLITE_CORRUPT_INDEX where the table and its indexes do not agree
 */
export function assertIndexesOfTerms({ connection }: ReadHandle): void {
  const [answer] = answerSchema.parse(connection.pragma("integrity_check('terms')"));
  if (answer?.integrity_check === 'ok') return;
  throw new Database.SqliteError('an index of terms does not agree with them', 'SQLITE_CORRUPT_INDEX');
}
