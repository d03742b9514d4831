import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Hashes of the rows of every table of a project file, also of one that others have open; by table. */
export function rowsOfFile(file: string): Readonly<Record<string, string>> {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const tables = connection
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => {
        const hash = createHash('sha256');
        for (const row of connection.prepare(`SELECT * FROM "${table}"`).raw().iterate()) {
          hash.update(JSON.stringify(row));
        }
        return [table, hash.digest('hex')];
      }),
    );
  } finally {
    connection.close();
  }
}

/** The tables that differ between two looks at a file. */
export function changedTables(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (table) => before[table] !== after[table],
  );
}
