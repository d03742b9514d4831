import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { defineContentHash, ENTRY_HASH } from '../../src-main/db/content-hash.ts';
import { REPLACED_TABLES } from '../../src-main/db/take-contents.ts';

const AT = '2026-01-05T00:00:00.000Z';

/** A connection past the program that knows how rows are hashed. */
function connectHashing(file: string): Database.Database {
  const connection = new Database(file, { fileMustExist: true, timeout: 5000 });
  defineContentHash(connection);
  return connection;
}

/** Does something past the program, as another program does it, in one transaction. */
export function changePast(file: string, sql: string): void {
  const connection = connectHashing(file);
  connection.exec(`BEGIN IMMEDIATE; ${sql}; COMMIT`);
  connection.close();
}

/**
 * Puts rows into every table of a project file past the program, as a run and a person would have left them.
 *
 * @param mark stands in all of them, so that two calls give two states
 */
export function fillProject(file: string, mark: string): void {
  const text = `A ${mark} turns wood. 旋盤。`;
  const hash = createHash('sha256').update(text).digest('hex');
  changePast(
    file,
    `INSERT INTO runs (id, scope, options, status, program, started_at, finished_at, host, pid, process_start, file_identity, token, heartbeat_at)
      VALUES ('run ${mark}', 'full', '{}', 'completed', 'test', '${AT}', '${AT}', 'h', 1, 's', 'f', 'token ${mark}', '${AT}');
    INSERT INTO run_events (run_id, sequence, at, level, message) VALUES ('run ${mark}', 1, '${AT}', 'info', 'done');
    INSERT INTO run_steps (run_id, step, total, units_done, units_reused, units_failed, started_at)
      VALUES ('run ${mark}', 'extract', 1, 1, 0, 0, '${AT}');
    INSERT INTO failed_units (run_id, step, key, subject, detail) VALUES ('run ${mark}', 'extract', 'k', 's', 'd');
    INSERT INTO unit_results (hash, step, subject, result, run_id, created_at)
      VALUES ('unit ${mark}', 'extract', '${mark}.md', '{}', 'run ${mark}', '${AT}');
    INSERT INTO documents (path, folder, file_path, format, text, length, hash, added_at, updated_at)
      VALUES ('${mark}.md', '/docs', '${mark}.md', 'markdown', '${text}', ${[...text].length}, '${hash}', '${AT}', '${AT}');
    INSERT INTO extracted_documents (path) VALUES ('${mark}.md');
    INSERT INTO left_out_files VALUES ('/docs', 'not ${mark}.md');
    INSERT INTO terms (key, term, score, proposed, category, frequency, document_count, variants, notes)
      VALUES ('${mark}', '${mark}', 1, 1, 'technical-term', 1, 1, '[]', 'mine'),
             ('other ${mark}', 'other ${mark}', 1, 1, 'technical-term', 1, 1, '[]', '');
    INSERT INTO candidate_judgements (term_key, verdict, category, reason, model)
      VALUES ('${mark}', 'term', 'technical-term', 'A part.', 'small');
    INSERT INTO synonym_groups (main_term_id) SELECT id FROM terms WHERE key = '${mark}';
    INSERT INTO synonym_members (term_id, group_id)
      SELECT terms.id, synonym_groups.id FROM terms, synonym_groups
      WHERE terms.key = 'other ${mark}' AND main_term_id = (SELECT id FROM terms WHERE key = '${mark}');
    INSERT INTO form_usages (form, usage) VALUES ('other ${mark}', 'forbidden');
    INSERT INTO entries (term_id, definition, confidence, citations, proposal_run, updated_at)
      SELECT id, 'What ${mark} is', 1, '[]', 'run ${mark}', '${AT}' FROM terms WHERE key = '${mark}';
    UPDATE entries SET content_hash = ${ENTRY_HASH};
    INSERT INTO entry_revisions (entry_id, author, content, run_id, created_at)
      SELECT entries.id, 'generate', '{}', 'run ${mark}', '${AT}' FROM entries JOIN terms ON terms.id = term_id WHERE key = '${mark}';
    INSERT INTO issues (term_id, type, reason, related, cause, run_id, created_at)
      SELECT id, 'circular', 'r', '[]', 'c', 'run ${mark}', '${AT}' FROM terms WHERE key = '${mark}';
    INSERT INTO decisions (kind, subject, count, at, changes) VALUES ('note-changed', '${mark}', 1, '${AT}', '[]');
    UPDATE revisions SET number = number + 1`,
  );
}

/** All that a project is, row by row: what a restore brings back. */
export function contentsOf(file: string): Readonly<Record<string, readonly unknown[]>> {
  const connection = new Database(file, { fileMustExist: true, timeout: 5000 });
  try {
    connection.exec('BEGIN');
    const rows = (table: string): unknown[] =>
      connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
    return Object.fromEntries(REPLACED_TABLES.map((table) => [table, rows(table)]));
  } finally {
    connection.close();
  }
}

/** The values of one column of a file, in order. */
export function valuesIn(file: string, sql: string): readonly unknown[] {
  const connection = new Database(file, { fileMustExist: true, timeout: 5000 });
  try {
    return connection.prepare(sql).pluck().all();
  } finally {
    connection.close();
  }
}

/** Expects nothing of a file but that SQLite finds it whole. */
export function integrityOf(file: string): unknown {
  const connection = new Database(file, { fileMustExist: true, timeout: 5000 });
  try {
    const damage = connection.pragma('foreign_key_check');
    return Array.isArray(damage) && damage.length === 0
      ? connection.pragma('integrity_check', { simple: true })
      : damage;
  } finally {
    connection.close();
  }
}
