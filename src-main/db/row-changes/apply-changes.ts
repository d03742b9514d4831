import type Database from 'better-sqlite3';
import { entryDamaged } from '../check-rows.ts';
import { ENTRY_HASH } from '../content-hash.ts';
import type { WriteHandle } from '../handle.ts';
import { statesOf } from './row-change.ts';
import type { RowChange } from './row-change.ts';
import { REFERENCE_QUERIES, TABLE_RULES, TRACKED_TABLES } from './tracked-tables.ts';
import type { Columns, ColumnValue, TrackedTable } from './tracked-tables.ts';

/** A row is not as a decision left it. */
export class ChangedSinceError extends Error {
  override readonly name = 'ChangedSinceError';

  constructor() {
    super('A row is not as the decision left it.');
  }
}

/** What is to become of a row; null where there is none. */
interface Step {
  readonly table: TrackedTable;
  readonly from: Columns | null;
  readonly to: Columns | null;
}

/** Which way changes are gone: back, or once more. */
export type Direction = 'undo' | 'redo';

/**
 * Takes changes of rows back, or repeats them, among what runs have done since.
 *
 * Only the columns that the decision changed are put back, and only if each still holds what the decision left in it;
 * where it is about an entry, only if the whole text is still the same. A row that a run has removed since is made
 * again. A row that the decision made is removed, with what runs attached to it, unless a run needs it.
 */
