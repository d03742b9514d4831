/** The database thread with a publish that knows no protection: every text is taken for a draft that no person wrote. */
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

const requestSchema = z.object({ operation: z.literal('publishGenerated') });

let isPublishing = false;
// Heard before the thread itself hears it.
parentPort?.on('message', (request: unknown) => {
  isPublishing = requestSchema.safeParse(request).success;
});

const exec = Database.prototype.exec;
Object.defineProperty(Database.prototype, 'exec', {
  value(this: Database.Database, source: string): Database.Database {
    exec.call(this, source);
    if (isPublishing && source === 'BEGIN IMMEDIATE') {
      exec.call(this, `UPDATE entries SET status = 'draft', edited = 0`);
    }
    return this;
  },
});
await import('../../src-main/db/database-thread.ts');
