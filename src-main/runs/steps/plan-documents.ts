import { basename } from 'node:path';
import type { StoredDocument } from '../../db/repositories/documents.ts';

/** How the files of a folder and the documents of a project belong together. */
export interface DocumentPlan {
  /** The name that each file has, or will have, in the project. */
  readonly names: readonly {
    readonly filePath: string;
    readonly name: string;
    readonly knownHash: string | null;
  }[];
  /** Names of documents whose file is gone. */
  readonly removed: readonly string[];
}

/**
 * Plans how a folder is taken into a project. A document belongs to the folder it was read from; a file
 * that has the name of a document from another folder gets the folder's name before its own.
 *
 * @param folder absolute path of the folder
 * @param filePaths paths of the folder's readable files, relative to it
 * @param unreadable paths that could not be read this time (folders end with `/`): they are not gone, nor
 * is what is below them
 * @param stored the documents of the project
 * @param exists tells whether a folder still exists; documents of one that does not exist any more are
 * taken for those of this folder if they have the same path in it: the folder was moved
 */
export function planDocuments(
  folder: string,
  filePaths: readonly string[],
  unreadable: readonly string[],
  stored: readonly StoredDocument[],
  exists: (folder: string) => boolean,
): DocumentPlan {
  const vanished = new Map<string, boolean>();
  const isGone = ({ folder: origin }: StoredDocument): boolean => {
    const hasVanished = vanished.get(origin) ?? !exists(origin);
    vanished.set(origin, hasVanished);
    return hasVanished;
  };
  const ownDocuments = stored.filter((document) => document.folder === folder);
  const orphans = stored.filter((document) => document.folder !== folder && isGone(document));
  // A file that this folder has a document of already adopts no other.
  const known = new Map([...orphans, ...ownDocuments].map((document) => [document.filePath, document]));
  const taken = new Set(stored.map((document) => document.path));
  const present = new Set(filePaths);

  const names = filePaths.map((filePath) => {
    const document = known.get(filePath);
    if (document !== undefined) {
      return {
        filePath,
        name: document.path,
        knownHash: document.folder === folder ? document.hash : null,
      };
    }
    const name = freeName(filePath, basename(folder), taken);
    taken.add(name);
    return { filePath, name, knownHash: null };
  });
  const unread = new Set(unreadable);
  const removed = ownDocuments
    .filter(({ filePath }) => !present.has(filePath) && !isAtOrBelow(filePath, unread))
    .map((document) => document.path);
  return { names, removed };
}

function freeName(filePath: string, folderName: string, taken: ReadonlySet<string>): string {
  if (!taken.has(filePath)) return filePath;
  for (let number = 1; ; number += 1) {
    const name = `${folderName}${number === 1 ? '' : ` (${number})`}/${filePath}`;
    if (!taken.has(name)) return name;
  }
}

/** Tells whether a path, or the path of a folder above it (which ends with `/`), is among others. */
function isAtOrBelow(filePath: string, paths: ReadonlySet<string>): boolean {
  if (paths.has(filePath)) return true;
  for (let end = filePath.indexOf('/'); end !== -1; end = filePath.indexOf('/', end + 1)) {
    if (paths.has(filePath.slice(0, end + 1))) return true;
  }
  return false;
}
