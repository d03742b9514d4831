/**
 * The database thread with a short busy timeout, so that a test need not hold a lock for seconds. Says `busy` on
 * stderr for each write that had to give up.
 */
import Database from 'better-sqlite3';
import { isBusyError } from '../../src-main/db/file-errors.ts';

const BUSY_TIMEOUT_MS = 60;

const { exec, pragma } = Database.prototype;
Object.defineProperties(Database.prototype, {
  pragma: {
    value(this: Database.Database, ...values: Parameters<typeof pragma>): unknown {
      // The first thing that every connection is told.
      if (values[0].startsWith('synchronous')) pragma.call(this, `busy_timeout = ${BUSY_TIMEOUT_MS}`);
      return pragma.apply(this, values);
    },
  },
  exec: {
    value(this: Database.Database, source: string): Database.Database {
      try {
        return exec.call(this, source);
      } catch (error) {
        if (isBusyError(error)) process.stderr.write('busy\n');
        throw error;
      }
    },
  },
});
await import('../../src-main/db/database-thread.ts');
