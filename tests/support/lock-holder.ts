/** Another program that holds the write lock of a file: `hold` and `release` on stdin, `held` and `released` on stdout. */
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';

const connection = new Database(process.argv[2], { fileMustExist: true, timeout: 60_000 });
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'hold') {
    connection.exec('BEGIN IMMEDIATE');
    process.stdout.write('held\n');
  }
  if (line === 'release') {
    connection.exec('ROLLBACK');
    process.stdout.write('released\n');
  }
}
connection.close();
