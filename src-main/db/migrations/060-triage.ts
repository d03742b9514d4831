import type { Migration } from './migration.ts';

export const migration060: Migration = {
  version: 60,
  name: 'triage',
  sql: `
-- Whether the newest extraction found the term and the one before it did not; of the first one no term is new.
ALTER TABLE terms ADD COLUMN is_new INTEGER NOT NULL DEFAULT 0 CHECK (is_new IN (0, 1));
-- The documents that the term occurs in: numbers of extracted_documents, each between spaces. The next extraction
-- fills it in.
ALTER TABLE terms ADD COLUMN document_numbers TEXT NOT NULL DEFAULT '';

-- The documents that the newest extraction has looked at.
CREATE TABLE extracted_documents (
  number INTEGER PRIMARY KEY,
  path   TEXT NOT NULL UNIQUE
) STRICT;

-- The order of the ranking with all that lists are narrowed down by: a list is counted and leafed through without its rows.
DROP INDEX terms_by_score;
CREATE INDEX terms_by_score ON terms (score DESC, key, status, proposed, required, category, origin, is_new);
`,
};
