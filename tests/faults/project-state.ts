import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Terms that no document has any more, and that nobody needs: the next extraction removes them, whenever that is. */
const LEFT_OVER = `frequency = 0 AND status = 'candidate' AND required = 0 AND notes = '' AND origin = 'extraction'
  AND category_by = 'extraction' AND reading_by = 'extraction' AND id NOT IN (SELECT term_id FROM entries)
  AND id NOT IN (SELECT term_id FROM issues WHERE state = 'dismissed')`;

/** What a reader sees of a project, part by part; nothing in it depends on when or by which run it came about. */
const PARTS = {
  documents: 'SELECT path, file_path, format, text, hash FROM documents ORDER BY path',
  terms: `SELECT key, term, reading, score, proposed, category, category_by, frequency, document_count, variants,
      first_document, first_line, status, required, notes, origin FROM terms WHERE NOT (${LEFT_OVER}) ORDER BY key`,
  entries: `SELECT terms.key, definition, description, confidence, citations, entries.status, edited, proposal
      FROM entries JOIN terms ON terms.id = term_id ORDER BY terms.key`,
  revisions: `SELECT terms.key, author, content, replaced FROM entry_revisions
      JOIN entries ON entries.id = entry_id JOIN terms ON terms.id = entries.term_id ORDER BY terms.key, entry_revisions.id`,
  issues: `SELECT terms.key, type, reason, related, cause, state FROM issues JOIN terms ON terms.id = term_id
      WHERE term_id NOT IN (SELECT id FROM terms WHERE ${LEFT_OVER}) ORDER BY terms.key, type, cause`,
} as const;

/** A part of the state of a project. */
export type StatePart = keyof typeof PARTS;

/** The state of a project at one moment: JSON of each part. */
export type ProjectState = Readonly<Record<StatePart, string>>;

/** Reads the state of a project from an open connection, all of it of one moment. */
export function stateOf(connection: Database.Database): ProjectState {
  const read = (sql: string): string => JSON.stringify(connection.prepare(sql).all());
  connection.exec('BEGIN');
  try {
    return {
      documents: read(PARTS.documents),
      terms: read(PARTS.terms),
      entries: read(PARTS.entries),
      revisions: read(PARTS.revisions),
      issues: read(PARTS.issues),
    };
  } finally {
    connection.exec('ROLLBACK');
  }
}

/** In which parts two states differ, each with the first place at which it does. */
export function differences(left: ProjectState, right: ProjectState): string[] {
  const parts: readonly StatePart[] = ['documents', 'terms', 'entries', 'revisions', 'issues'];
  return parts.flatMap((part) => {
    const [was, is] = [left[part], right[part]];
    if (was === is) return [];
    let place = 0;
    while (was[place] === is[place]) place += 1;
    const excerpt = (text: string): string => text.slice(Math.max(0, place - 80), place + 80);
    return [`${part}: ${excerpt(was)} <> ${excerpt(is)}`];
  });
}

/**
 * Looks into a project file that nobody has open, and leaves it and its journal as they are: a copy is opened.
 *
 * @param folder where the copy is made
 */
export function lookInto<Seen>(
  file: string,
  folder: string,
  look: (connection: Database.Database) => Seen,
): Seen {
  const copy = join(folder, 'looked at.genglossary');
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const connection = new Database(copy, { fileMustExist: true });
  try {
    return look(connection);
  } finally {
    connection.close();
  }
}
