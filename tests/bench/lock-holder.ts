/** Holds the write lock of a project file on and off, as another busy program would: `lock-holder.ts FILE`. */
import Database from 'better-sqlite3';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: lock-holder.ts FILE');
const connection = new Database(file, { timeout: 10_000 });
process.stdout.write('ready\n');

const HOLD_MS = 300;
const PAUSE_MS = 100;
const hold = (): void => {
  connection.exec('BEGIN IMMEDIATE');
  setTimeout(() => {
    connection.exec('COMMIT');
    setTimeout(hold, PAUSE_MS);
  }, HOLD_MS);
};
hold();
