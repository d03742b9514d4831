import { z } from 'zod';
import type { WriteHandle } from '../handle.ts';
import { changeOf, combineChanges } from './row-change.ts';
import type { RowChange, RowStates } from './row-change.ts';
import { REFERENCE_QUERIES, TABLE_RULES, TRACKED_TABLES } from './tracked-tables.ts';
import type { Columns, ReferencedTable, TrackedTable } from './tracked-tables.ts';

const valueSchema = z.union([z.string(), z.number(), z.null()]);
const callSchema = z.tuple([z.enum(TRACKED_TABLES), z.enum(['insert', 'update', 'delete'])], valueSchema);

interface RecordedRow extends RowStates {
  readonly table: TrackedTable;
}

/** What work did, and what it changed in the tracked tables. */
export interface Recorded<Result> {
  readonly result: Result;
  readonly changes: readonly RowChange[];
}

/**
 * Sees every change of a row in the tracked tables, by triggers that live in memory and in one connection alone: no
 * statement has to be written with it in mind, and none can forget it. Outside `record` the triggers do nothing.
 */
export function changeRecorder({ connection }: WriteHandle) {
  let recorded: RecordedRow[] | null = null;
  const columnsOf = new Map<TrackedTable, readonly string[]>();

  connection.function('is_recording', () => (recorded === null ? 0 : 1));
  connection.function('record_change', { varargs: true }, (...call: unknown[]) => {
    const [table, event, ...values] = callSchema.parse(call);
    const columns = columnsOf.get(table) ?? [];
    const row = (from: number): Columns =>
      Object.fromEntries(columns.map((column, place) => [column, values[from + place] ?? null]));
    recorded?.push({
      table,
      before: event === 'insert' ? null : row(0),
      after: event === 'delete' ? null : row(event === 'update' ? columns.length : 0),
    });
    return null;
  });

  for (const table of TRACKED_TABLES) {
    const columns = connection
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name)
      .filter((name) => !(name in TABLE_RULES[table].unrecorded));
    columnsOf.set(table, columns);
    for (const [event, rows] of Object.entries({
      insert: ['NEW'],
      update: ['OLD', 'NEW'],
      delete: ['OLD'],
    })) {
      const values = rows.flatMap((row) => columns.map((column) => `${row}.${column}`));
      connection.exec(`CREATE TEMP TRIGGER "record ${event} of ${table}" AFTER ${event} ON main.${table}
        WHEN is_recording() BEGIN SELECT record_change('${table}', '${event}', ${values.join(', ')}); END`);
    }
  }

  const keyOf = {
    terms: connection.prepare<[unknown], { key: string }>(REFERENCE_QUERIES.terms.keyOf),
    entries: connection.prepare<[unknown], { key: string }>(REFERENCE_QUERIES.entries.keyOf),
    synonym_groups: connection.prepare<[unknown], { key: string }>(REFERENCE_QUERIES.synonym_groups.keyOf),
  };

  /** Rows with the keys of terms in place of the ids of other rows. */
  const withKeys = (rows: readonly RecordedRow[]): RecordedRow[] => {
    const gone = rows.filter(({ after }) => after === null);
    const keyFor = (table: ReferencedTable, id: unknown): string | null => {
      const key = keyOf[table].get(id)?.key;
      if (key !== undefined) return key;
      const row = gone.find(({ table: name, before }) => name === table && before?.['id'] === id)?.before;
      if (row === undefined || row === null) return null;
      if (table === 'terms') return String(row['key']);
      return keyFor('terms', row[table === 'entries' ? 'term_id' : 'main_term_id']);
    };
    const translated = (table: TrackedTable, row: Columns | null): Columns | null =>
      row === null
        ? null
        : {
            ...row,
            ...Object.fromEntries(
              Object.entries(TABLE_RULES[table].references).map(([column, target]) => [
                column,
                keyFor(target, row[column]),
              ]),
            ),
          };
    return rows.map(({ table, before, after }) => ({
      table,
      before: translated(table, before),
      after: translated(table, after),
    }));
  };

  return {
    /** Does work inside the transaction that is open, and tells what it changed. */
    record: <Result>(work: () => Result): Recorded<Result> => {
      const rows: RecordedRow[] = [];
      recorded = rows;
      let result: Result;
      try {
        result = work();
      } finally {
        recorded = null;
      }
      const changes = withKeys(rows).flatMap(({ table, ...states }) => {
        const change = changeOf(table, states);
        return change === null ? [] : [change];
      });
      return { result, changes: combineChanges(changes) };
    },
  };
}
