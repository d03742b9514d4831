import type { Migration } from './migration.ts';

/** The katakana that have a hiragana 0x60 below them. */
const KATAKANA = Array.from({ length: 0x30f6 - 0x30a1 + 1 }, (_, place) =>
  String.fromCharCode(0x30a1 + place),
);

/** An SQL expression that writes the katakana of another one as hiragana. */
function inHiragana(expression: string): string {
  return KATAKANA.reduce(
    (inner, letter) =>
      `replace(${inner}, '${letter}', '${String.fromCharCode(letter.charCodeAt(0) - 0x60)}')`,
    expression,
  );
}

/** An SQL expression that takes what stands between words out of another one. */
function joined(expression: string): string {
  return `replace(replace(${expression}, ' ', ''), '-', '')`;
}

export const migration020: Migration = {
  version: 20,
  name: 'lists and activity',
  sql: `
-- What is said, by name and values (JSON), so that each reader has it in their language.
ALTER TABLE run_events ADD COLUMN details TEXT;
ALTER TABLE runs ADD COLUMN reason_details TEXT;

-- How far the step that a run is at has come; NULL before the first one.
ALTER TABLE runs ADD COLUMN step TEXT CHECK (step IN ('read', 'extract', 'generate', 'review', 'refine'));
ALTER TABLE runs ADD COLUMN step_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN step_finished INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN step_since TEXT NOT NULL DEFAULT '';

-- Every change of a part adds 1 to its number in the same transaction, so that whoever shows it knows to read it again.
CREATE TABLE revisions (
  part   TEXT PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO revisions (part, number)
  VALUES ('project', 1), ('documents', 1), ('terms', 1), ('entries', 1), ('issues', 1), ('runs', 1);

-- Whether the document came with its whole folder, so that new files in it are noticed.
ALTER TABLE documents ADD COLUMN with_folder INTEGER NOT NULL DEFAULT 1 CHECK (with_folder IN (0, 1));
-- In code points, so that a list need not read the texts.
ALTER TABLE documents ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET length = length(text);

-- Files that a person took out of the project: an update of their folder does not bring them back.
CREATE TABLE left_out_files (
  folder    TEXT NOT NULL,
  file_path TEXT NOT NULL,
  PRIMARY KEY (folder, file_path)
) STRICT, WITHOUT ROWID;

-- What a list finds and orders terms by; the next extraction makes them from the normalised forms.
ALTER TABLE terms ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN sort_text TEXT NOT NULL DEFAULT '';
UPDATE terms SET
  search_text = ${inHiragana(joined(`key || char(10) || lower(term) || coalesce(char(10) || reading, '')`))},
  sort_text = ${inHiragana(`replace(coalesce(reading, key), 'ー', '')`)};
CREATE INDEX terms_by_sort_text ON terms (sort_text, key);
`,
};
