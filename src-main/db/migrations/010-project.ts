import type { Migration } from './migration.ts';

export const migration010: Migration = {
  version: 10,
  name: 'project',
  sql: `
-- One row: what the project is called.
CREATE TABLE project (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  name       TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- Snapshots of the documents, so that citations stay true when a file changes on disk.
CREATE TABLE documents (
  id         INTEGER PRIMARY KEY,
  -- Unique in the project, relative to the folder, with '/' between the parts.
  path       TEXT NOT NULL UNIQUE,
  -- Where it came from, so that a change on disk is noticed.
  folder     TEXT NOT NULL,
  file_path  TEXT NOT NULL,
  format     TEXT NOT NULL CHECK (format IN ('markdown', 'text')),
  text       TEXT NOT NULL,
  -- SHA-256 of text.
  hash       TEXT NOT NULL,
  added_at   TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE terms (
  id               INTEGER PRIMARY KEY,
  -- The normalised form that groups the variants.
  key              TEXT NOT NULL UNIQUE,
  term             TEXT NOT NULL,
  reading          TEXT,
  score            REAL NOT NULL,
  -- Whether the extractor itself would put it into the glossary.
  proposed         INTEGER NOT NULL CHECK (proposed IN (0, 1)),
  category         TEXT NOT NULL CHECK (category IN
                     ('person', 'place', 'organisation', 'title', 'technical-term', 'common-noun')),
  -- Who chose the category: a person's choice outlives every extraction.
  category_by      TEXT NOT NULL DEFAULT 'extraction' CHECK (category_by IN ('extraction', 'user')),
  frequency        INTEGER NOT NULL,
  document_count   INTEGER NOT NULL,
  -- JSON array of the other forms seen in the text.
  variants         TEXT NOT NULL,
  first_document   TEXT,
  first_line       INTEGER,
  -- What a person decided.
  status           TEXT NOT NULL DEFAULT 'candidate' CHECK (status IN ('candidate', 'accepted', 'rejected')),
  required         INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  notes            TEXT NOT NULL DEFAULT '',
  origin           TEXT NOT NULL DEFAULT 'extraction' CHECK (origin IN ('extraction', 'user'))
) STRICT;
CREATE INDEX terms_by_score ON terms (score DESC, key);

-- Terms that a person declared to mean the same; only the main term has an entry.
CREATE TABLE synonym_groups (
  id           INTEGER PRIMARY KEY,
  main_term_id INTEGER NOT NULL UNIQUE REFERENCES terms (id)
) STRICT;
CREATE TABLE synonym_members (
  term_id  INTEGER PRIMARY KEY REFERENCES terms (id),
  group_id INTEGER NOT NULL REFERENCES synonym_groups (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE entries (
  id             INTEGER PRIMARY KEY,
  term_id        INTEGER NOT NULL UNIQUE REFERENCES terms (id),
  definition     TEXT,
  -- JSON {text, citation}, or null.
  description    TEXT,
  confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  -- JSON array of citations.
  citations      TEXT NOT NULL,
  status         TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'approved')),
  -- Whether the text is a person's own. Such an entry is never replaced by a run, nor is an approved one.
  edited         INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  -- JSON of the content that a run proposes beside a protected entry, or null.
  proposal       TEXT,
  proposal_run   TEXT REFERENCES runs (id),
  updated_at     TEXT NOT NULL
) STRICT;

-- Every text that an entry ever had: who wrote it and what it replaced.
CREATE TABLE entry_revisions (
  id         INTEGER PRIMARY KEY,
  entry_id   INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  author     TEXT NOT NULL CHECK (author IN ('generate', 'refine', 'user')),
  -- JSON of the content that was written and of the one before it (null for the first).
  content    TEXT NOT NULL,
  replaced   TEXT,
  run_id     TEXT REFERENCES runs (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX entry_revisions_by_entry ON entry_revisions (entry_id, id);

CREATE TABLE issues (
  id         INTEGER PRIMARY KEY,
  term_id    INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  type       TEXT NOT NULL CHECK (type IN ('duplicate', 'undefined', 'circular', 'unsupported')),
  reason     TEXT NOT NULL,
  -- JSON array of the keys of the other terms involved.
  related    TEXT NOT NULL,
  -- Hash of what caused it: a dismissed issue stays dismissed until its cause changes.
  cause      TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'dismissed')),
  run_id     TEXT REFERENCES runs (id),
  created_at TEXT NOT NULL,
  UNIQUE (term_id, type, cause)
) STRICT;

CREATE TABLE runs (
  id             TEXT PRIMARY KEY,
  scope          TEXT NOT NULL CHECK (scope IN ('full', 'extract', 'generate', 'review', 'refine')),
  -- JSON of the options it was started with, so that it can be resumed.
  options        TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN
                   ('pending', 'running', 'cancelling', 'completed', 'failed', 'cancelled', 'interrupted')),
  program        TEXT NOT NULL,
  started_at     TEXT NOT NULL,
  finished_at    TEXT,
  reason         TEXT,
  resumes        TEXT REFERENCES runs (id),
  -- Who holds it. The token fences every write: whoever lost the run cannot write to it any more.
  host           TEXT NOT NULL,
  pid            INTEGER NOT NULL,
  process_start  TEXT NOT NULL,
  -- Which file the owner has open: in a copy of the file, the run that came along is nobody's.
  file_identity  TEXT NOT NULL,
  token          TEXT NOT NULL,
  heartbeat_at   TEXT NOT NULL,
  units_done     INTEGER NOT NULL DEFAULT 0,
  units_reused   INTEGER NOT NULL DEFAULT 0,
  units_failed   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The last line of the guard: a second active run is impossible, also for a program that is not ours.
CREATE UNIQUE INDEX one_active_run ON runs ((1)) WHERE status IN ('pending', 'running', 'cancelling');

CREATE TRIGGER terminal_run_states_are_final BEFORE UPDATE OF status ON runs
WHEN OLD.status IN ('completed', 'failed', 'cancelled', 'interrupted') AND NEW.status <> OLD.status
BEGIN
  SELECT RAISE(ABORT, 'a run that has ended cannot change its state');
END;

CREATE TABLE run_events (
  run_id   TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  at       TEXT NOT NULL,
  level    TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  step     TEXT,
  message  TEXT NOT NULL,
  PRIMARY KEY (run_id, sequence)
) STRICT, WITHOUT ROWID;

-- Every answer ever computed, under the hash of everything that went into it.
CREATE TABLE unit_results (
  id         INTEGER PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  step       TEXT NOT NULL,
  -- What the unit was about, for people: a document's path or a term.
  subject    TEXT NOT NULL,
  result     TEXT NOT NULL,
  run_id     TEXT NOT NULL REFERENCES runs (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX unit_results_by_subject ON unit_results (step, subject, id DESC);
`,
};
