import type { Migration } from './migration.ts';

export const migration110: Migration = {
  version: 110,
  name: 'search',
  sql: `
-- With the text that is searched: a search looks through the index as well, which is a part of the size of the rows.
DROP INDEX terms_by_score;
CREATE INDEX terms_by_score
  ON terms (score DESC, key, status, proposed, required, category, origin, is_new, search_text);
`,
};
