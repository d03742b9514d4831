import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { pageReader } from '../../../src-main/db/repositories/page-reader.ts';
import type { PageToRead } from '../../../src-main/db/repositories/page-reader.ts';
import { randomNumbers } from '../../support/random-numbers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ALL: PageToRead = {
  columns: 'number',
  from: 'numbers WHERE number % ? = 0',
  values: [1],
  order: 'number',
  offset: 0,
  limit: 3,
};

/** A file of numbers with two connections, and the statements that the reading one ran. */
function openNumbers(access: 'read' | 'write') {
  const file = join(temporaryFolder(), 'numbers.db');
  const other = new Database(file);
  other.pragma('journal_mode = WAL');
  other.exec('CREATE TABLE numbers (number INTEGER PRIMARY KEY)');
  const statements: string[] = [];
  const connection = new Database(file, { verbose: (text) => statements.push(String(text)) });
  onTestFinished(() => {
    connection.close();
    other.close();
  });
  const readPage = pageReader({ access, connection });
  const read = (page: Partial<PageToRead> = {}) =>
    connection.transaction(() => readPage<{ number: number }>({ ...ALL, ...page }))();
  const counted = (): number => statements.filter((text) => text.includes('count(*)')).length;
  return { other, connection, read, counted };
}

const insertInto = (connection: Database.Database, ...numbers: readonly number[]): void => {
  for (const number of numbers) connection.prepare('INSERT INTO numbers VALUES (?)').run(number);
};

it('a list that ends within the page is not counted, one that goes on is counted once', () => {
  const { other, read, counted } = openNumbers('read');
  expect(read()).toEqual({ rows: [], total: 0 });
  insertInto(other, 1, 2);
  expect(read()).toEqual({ rows: [{ number: 1 }, { number: 2 }], total: 2 });
  expect(counted()).toBe(0);

  insertInto(other, 3, 4);
  expect(read().total).toBe(4);
  expect(read({ offset: 1 }).total).toBe(4);
  expect(read({ offset: 3 })).toEqual({ rows: [{ number: 4 }], total: 4 });
  expect(read({ offset: 9 })).toEqual({ rows: [], total: 4 });
  expect(counted()).toBe(1);
  expect(read({ values: [2], limit: 1 }).total).toBe(2);
  expect(counted()).toBe(2);
});

it('the length is that of the rows, whatever others commit between two pages', () => {
  const { other, read } = openNumbers('read');
  const random = randomNumbers(1);
  const upTo = (most: number): number => Math.floor(random() * most);
  for (let step = 0; step < 500; step += 1) {
    if (random() < 0.4) {
      const number = upTo(40);
      if (random() < 0.6) other.prepare('INSERT OR IGNORE INTO numbers VALUES (?)').run(number);
      else other.prepare('DELETE FROM numbers WHERE number > ?').run(number);
    }
    const [divisor, offset, limit] = [1 + upTo(3), upTo(6), 1 + upTo(8)];
    const all = other
      .prepare<[number], { number: number }>(
        'SELECT number FROM numbers WHERE number % ? = 0 ORDER BY number',
      )
      .all(divisor);
    const page = read({ values: [divisor], offset, limit });
    expect(page).toEqual({ rows: all.slice(offset, offset + limit), total: all.length });
  }
});

it('a connection that writes counts what it has just written', () => {
  const { connection, read } = openNumbers('write');
  insertInto(connection, 1, 2, 3);
  expect(read().total).toBe(3);
  insertInto(connection, 4);
  expect(read().total).toBe(4);
});
