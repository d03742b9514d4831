import type { ReadHandle, WriteHandle } from './handle.ts';

/**
 * Writes the journal of a file that is not in its place any more back into it, wherever it is now, and empties the
 * journal. SQLite would leave it at the old place: the file would lack what stands in it, and another file that takes
 * the place would be read together with it. Does nothing for a file that is in its place. While another program still
 * reads the file a part may have to stay in the journal.
 *
 * @throws SQLite's error when the file cannot be written
 */
export function writeJournalBack({
  connection,
  assertInPlace,
}: ReadHandle & Pick<WriteHandle, 'assertInPlace'>): void {
  try {
    assertInPlace?.();
  } catch {
    connection.pragma('wal_checkpoint(TRUNCATE)');
  }
}
