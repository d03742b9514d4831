import type { Migration } from './migration.ts';

export const migration090: Migration = {
  version: 90,
  name: 'readings',
  sql: `
-- Who says how a term is read, which \`reading\` and \`sort_text\` follow; and how extraction reads it, which it is read by
-- again once a person no longer says otherwise.
ALTER TABLE terms ADD COLUMN reading_by TEXT NOT NULL DEFAULT 'extraction' CHECK (reading_by IN ('extraction', 'user'));
ALTER TABLE terms ADD COLUMN found_reading TEXT;
UPDATE terms SET found_reading = reading WHERE reading IS NOT NULL;
`,
};
