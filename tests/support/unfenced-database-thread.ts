/** The database thread without the fence: whoever asks whether a run is still held is told that it is. */
import Database from 'better-sqlite3';

/** How the fence asks, see `runWriter` in `src-main/db/repositories/runs.ts`. */
const FENCE = 'SELECT status FROM runs WHERE id = ? AND token = ?';

const prepare = Database.prototype.prepare;
Object.defineProperty(Database.prototype, 'prepare', {
  value(this: Database.Database, source: string): Database.Statement {
    return prepare.call(this, source.startsWith(FENCE) ? `SELECT 'running' AS status, ?, ?` : source);
  },
});
await import('../../src-main/db/database-thread.ts');
