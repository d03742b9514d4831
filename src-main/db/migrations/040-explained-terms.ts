import type { Migration } from './migration.ts';

export const migration040: Migration = {
  version: 40,
  name: 'explained terms',
  sql: `
-- JSON array of [form, number of occurrences, key]: all forms seen in the text, the most frequent first.
ALTER TABLE terms ADD COLUMN forms TEXT NOT NULL DEFAULT '[]';
-- JSON array of [feature, contribution]: what the score is made of, the largest effect first.
ALTER TABLE terms ADD COLUMN explanation TEXT NOT NULL DEFAULT '[]';
-- JSON of the citation that tells the category, or NULL where no passage does.
ALTER TABLE terms ADD COLUMN category_evidence TEXT;

-- Forms that a person took out of a group of variants: each is a term of its own.
CREATE TABLE separate_forms (
  form TEXT PRIMARY KEY,
  -- The term that it was taken out of.
  key  TEXT NOT NULL
) STRICT;

-- The language that most of the text is in; NULL until it was looked at.
ALTER TABLE documents ADD COLUMN language TEXT CHECK (language IN ('en', 'ja', 'mixed', 'other'));

-- JSON array of {text, citation}: what other documents say that the term is.
ALTER TABLE entries ADD COLUMN alternatives TEXT NOT NULL DEFAULT '[]';
-- A row that is damaged already must not pass for whole.
UPDATE entries SET content_hash =
    content_hash(definition, description, confidence, citations, status, edited, proposal, alternatives)
  WHERE content_hash = content_hash(definition, description, confidence, citations, status, edited, proposal);

-- Another type of issue, and the passages that an issue is about.
CREATE TABLE issues_with_passages (
  id         INTEGER PRIMARY KEY,
  term_id    INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  type       TEXT NOT NULL CHECK (type IN ('duplicate', 'undefined', 'circular', 'unsupported', 'contradicting')),
  reason     TEXT NOT NULL,
  -- JSON array of the keys of the other terms involved.
  related    TEXT NOT NULL,
  -- JSON array of citations.
  passages   TEXT NOT NULL DEFAULT '[]',
  -- Hash of what caused it: a dismissed issue stays dismissed until its cause changes.
  cause      TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'dismissed')),
  run_id     TEXT REFERENCES runs (id),
  created_at TEXT NOT NULL,
  UNIQUE (term_id, type, cause)
) STRICT;
INSERT INTO issues_with_passages (id, term_id, type, reason, related, cause, state, run_id, created_at)
  SELECT id, term_id, type, reason, related, cause, state, run_id, created_at FROM issues;
DROP TABLE issues;
ALTER TABLE issues_with_passages RENAME TO issues;
`,
};
