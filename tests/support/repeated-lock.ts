/** Another program that takes and releases the write lock of a file until it is told to `stop`. Says `held` each time. */
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';

const connection = new Database(process.argv[2], { fileMustExist: true, timeout: 60_000 });
let isOver = false;
createInterface({ input: process.stdin }).on('line', () => {
  isOver = true;
});
while (!isOver) {
  connection.exec('BEGIN IMMEDIATE');
  process.stdout.write('held\n');
  for (let turns = 0; turns < 200; turns += 1) await setImmediate();
  connection.exec('ROLLBACK');
  for (let turns = 0; turns < 200; turns += 1) await setImmediate();
}
connection.close();
process.exit();
