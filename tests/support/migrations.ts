import { migration010 } from '../../src-main/db/migrations/010-project.ts';
import type { Migration } from '../../src-main/db/migrations/migration.ts';

const first: Migration = {
  version: 10,
  name: 'first',
  sql: `${migration010.sql}
    CREATE TABLE papers (name TEXT NOT NULL, text TEXT NOT NULL) STRICT;`,
};

/** Schema of an old program. */
export const OLD_MIGRATIONS: readonly Migration[] = [first];

/** Schema of a new one: fails where it is applied twice. */
export const NEW_MIGRATIONS: readonly Migration[] = [
  first,
  { version: 20, name: 'rename', sql: 'ALTER TABLE papers RENAME COLUMN name TO label' },
  {
    version: 30,
    name: 'count',
    sql: 'CREATE TABLE counts (number INTEGER) STRICT; INSERT INTO counts VALUES (1)',
  },
];

/** Fails after it has changed something. */
export const FAILING_MIGRATIONS: readonly Migration[] = [
  ...NEW_MIGRATIONS,
  { version: 40, name: 'failing', sql: 'DELETE FROM papers; INSERT INTO nowhere VALUES (1)' },
];
