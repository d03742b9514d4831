import type { Migration } from './migration.ts';

const STEPS = "('read', 'extract', 'judge', 'generate', 'review', 'refine')";

export const migration050: Migration = {
  version: 50,
  name: 'models',
  sql: `
-- JSON: who writes the definitions, and the settings of the models; never a key. NULL for a project that works without a model.
ALTER TABLE project ADD COLUMN provider TEXT;

-- What a model says of candidates, by the key of the term. Empty after a run without a model.
CREATE TABLE candidate_judgements (
  term_key TEXT PRIMARY KEY,
  verdict  TEXT NOT NULL CHECK (verdict IN ('term', 'general-word', 'fragment')),
  category TEXT NOT NULL CHECK (category IN
             ('person', 'place', 'organisation', 'title', 'technical-term', 'common-noun')),
  -- One sentence of the model.
  reason   TEXT NOT NULL,
  -- The model, as people read it.
  model    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- JSON {text, citation}: what the built-in provider takes as the definition, beside that of a model, or NULL.
ALTER TABLE entries ADD COLUMN extractive TEXT;
-- A row that is damaged already must not pass for whole.
UPDATE entries SET content_hash =
    content_hash(definition, description, confidence, citations, status, edited, proposal, alternatives, extractive)
  WHERE content_hash =
    content_hash(definition, description, confidence, citations, status, edited, proposal, alternatives);

-- A step more. No run is active while a project is migrated, so that no progress is lost.
ALTER TABLE runs DROP COLUMN step;
ALTER TABLE runs ADD COLUMN step TEXT CHECK (step IN ${STEPS});

CREATE TABLE run_steps_with_judge (
  run_id       TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step         TEXT NOT NULL CHECK (step IN ${STEPS}),
  total        INTEGER NOT NULL,
  units_done   INTEGER NOT NULL,
  units_reused INTEGER NOT NULL,
  units_failed INTEGER NOT NULL,
  started_at   TEXT NOT NULL,
  -- NULL while the step is at work, and where the run ended in the middle of it.
  finished_at  TEXT,
  PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;
INSERT INTO run_steps_with_judge SELECT run_id, step, total, units_done, units_reused, units_failed, started_at, finished_at FROM run_steps;
DROP TABLE run_steps;
ALTER TABLE run_steps_with_judge RENAME TO run_steps;

CREATE TABLE failed_units_with_judge (
  run_id  TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step    TEXT NOT NULL CHECK (step IN ${STEPS}),
  -- What the unit is about: a document's path, a term's key, or 'glossary'.
  key     TEXT NOT NULL,
  -- The same for people: a document's path or a term.
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL,
  PRIMARY KEY (run_id, step, key)
) STRICT, WITHOUT ROWID;
INSERT INTO failed_units_with_judge SELECT run_id, step, key, subject, detail FROM failed_units;
DROP TABLE failed_units;
ALTER TABLE failed_units_with_judge RENAME TO failed_units;

-- Two types of issues more.
CREATE TABLE issues_of_more_types (
  id         INTEGER PRIMARY KEY,
  term_id    INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  type       TEXT NOT NULL CHECK (type IN
               ('duplicate', 'undefined', 'circular', 'unsupported', 'contradicting', 'too-broad', 'suspicious')),
  reason     TEXT NOT NULL,
  -- What a model says of it; NULL where a machine found it.
  remark     TEXT,
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
INSERT INTO issues_of_more_types (id, term_id, type, reason, related, passages, cause, state, run_id, created_at)
  SELECT id, term_id, type, reason, related, passages, cause, state, run_id, created_at FROM issues;
DROP TABLE issues;
ALTER TABLE issues_of_more_types RENAME TO issues;
`,
};
