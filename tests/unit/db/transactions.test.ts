import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ReadHandle, WriteHandle } from '../../../src-main/db/handle.ts';
import {
  NestedTransactionError,
  immediateTransaction,
  transaction,
} from '../../../src-main/db/transactions.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let file: string;

function connect({ timeout = 0, readonly = false } = {}): Database.Database {
  const connection = new Database(file, { timeout, readonly });
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

function writer(timeout = 0): WriteHandle {
  return { access: 'write', connection: connect({ timeout }) };
}

function reader(): ReadHandle {
  return { access: 'read', connection: connect({ readonly: true }) };
}

const add = ({ connection }: WriteHandle, word: string): void => {
  connection.prepare('INSERT INTO words (word) VALUES (?)').run(word);
};
const words = ({ connection }: ReadHandle): unknown[] =>
  connection.prepare('SELECT word FROM words ORDER BY word').pluck().all();

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

beforeEach(() => {
  file = join(temporaryFolder(), 'words.db');
  const { connection } = writer();
  connection.pragma('journal_mode = WAL');
  connection.exec('CREATE TABLE words (word TEXT NOT NULL UNIQUE) STRICT');
});

describe('an immediate transaction', () => {
  it('commits and returns what the work returns', () => {
    const db = writer();
    const result = immediateTransaction(db, () => {
      add(db, 'kept');
      return 42;
    });
    expect(result).toBe(42);
    expect(words(reader())).toEqual(['kept']);
    expect(db.connection.inTransaction).toBe(false);
  });

  it('rolls back and rethrows the very error that the work threw', () => {
    const db = writer();
    const error = new Error('from the work');
    const thrown = thrownBy(() =>
      immediateTransaction(db, () => {
        add(db, 'lost');
        throw error;
      }),
    );
    expect(thrown).toBe(error);
    expect(words(db)).toEqual([]);
    expect(db.connection.inTransaction).toBe(false);
  });

  it('rethrows an error of SQLite itself and leaves nothing of the transaction', () => {
    const db = writer();
    add(db, 'there');
    const thrown = thrownBy(() =>
      immediateTransaction(db, () => {
        add(db, 'new');
        add(db, 'there');
      }),
    );
    expect(thrown).toBeInstanceOf(Database.SqliteError);
    expect(thrown).toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    expect(words(db)).toEqual(['there']);
  });

  it('rethrows SQLITE_FULL, after which SQLite has rolled back by itself', () => {
    const db = writer();
    const pages = Number(db.connection.pragma('page_count', { simple: true }));
    db.connection.pragma(`max_page_count = ${pages}`);
    const thrown = thrownBy(() => immediateTransaction(db, () => add(db, 'x'.repeat(100_000))));
    expect(thrown).toMatchObject({ name: 'SqliteError', code: 'SQLITE_FULL' });
    db.connection.pragma('max_page_count = 100000');
    immediateTransaction(db, () => add(db, 'there is room again'));
    expect(words(reader())).toEqual(['there is room again']);
  });

  it('holds the write lock from its start, also while it has only read', () => {
    const db = writer();
    const other = connect();
    const busy = immediateTransaction(db, () => {
      words(db);
      return thrownBy(() => other.exec('BEGIN IMMEDIATE'));
    });
    expect(busy).toBeInstanceOf(Database.SqliteError);
    expect(busy).toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('BEGIN IMMEDIATE');
    expect(other.inTransaction).toBe(true);
  });

  it('lets readers go on, who see the old state until it commits', () => {
    const db = writer();
    const other = reader();
    add(db, 'old');
    immediateTransaction(db, () => {
      add(db, 'new');
      expect(words(other)).toEqual(['old']);
    });
    expect(words(other)).toEqual(['new', 'old']);
  });

  it('refuses to nest, and the outer one goes on', () => {
    const db = writer();
    immediateTransaction(db, () => {
      add(db, 'before');
      expect(() => immediateTransaction(db, () => add(db, 'inside'))).toThrow(NestedTransactionError);
      expect(() => transaction(db, () => words(db))).toThrow(NestedTransactionError);
      expect(db.connection.inTransaction).toBe(true);
      add(db, 'after');
    });
    expect(words(reader())).toEqual(['after', 'before']);
  });

  it("gives SQLite's own busy error when the lock cannot be had in time, and does no work", () => {
    const holder = connect();
    holder.exec('BEGIN IMMEDIATE');
    const db = writer(50);
    let hasWorked = false;
    const work = (): void => {
      hasWorked = true;
    };
    const thrown = thrownBy(() => immediateTransaction(db, work));
    expect(thrown).toBeInstanceOf(Database.SqliteError);
    expect(thrown).toMatchObject({ code: 'SQLITE_BUSY' });
    expect(hasWorked).toBe(false);
    holder.exec('COMMIT');
    immediateTransaction(db, work);
    expect(hasWorked).toBe(true);
  });

  it('refuses asynchronous work, of which nothing is kept', () => {
    const db = writer();
    const work = async (): Promise<void> => {
      add(db, 'too early');
    };
    expect(() => immediateTransaction(db, work)).toThrow(TypeError);
    expect(db.connection.inTransaction).toBe(false);
    expect(words(db)).toEqual([]);
  });
});

describe('a read transaction', () => {
  it('sees one state, whatever others commit meanwhile', () => {
    const db = writer();
    const other = reader();
    transaction(other, () => {
      expect(words(other)).toEqual([]);
      add(db, 'meanwhile');
      expect(words(other)).toEqual([]);
    });
    expect(words(other)).toEqual(['meanwhile']);
  });

  it('W20: begins while another connection holds the write lock', () => {
    connect().exec('BEGIN IMMEDIATE');
    const other = reader();
    expect(transaction(other, () => words(other))).toEqual([]);
  });
});

it('control: a deferred transaction that reads and then writes fails at once, whatever its busy timeout', () => {
  const patient: WriteHandle = writer(2_147_483_647);
  const db = writer();
  const thrown = thrownBy(() =>
    transaction(patient, () => {
      words(patient);
      add(db, 'committed by another');
      // With a timeout of 24 days, this test would never end if SQLite waited.
      add(patient, 'too late');
    }),
  );
  expect(thrown).toMatchObject({ name: 'SqliteError', code: 'SQLITE_BUSY_SNAPSHOT' });
});
