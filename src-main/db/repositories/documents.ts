import type { DocumentFormat, DocumentSnapshot } from '../../domain/document.ts';
import type { ReadHandle, WriteHandle } from '../handle.ts';

/** A document without its text. */
export interface StoredDocument {
  /** Unique in the project. */
  readonly path: string;
  readonly format: DocumentFormat;
  readonly hash: string;
  /** The folder it was read from (absolute), and its path there. */
  readonly folder: string;
  readonly filePath: string;
  /** Length of the text in UTF-16 code units, as far as SQLite can tell: code points. */
  readonly length: number;
}

/** A document to take into the project. `path` is its name in the project. */
export interface DocumentToStore extends DocumentSnapshot {
  readonly folder: string;
  readonly filePath: string;
}

/** Reads of the `documents` table. */
export function documentReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], StoredDocument>(
    'SELECT path, format, hash, folder, file_path AS filePath, length(text) AS length FROM documents ORDER BY path',
  );
  const get = connection.prepare<[string], DocumentSnapshot>(
    'SELECT path, format, text, hash FROM documents WHERE path = ?',
  );
  return {
    list: (): StoredDocument[] => list.all(),
    get: (path: string): DocumentSnapshot | null => get.get(path) ?? null,
  };
}

/** Writes of the `documents` table. Call them inside a transaction. */
export function documentWriter({ connection }: WriteHandle) {
  const upsert = connection.prepare(
    `INSERT INTO documents (path, folder, file_path, format, text, hash, added_at, updated_at)
     VALUES (@path, @folder, @filePath, @format, @text, @hash, @at, @at)
     ON CONFLICT (path) DO UPDATE SET folder = excluded.folder, file_path = excluded.file_path,
       format = excluded.format, text = excluded.text, hash = excluded.hash, updated_at = excluded.updated_at`,
  );
  const remove = connection.prepare<[string]>('DELETE FROM documents WHERE path = ?');
  return {
    store: (documents: readonly DocumentToStore[], at: string): void => {
      for (const { path, folder, filePath, format, text, hash } of documents) {
        upsert.run({ path, folder, filePath, format, text, hash, at });
      }
    },
    remove: (paths: readonly string[]): void => {
      for (const path of paths) remove.run(path);
    },
  };
}
