import type { ReadHandle, WriteHandle } from './handle.ts';

/** A transaction was begun inside another one on the same connection. A fault of the program. */
export class NestedTransactionError extends Error {
  override readonly name = 'NestedTransactionError';

  constructor() {
    super('A transaction was begun inside another one on the same connection.');
  }
}

/**
 * Runs `work` in a transaction that holds the write lock from its start (`BEGIN IMMEDIATE`), so that
 * nothing that `work` reads can change before it writes. Commits when `work` returns.
 *
 * A deferred transaction is no substitute: when it reads first and another connection commits before
 * it writes, its write fails at once with SQLITE_BUSY, whatever the busy timeout is.
 * https://www.sqlite.org/lang_transaction.html#deferred_immediate_and_exclusive_transactions
 *
 * @param db the writable handle
 * @param work synchronous; its reads and writes on `db` belong to the transaction
 * @returns what `work` returns
 * @throws the very error that `work` or COMMIT throws, after a rollback; SQLite's own SQLITE_BUSY when the
 * lock cannot be had within the connection's busy timeout; ActionableError `project-missing` when the file is not in
 * its place any more; NestedTransactionError inside a transaction
 */
export function immediateTransaction<Result>(db: WriteHandle, work: () => Result): Result {
  return run(db, 'BEGIN IMMEDIATE', () => {
    // With the lock in hand: the file may have been moved away while the lock was waited for.
    db.assertInPlace?.();
    return work();
  });
}

/**
 * Runs `work` on one consistent snapshot of the file: reads that belong together see the same state.
 * Takes no write lock and never waits for one.
 *
 * @throws the very error that `work` throws; NestedTransactionError inside a transaction
 */
export function transaction<Result>(db: ReadHandle, work: () => Result): Result {
  return run(db, 'BEGIN', work);
}

function run<Result>(db: ReadHandle, begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: () => Result): Result {
  const { connection } = db;
  if (connection.inTransaction) throw new NestedTransactionError();
  connection.exec(begin);
  try {
    const result = work();
    if (result instanceof Promise) {
      throw new TypeError(
        'A transaction cannot span asynchronous work: it would commit before the work ends.',
      );
    }
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some errors, such as a full disk.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
