import type { Migration } from './migration.ts';

export const migration070: Migration = {
  version: 70,
  name: 'synonyms',
  sql: `
CREATE INDEX synonym_members_by_group ON synonym_members (group_id);

-- Forms that a person wants to be used, or not to be used; all others are allowed. By the form itself, so that it stays
-- marked whichever term it is a form of.
CREATE TABLE form_usages (
  form  TEXT PRIMARY KEY,
  usage TEXT NOT NULL CHECK (usage IN ('preferred', 'forbidden'))
) STRICT;
`,
};
