import { ActionableError } from '../domain/errors.ts';
import { ENTRY_HASH, isTextWhole } from './content-hash.ts';
import type { ReadHandle } from './handle.ts';

/** The rows of a project that no longer say what was written into them. */
export interface DamagedRows {
  /** Paths of documents, in order. */
  readonly documents: readonly string[];
  /** The terms of entries, in order; also of rejected terms. */
  readonly entries: readonly string[];
}

/**
 * Looks through all documents and entries of a migrated file for rows that carry the hash of something else. Call it
 * inside a transaction, so that all of it is of one moment. Reads the whole text of the project.
 */
export function findDamagedRows({ connection }: ReadHandle): DamagedRows {
  const texts = connection.prepare<[], { path: string; text: string; hash: string }>(
    'SELECT path, text, hash FROM documents ORDER BY path',
  );
  const documents: string[] = [];
  // One after another: all texts together may be larger than the memory.
  for (const document of texts.iterate()) if (!isTextWhole(document)) documents.push(document.path);
  const entries = connection
    .prepare<[], { term: string }>(
      `SELECT coalesce((SELECT term FROM terms WHERE terms.id = term_id), '') AS term FROM entries
       WHERE content_hash <> ${ENTRY_HASH} ORDER BY term`,
    )
    .all();
  return { documents, entries: entries.map(({ term }) => term) };
}

/** A document whose text is not the one that was stored. */
export function documentDamaged(document: string): ActionableError {
  return new ActionableError(
    'document-damaged',
    `The text of "${document}" in the project is damaged. Nothing was changed.`,
    'Go back to a backup of the project, or remove the document and add its file again.',
    { values: { document } },
  );
}

/** An entry that does not say what was written. */
export function entryDamaged(term: string): ActionableError {
  return new ActionableError(
    'entry-damaged',
    `The entry of "${term}" is damaged. Nothing was changed.`,
    'Go back to a backup of the project, or write the definition anew.',
    { values: { term } },
  );
}
