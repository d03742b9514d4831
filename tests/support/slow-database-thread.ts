/** The database thread on a slow disk: every commit takes its time, as it does where the disk is written through. */
import Database from 'better-sqlite3';

const COMMIT_MS = 40;

const exec = Database.prototype.exec;
Object.defineProperty(Database.prototype, 'exec', {
  value(this: Database.Database, source: string): Database.Database {
    if (source === 'COMMIT') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, COMMIT_MS);
    return exec.call(this, source);
  },
});
await import('../../src-main/db/database-thread.ts');
