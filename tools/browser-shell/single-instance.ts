import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a later start tells the program that runs already. */
export interface LaterStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
}

/** The lock that this program holds. It has to be kept: closing it would give it away. */
let held: DatabaseSync | null = null;

/**
 * Takes the lock of a folder, or else hands the program that holds it what this one was started with. The lock is
 * one of SQLite on a file, so the system takes it away from a program that dies, however it dies.
 *
 * @param folder where the lock lies: of each folder one program is the only one
 * @param me how this program was started
 * @param onLaterStart hears of each later start, while this program holds the lock
 * @returns whether this program has the lock
 */
export function takeInstanceLock(
  folder: string,
  me: LaterStart,
  onLaterStart: (start: LaterStart) => void,
): boolean {
  if (held !== null) return true;
  const starts = path.join(folder, 'browser-shell-starts');
  mkdirSync(starts, { recursive: true });
  const lock = tryLock(path.join(folder, 'browser-shell-instance'));
  if (lock === null) {
    const name = randomUUID();
    // Under its final name only once it is whole.
    writeFileSync(path.join(starts, `${name}.new`), JSON.stringify(me));
    renameSync(path.join(starts, `${name}.new`), path.join(starts, `${name}.json`));
    return false;
  }
  held = lock;
  // What was meant for a program that has gone.
  for (const name of readdirSync(starts)) rmSync(path.join(starts, name), { force: true });
  watch(starts, { persistent: false }, () => {
    for (const name of readdirSync(starts)) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(starts, name);
      const start: unknown = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(file);
      if (isLaterStart(start)) onLaterStart(start);
    }
  });
  return true;
}

function tryLock(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && error.message.includes('locked')) return null;
    throw error;
  }
}

function isLaterStart(value: unknown): value is LaterStart {
  return typeof value === 'object' && value !== null && 'argv' in value && 'workingDirectory' in value;
}
