import type { WriteHandle } from './handle.ts';

/** What a project is: taken from the other file as it is. */
export const REPLACED_TABLES = [
  'project',
  'documents',
  'left_out_files',
  'terms',
  'published_ranking',
  'extracted_documents',
  'candidate_judgements',
  'synonym_groups',
  'synonym_members',
  'separate_forms',
  'form_usages',
  'entries',
  'entry_revisions',
  'issues',
  'decisions',
] as const;

/**
 * What happened and what was paid for: it stays, and what the other file has more of it is added. Each with the rows
 * of the other file that are added, in their order. The runs come last: until then they tell which of them are new.
 */
const ADDED_ROWS = {
  run_events: 'run_id NOT IN (SELECT id FROM main.runs)',
  run_steps: 'run_id NOT IN (SELECT id FROM main.runs)',
  failed_units: 'run_id NOT IN (SELECT id FROM main.runs)',
  unit_results: 'hash NOT IN (SELECT hash FROM main.unit_results) ORDER BY id',
  runs: 'id NOT IN (SELECT id FROM main.runs) ORDER BY rowid',
} as const;

export const UNITED_TABLES = Object.keys(ADDED_ROWS);

/** Numbers that a file gives its rows by itself, and that nothing refers to. */
const OWN_NUMBERS: Readonly<Record<string, string>> = { unit_results: 'id' };

/**
 * Takes over the project that another file holds. The history of runs and the answers of units of both are kept. Every
 * part of the project counts as changed. Call it inside a transaction.
 *
 * @param source the name under which the other file, of the same format, is attached
 * @throws SQLite's own error when the transaction commits, if rows refer to others that are in neither file
 */
export function takeContents({ connection }: WriteHandle, source: string): void {
  const columnsOf = (table: string): string =>
    connection
      .prepare<[string, string], { readonly name: string }>(
        `SELECT name FROM pragma_table_info(?, 'main') WHERE name <> ?`,
      )
      .all(table, OWN_NUMBERS[table] ?? '')
      .map(({ name }) => name)
      .join(', ');
  const add = (table: string, rows: string): void => {
    const columns = columnsOf(table);
    connection.exec(
      `INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM ${source}.${table} WHERE ${rows}`,
    );
  };
  // Rows may refer to others that come later.
  connection.pragma('defer_foreign_keys = ON');
  for (const table of REPLACED_TABLES) connection.exec(`DELETE FROM main.${table}`);
  for (const table of REPLACED_TABLES) add(table, 'true');
  for (const [table, rows] of Object.entries(ADDED_ROWS)) add(table, rows);
  connection.exec(
    `UPDATE main.revisions SET number = 1 + max(number,
       coalesce((SELECT theirs.number FROM ${source}.revisions AS theirs WHERE theirs.part = revisions.part), 0))`,
  );
}