export function changeApplier({ connection }: WriteHandle) {
  const prepared = new Map<string, Database.Statement<ColumnValue[], Columns>>();
  const statement = (sql: string): Database.Statement<ColumnValue[], Columns> => {
    const known = prepared.get(sql) ?? connection.prepare<ColumnValue[], Columns>(sql);
    prepared.set(sql, known);
    return known;
  };
  const exists = (sql: string, ...values: ColumnValue[]): boolean =>
    statement(sql).get(...values) !== undefined;

  /** A row as the file holds it: with ids in place of keys. Null where a row that it refers to is gone. */
  const withIds = (table: TrackedTable, row: Columns): Columns | null => {
    const ids: Record<string, ColumnValue> = {};
    for (const [column, target] of Object.entries(TABLE_RULES[table].references)) {
      const id = statement(REFERENCE_QUERIES[target].idOf).get(row[column] ?? null)?.['id'];
      if (id === undefined) return null;
      ids[column] = id;
    }
    return { ...row, ...ids };
  };

  /** The row that an image is of, as it is now, with its number as `rowid`. */
  const find = (table: TrackedTable, image: Columns): Columns | null => {
    const wanted = withIds(table, image);
    if (wanted === null) return null;
    const { identity } = TABLE_RULES[table];
    const conditions = identity.map((column) => `${column} = ?`).join(' AND ');
    const found = statement(`SELECT rowid AS rowid, * FROM ${table} WHERE ${conditions}`);
    return found.get(...identity.map((column) => wanted[column] ?? null)) ?? null;
  };

  const update = (table: TrackedTable, row: Columns, columns: Columns): void => {
    const names = Object.keys(columns);
    if (names.length === 0) return;
    const assignments = names.map((name) => `${name} = ?`).join(', ');
    statement(`UPDATE ${table} SET ${assignments} WHERE rowid = ?`).run(
      ...Object.values(columns),
      row['rowid'] ?? null,
    );
  };

  /** Makes a row, under its number if that is still free. Answers the number. */
  const insert = (table: TrackedTable, image: Columns): number => {
    const row = withIds(table, image);
    if (row === null) throw new ChangedSinceError();
    const { id = null } = row;
    const isTaken = id !== null && exists(`SELECT 1 AS found FROM ${table} WHERE rowid = ?`, id);
    const all = { ...TABLE_RULES[table].unrecorded, ...row, ...(isTaken ? { id: null } : {}) };
    const names = Object.keys(all);
    const places = names.map(() => '?').join(', ');
    const { lastInsertRowid } = statement(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`,
    ).run(...Object.values(all));
    return Number(lastInsertRowid);
  };

  /** Removes a row that a decision made, or takes what is a person's out of one that a run needs. */
  const remove = (table: TrackedTable, row: Columns): void => {
    const { untouched } = TABLE_RULES[table];
    const { rowid = null } = row;
    if (
      untouched !== null &&
      exists(`SELECT 1 AS found FROM ${table} WHERE rowid = ? AND (${untouched.neededByRun})`, rowid)
    ) {
      update(table, row, untouched.columns);
      return;
    }
    if (table === 'terms') {
      const isDecidedAbout = exists(
        `SELECT 1 AS found FROM entries WHERE term_id = ? AND (status = 'approved' OR edited = 1)
         UNION ALL SELECT 1 FROM issues WHERE term_id = ? AND state = 'dismissed'`,
        rowid,
        rowid,
      );
      if (isDecidedAbout) throw new ChangedSinceError();
      statement('DELETE FROM entries WHERE term_id = ?').run(rowid);
    }
    statement(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  };

  /** A damaged entry would pass for whole once it is written to. */
  const assertWhole = (table: TrackedTable, { rowid = null }: Columns, key: ColumnValue): void => {
    if (table !== 'entries') return;
    if (exists(`SELECT 1 AS found FROM entries WHERE rowid = ? AND content_hash <> ${ENTRY_HASH}`, rowid)) {
      throw entryDamaged(String(statement('SELECT term FROM terms WHERE key = ?').get(key)?.['term']));
    }
  };

  /** Makes one row what it is to be. Answers the number of a row that was made, null otherwise. */
  const apply = ({ table, from, to }: Step): number | null => {
    const { guarded, ofRunWhile, yielding, untouched } = TABLE_RULES[table];
    const image = from ?? to ?? {};
    const row = find(table, image);
    if (row === null) return to === null ? null : insert(table, to);
    assertWhole(table, row, image['term_id'] ?? null);

    const expected = from === null ? (untouched?.columns ?? null) : withIds(table, from);
    const target = to === null ? null : withIds(table, to);
    // What a run made meanwhile, and nobody but a run makes, stands in the way.
    if (expected === null || (to !== null && target === null)) throw new ChangedSinceError();
    const own = Object.keys(untouched?.columns ?? {});
    if (target === null) {
      assertSame(row, expected, [...guarded, ...own]);
      remove(table, row);
      return null;
    }
    if (from === null) {
      assertSame(row, expected, own);
      update(table, row, chosen(target, [...own, ...(untouched?.carried ?? [])]));
      return null;
    }
    const changed = Object.keys(target).filter((column) => target[column] !== expected[column]);
    const isOfRun = (column: string): boolean => {
      const owner = ofRunWhile[column];
      return owner !== undefined && expected[owner.column] === owner.is;
    };
    const decided = [...changed, ...guarded].filter((column) => !yielding.includes(column));
    assertSame(
      row,
      expected,
      decided.filter((column) => !isOfRun(column)),
    );
    const stays = (column: string): boolean => yielding.includes(column) && row[column] !== expected[column];
    update(
      table,
      row,
      chosen(
        target,
        changed.filter((column) => !stays(column)),
      ),
    );
    return null;
  };

  return {
    /**
     * Goes the changes of one decision back or once more. Call it inside a savepoint: it may have done a part of them
     * when it throws.
     *
     * @returns the changes with the numbers that the rows have now
     * @throws ChangedSinceError; SQLite's constraint errors where rows that were made since stand against it;
     * ActionableError `entry-damaged`
     */
    apply: (changes: readonly RowChange[], direction: Direction): RowChange[] => {
      const result = [...changes];
      const rank = ({ table }: RowChange): number => TRACKED_TABLES.indexOf(table);
      const steps = changes
        .map((change, place) => {
          const { before, after } = statesOf(change);
          const step = direction === 'undo' ? { from: after, to: before } : { from: before, to: after };
          return { change, place, rank: rank(change), step: { table: change.table, ...step } };
        })
        .sort((left, right) => left.rank - right.rank);
      const made = steps.filter(({ step }) => step.to !== null);
      const removed = steps.filter(({ step }) => step.to === null).reverse();
      for (const { change, place, step } of [...made, ...removed]) {
        const id = apply(step);
        if (id !== null && 'id' in change.row) result[place] = { ...change, row: { ...change.row, id } };
      }
      return result;
    },
  };
}

/** A column that is younger than the decision was not there to be decided about. */
function assertSame(row: Columns, expected: Columns, columns: readonly string[]): void {
  if (columns.some((column) => column in expected && row[column] !== expected[column]))
    throw new ChangedSinceError();
}

function chosen(row: Columns, columns: readonly string[]): Columns {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
