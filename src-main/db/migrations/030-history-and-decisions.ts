import type { Migration } from './migration.ts';

export const migration030: Migration = {
  version: 30,
  name: 'history and decisions',
  sql: `
-- What each step of a run did and how long it took.
CREATE TABLE run_steps (
  run_id       TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step         TEXT NOT NULL CHECK (step IN ('read', 'extract', 'generate', 'review', 'refine')),
  total        INTEGER NOT NULL,
  units_done   INTEGER NOT NULL,
  units_reused INTEGER NOT NULL,
  units_failed INTEGER NOT NULL,
  started_at   TEXT NOT NULL,
  -- NULL while the step is at work, and where the run ended in the middle of it.
  finished_at  TEXT,
  PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

-- The units of a run that have no answer, so that they alone can be run again.
CREATE TABLE failed_units (
  run_id  TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step    TEXT NOT NULL CHECK (step IN ('read', 'extract', 'generate', 'review', 'refine')),
  -- What the unit is about: a document's path, a term's key, or 'glossary'.
  key     TEXT NOT NULL,
  -- The same for people: a document's path or a term.
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL,
  PRIMARY KEY (run_id, step, key)
) STRICT, WITHOUT ROWID;

-- Hash over all that an entry says, so that a row that was changed by a fault of the disk is noticed.
ALTER TABLE entries ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
UPDATE entries SET content_hash = content_hash(definition, description, confidence, citations, status, edited, proposal);

-- JSON {code, document}: why the text may no longer be true, or NULL.
ALTER TABLE entries ADD COLUMN stale TEXT;

-- What a person decided, one row for each step that can be taken back, in the order of the ids.
CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  -- The term that it is about, the first of them where there are several, and their number.
  subject TEXT NOT NULL,
  count   INTEGER NOT NULL,
  at      TEXT NOT NULL,
  -- JSON: the rows that it changed, as they were and as they became.
  changes TEXT NOT NULL,
  undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
-- So that finding the newest one does not read through the changes of all.
CREATE INDEX decisions_by_undone ON decisions (undone, id);
INSERT INTO revisions (part, number) VALUES ('decisions', 1);
`,
};
