import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { GoneRun } from '../domain/run-request.ts';
import { hasJournal } from './check-file.ts';
import { openUnmigrated } from './connect.ts';
import type { Migration } from './migrations/migration.ts';
import { projectInUse } from './project-in-use.ts';
import { assertNoRun } from './run-in-the-way.ts';

/** What is said through the port when the lock is held. */
const HELD = 'held';

/**
 * Holds the write lock of a project file that nobody has open, so that no run can start while the file is moved away.
 * Whoever waits for the lock meanwhile learns that the file is gone. What is left of the journal is removed then.
 *
 * @param gone runs whose owners are known to be gone
 * @param port says something when the lock is held, which lasts until the other end is closed
 * @throws RunInTheWayError; ActionableError `project-in-use` when another program has written to the file and has not
 * closed it; SQLite's own SQLITE_BUSY
 */
export async function holdStill(
  file: string,
  gone: readonly GoneRun[],
  port: MessagePort,
  migrations: readonly Migration[],
): Promise<void> {
  try {
    const db = openUnmigrated(file, migrations);
    try {
      db.connection.exec('BEGIN IMMEDIATE');
      assertNoRun(db, gone);
      // What stands in the journal would not be moved with the file.
      if (hasJournal(file)) throw projectInUse(file);
      port.postMessage(HELD);
      await once(port, 'close');
    } finally {
      db.connection.close();
    }
    if (existsSync(file)) return;
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  } finally {
    port.close();
  }
}
