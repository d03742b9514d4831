import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { formatOfName } from '../documents/formats.ts';
import { listDocuments } from '../documents/list-documents.ts';
import type { ListedFile } from '../documents/list-documents.ts';
import { refusalCodeOf } from '../documents/refusals.ts';
import { ActionableError } from '../domain/errors.ts';
import type { RefusedFile } from '../domain/project-view.ts';

/** A folder and the files of it that are to be taken into a project. */
export interface Source {
  /** Absolute, without links. */
  readonly folder: string;
  /** Whether the folder was given, and not only files of it. */
  readonly isWhole: boolean;
  readonly files: readonly ListedFile[];
}

/** What paths lead to. */
export interface FoundSources {
  readonly sources: readonly Source[];
  readonly refused: readonly RefusedFile[];
}

/**
 * Finds the files that paths stand for: those in folders, at any depth, and files given by themselves. Each
 * file is found once, in a folder that was given rather than by itself.
 *
 * @param paths absolute paths of files and folders
 */
export async function findSources(paths: readonly string[]): Promise<FoundSources> {
  const whole = new Map<string, Source>();
  const loose = new Map<string, ListedFile[]>();
  const refused: RefusedFile[] = [];
  for (const path of new Set(paths)) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) {
        const folder = await realpath(path);
        const { files, refusals } = await listDocuments(folder);
        whole.set(folder, { folder, isWhole: true, files });
        refused.push(...refusals.map(({ path: name, code }) => ({ path: name, code })));
      } else if (isDocumentName(path)) {
        const folder = await realpath(dirname(path));
        const name = basename(path);
        const files = loose.get(folder) ?? [];
        files.push({ path: name, absolutePath: join(folder, name), size: stats.size });
        loose.set(folder, files);
      } else {
        refused.push({ path: basename(path), code: 'unsupported-format' });
      }
    } catch (error) {
      const code = error instanceof ActionableError ? 'unreadable' : refusalCodeOf(error);
      refused.push({ path: basename(path), code });
    }
  }
  const byThemselves = [...loose].map(([folder, files]) => ({ folder, isWhole: false, files }));
  return { sources: withoutRepeats([...whole.values(), ...byThemselves]), refused };
}

function isDocumentName(path: string): boolean {
  const format = formatOfName(path);
  return format !== 'unsupported' && format !== 'ignored';
}

function withoutRepeats(sources: readonly Source[]): Source[] {
  const seen = new Set<string>();
  return sources.map((source) => ({
    ...source,
    files: source.files.filter(({ absolutePath }) => {
      const isNew = !seen.has(absolutePath);
      seen.add(absolutePath);
      return isNew;
    }),
  }));
}
