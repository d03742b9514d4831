import type { Migration } from './migration.ts';

export const migration100: Migration = {
  version: 100,
  name: 'ranking',
  sql: `
-- What the ranking of the terms was made from that stands in their table: ranked from the same, they are the same.
CREATE TABLE published_ranking (
  only  INTEGER PRIMARY KEY CHECK (only = 1),
  basis TEXT NOT NULL
) STRICT;
`,
};
