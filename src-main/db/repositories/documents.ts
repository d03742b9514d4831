import type { DocumentFormat, DocumentLanguage, DocumentSnapshot } from '../../domain/document.ts';
import type { DocumentRow } from '../../domain/project-view.ts';
import { textOf } from '../../threads/packed.ts';
import type { LongText } from '../../threads/packed.ts';
import { documentDamaged } from '../check-rows.ts';
import { isTextWhole } from '../content-hash.ts';
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
  /** Length of the text in code points. */
  readonly length: number;
}

/** A document to take into the project. `path` is its name in the project. */
export interface DocumentToStore extends Omit<DocumentSnapshot, 'text'> {
  readonly text: LongText;
  readonly folder: string;
  readonly filePath: string;
}

/** The language of a document's text, which its hash names. */
export interface LanguageOfDocument {
  readonly path: string;
  readonly hash: string;
  readonly language: DocumentLanguage;
}

/** A file by the folder it was read from (absolute) and its path there. */
export interface FileInFolder {
  readonly folder: string;
  readonly filePath: string;
}

/** Reads of the `documents` and `left_out_files` tables. */
export function documentReader({ connection }: ReadHandle) {
  const list = connection.prepare<[], StoredDocument>(
    'SELECT path, format, hash, folder, file_path AS filePath, length FROM documents ORDER BY path',
  );
  const rows = connection.prepare<[], DocumentRow>(
    'SELECT path, format, language, length, folder, updated_at AS updatedAt FROM documents ORDER BY path',
  );
  const identity = connection.prepare<[string], Pick<DocumentSnapshot, 'format' | 'hash'>>(
    'SELECT format, hash FROM documents WHERE path = ?',
  );
  const folders = connection.prepare<[], { folder: string }>(
    'SELECT DISTINCT folder FROM documents WHERE with_folder = 1 ORDER BY folder',
  );
  const leftOut = connection.prepare<[], FileInFolder>(
    'SELECT folder, file_path AS filePath FROM left_out_files',
  );
  const get = connection.prepare<[string], DocumentSnapshot>(
    'SELECT path, format, text, hash FROM documents WHERE path = ?',
  );
  return {
    list: (): StoredDocument[] => list.all(),
    /** Throws ActionableError `document-damaged` where the text is not the one that was stored. */
    get: (path: string): DocumentSnapshot | null => {
      const document = get.get(path);
      if (document === undefined) return null;
      if (!isTextWhole(document)) throw documentDamaged(path);
      return document;
    },
    /** The documents as a list shows them. */
    rows: (): DocumentRow[] => rows.all(),
    /** Format and hash of a document, without reading its text. */
    identity: (path: string): Pick<DocumentSnapshot, 'format' | 'hash'> | null => identity.get(path) ?? null,
    /** The folders that were taken in as folders, so that new files in them are offered. */
    folders: (): string[] => folders.all().map(({ folder }) => folder),
    /** Files that a person took out of the project. */
    leftOut: (): FileInFolder[] => leftOut.all(),
  };
}

/** Writes of the `documents` and `left_out_files` tables. Call them inside a transaction. */
export function documentWriter({ connection }: WriteHandle) {
  const upsert = connection.prepare(
    `INSERT INTO documents (path, folder, file_path, with_folder, format, text, length, hash, added_at, updated_at)
     VALUES (@path, @folder, @filePath, 0, @format, @text, length(@text), @hash, @at, @at)
     ON CONFLICT (path) DO UPDATE SET
       with_folder = CASE folder WHEN excluded.folder THEN with_folder ELSE 0 END,
       folder = excluded.folder, file_path = excluded.file_path, format = excluded.format,
       text = excluded.text, length = excluded.length,
       language = CASE hash WHEN excluded.hash THEN language ELSE NULL END, hash = excluded.hash, updated_at = excluded.updated_at`,
  );
  const hashOf = connection.prepare<[string], { hash: string }>('SELECT hash FROM documents WHERE path = ?');
  const takeBack = connection.prepare<[string, string]>(
    'DELETE FROM left_out_files WHERE folder = ? AND file_path = ?',
  );
  const markFolder = connection.prepare<[string]>('UPDATE documents SET with_folder = 1 WHERE folder = ?');
  const leaveOut = connection.prepare<[string]>(
    'INSERT OR IGNORE INTO left_out_files (folder, file_path) SELECT folder, file_path FROM documents WHERE path = ?',
  );
  const remove = connection.prepare<[string]>('DELETE FROM documents WHERE path = ?');
  const setLanguage = connection.prepare<[DocumentLanguage, string, string]>(
    'UPDATE documents SET language = ? WHERE path = ? AND hash = ?',
  );
  const forgetExtracted = connection.prepare('DELETE FROM extracted_documents');
  const keepExtracted = connection.prepare<[number, string]>(
    'INSERT INTO extracted_documents (number, path) VALUES (?, ?)',
  );
  return {
    /** Keeps which documents an extraction has looked at: terms name them by their places in this list. */
    setExtracted: (paths: readonly string[]): void => {
      forgetExtracted.run();
      for (const [number, path] of paths.entries()) keepExtracted.run(number, path);
    },
    /** Keeps in which language documents are, of those whose text is still the one that was looked at. */
    setLanguages: (languages: readonly LanguageOfDocument[]): void => {
      for (const { path, hash, language } of languages) setLanguage.run(language, path, hash);
    },
    /**
     * Takes documents in.
     *
     * @param folders the folders (absolute) that are taken in as folders, so that later files in them belong
     * to the project too
     * @returns those whose text the project did not have under their path
     */
    store: (
      documents: readonly DocumentToStore[],
      folders: Iterable<string>,
      at: string,
    ): readonly DocumentToStore[] => {
      const changed = documents.filter(({ path, hash }) => hashOf.get(path)?.hash !== hash);
      for (const { path, folder, filePath, format, text, hash } of documents) {
        upsert.run({ path, folder, filePath, format, text: textOf(text), hash, at });
        takeBack.run(folder, filePath);
      }
      for (const folder of folders) markFolder.run(folder);
      return changed;
    },
    /** Removes documents. Answers which of them there were. */
    remove: (paths: readonly string[]): string[] => paths.filter((path) => remove.run(path).changes > 0),
    /**
     * Removes documents whose files are still there, and keeps in mind that they are not wanted. Answers which of
     * them there were.
     */
    leaveOut: (paths: readonly string[]): string[] =>
      paths.filter((path) => {
        leaveOut.run(path);
        return remove.run(path).changes > 0;
      }),
  };
}
