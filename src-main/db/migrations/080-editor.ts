import type { Migration } from './migration.ts';

export const migration080: Migration = {
  version: 80,
  name: 'editor',
  sql: `
-- JSON of who wrote the text where no person did, or NULL where that is not known.
ALTER TABLE entries ADD COLUMN writer TEXT;
-- A row that is damaged already must not pass for whole.
UPDATE entries SET content_hash =
    content_hash(definition, description, confidence, citations, status, edited, proposal, alternatives, extractive, writer)
  WHERE content_hash =
    content_hash(definition, description, confidence, citations, status, edited, proposal, alternatives, extractive);

-- Which step of a run proposes the text that waits beside the entry; NULL counts as generate.
ALTER TABLE entries ADD COLUMN proposal_author TEXT CHECK (proposal_author IN ('generate', 'refine'));
-- JSON of the words of the proposal that a person dismissed last: it does not come back as long as they are the same.
ALTER TABLE entries ADD COLUMN dismissed_proposal TEXT;

-- Why a person dismissed it, in their words.
ALTER TABLE issues ADD COLUMN dismissal TEXT NOT NULL DEFAULT '';
`,
};
