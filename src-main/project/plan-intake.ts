import type { StoredDocument } from '../db/repositories/documents.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import { planDocuments } from '../runs/steps/plan-documents.ts';
import type { Source } from './source-files.ts';

/** A file to read, and what the project knows of it. */
export interface PlannedFile {
  readonly file: ListedFile;
  /** The name that the document has, or will have, in the project. */
  readonly name: string;
  /** The folder that it is known by, and its path there. */
  readonly folder: string;
  readonly filePath: string;
  /** The document of that name that the project has already. */
  readonly known: StoredDocument | null;
}

/**
 * Plans under which names files are taken into a project. A file that the project holds already keeps its
 * name, from whichever folder it was taken; all others are named as a run names them.
 *
 * @param heldFiles the documents of the project by the absolute paths of their files
 * @param exists tells whether a folder still exists, see `planDocuments`
 */
export function planIntake(
  sources: readonly Source[],
  stored: readonly StoredDocument[],
  heldFiles: ReadonlyMap<string, StoredDocument>,
  exists: (folder: string) => boolean,
): PlannedFile[] {
  /** The documents as they will be, so that no two sources give one name to two files. */
  const documents = new Map(stored.map((document) => [document.path, document]));
  return sources.flatMap(({ folder, isWhole, files }) => {
    const planned: PlannedFile[] = [];
    const newFiles = new Map<string, ListedFile>();
    for (const file of files) {
      const known = heldFiles.get(file.absolutePath);
      if (known === undefined) newFiles.set(file.path, file);
      else planned.push({ file, name: known.path, folder: known.folder, filePath: known.filePath, known });
    }
    // A folder may have been moved. A file by itself is no sign of that, and takes nobody's place.
    const stillThere = isWhole ? exists : () => true;
    const plan = planDocuments(folder, [...newFiles.keys()], [], [...documents.values()], stillThere);
    for (const { filePath, name } of plan.names) {
      const file = newFiles.get(filePath);
      if (file === undefined) continue;
      const known = documents.get(name) ?? null;
      planned.push({ file, name, folder, filePath, known });
      documents.set(name, { path: name, format: 'text', hash: '', length: 0, ...known, folder, filePath });
    }
    return planned;
  });
}
