import { z } from 'zod';
import { TABLE_RULES, TRACKED_TABLES } from './tracked-tables.ts';
import type { Columns, TrackedTable } from './tracked-tables.ts';

const columnsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const table = z.enum(TRACKED_TABLES);

const rowChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inserted'), table, row: columnsSchema }),
  /** `row`: all columns as they were; `changed`: those that changed, as they became. */
  z.object({ kind: z.literal('updated'), table, row: columnsSchema, changed: columnsSchema }),
  z.object({ kind: z.literal('deleted'), table, row: columnsSchema }),
]);

const rowChangesSchema = z.array(rowChangeSchema);

/** What became of one row. References to other rows are the keys of their terms. */
export type RowChange = z.infer<typeof rowChangeSchema>;

/** A row before and after a change; null where there was none. */
export interface RowStates {
  readonly before: Columns | null;
  readonly after: Columns | null;
}

/** Reads changes that were stored as JSON. */
export function parseChanges(json: string): RowChange[] {
  return rowChangesSchema.parse(JSON.parse(json));
}

/** The row before and after a change. */
export function statesOf(change: RowChange): RowStates {
  switch (change.kind) {
    case 'inserted':
      return { before: null, after: change.row };
    case 'updated':
      return { before: change.row, after: { ...change.row, ...change.changed } };
    case 'deleted':
      return { before: change.row, after: null };
  }
}

/** The change that leads from one state of a row to another; null where they are the same. */
export function changeOf(tableName: TrackedTable, { before, after }: RowStates): RowChange | null {
  if (before === null) return after === null ? null : { kind: 'inserted', table: tableName, row: after };
  if (after === null) return { kind: 'deleted', table: tableName, row: before };
  const changed = Object.fromEntries(
    Object.entries(after).filter(([column, value]) => value !== before[column]),
  );
  if (Object.keys(changed).length === 0) return null;
  return { kind: 'updated', table: tableName, row: before, changed };
}

/**
 * Makes one change for each row of several that followed one another, in the order in which the rows were changed
 * first. Of a row that a run has changed in between, what it changed is no part of the result.
 */
export function combineChanges(changes: readonly RowChange[]): RowChange[] {
  const combined: (RowChange | null)[] = [];
  // By what a row is found now, which a change may change.
  const places = new Map<string, number>();
  for (const change of changes) {
    const { before, after } = statesOf(change);
    const found = nameOf(change.table, before ?? after ?? {});
    const place = places.get(found) ?? combined.length;
    const earlier = combined[place] ?? null;
    combined[place] = earlier === null ? change : followed(earlier, change);
    places.delete(found);
    places.set(nameOf(change.table, after ?? before ?? {}), place);
  }
  return combined.filter((change) => change !== null);
}

/** The key of the term that a change is about. */
export function termKeyOf({ table: name, row }: RowChange): string {
  if (name === 'terms' || name === 'separate_forms') return String(row['key']);
  return String(row['term_id'] ?? row['entry_id'] ?? row['main_term_id']);
}

function nameOf(tableName: TrackedTable, row: Columns): string {
  return JSON.stringify([tableName, ...TABLE_RULES[tableName].identity.map((column) => row[column])]);
}

function followed(first: RowChange, second: RowChange): RowChange | null {
  const { table: tableName } = first;
  if (first.kind === 'deleted' || second.kind === 'inserted') {
    return changeOf(tableName, { before: statesOf(first).before, after: statesOf(second).after });
  }
  if (first.kind === 'inserted') {
    if (second.kind === 'deleted') return null;
    return { kind: 'inserted', table: tableName, row: { ...first.row, ...second.changed } };
  }
  // What the first did not change is taken as the second one found it: it may be a run's work.
  const before = { ...second.row };
  for (const column of Object.keys(first.changed)) before[column] = first.row[column] ?? null;
  return changeOf(tableName, { before, after: statesOf(second).after });
}
