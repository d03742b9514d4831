import type { Dirent } from 'node:fs';
import { opendir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Refusal } from '../domain/document.ts';
import { ActionableError } from '../domain/errors.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { formatOfName } from './formats.ts';
import { refusalCodeOf, refuse } from './refusals.ts';

/** A file that can be read as a document. */
export interface ListedFile {
  /** Relative to the folder that was listed, with `/` between the parts. */
  readonly path: string;
  /** For opening only; never shown. */
  readonly absolutePath: string;
  /** In bytes, when it was listed. */
  readonly size: number;
}

/** What a folder holds. All three lists are in code-point order of their paths. */
export interface DocumentListing {
  readonly files: readonly ListedFile[];
  readonly refusals: readonly Refusal[];
  /**
   * Paths that could not be looked at; a folder's path ends with `/`. Documents known from below them
   * are not to be taken for deleted.
   */
  readonly unreadable: readonly string[];
}

/** A folder to walk: where it really is, and the path under which its files are reported. */
interface Folder {
  readonly realPath: string;
  /** Empty for the listed folder itself, else with `/` at the end. */
  readonly prefix: string;
}

/** A symbolic link met on the way, with the real path of the folder that holds it. */
interface Link {
  readonly path: string;
  readonly absolutePath: string;
  readonly holder: string;
}

/** What the walk has found so far. */
interface Walk {
  readonly root: string;
  readonly files: ListedFile[];
  readonly refusals: Refusal[];
  readonly unreadable: string[];
  /** Real paths of the folders and files that were met. */
  readonly met: Set<string>;
  readonly folderLinks: Link[];
  readonly fileLinks: Link[];
}

/** Files that programs leave behind, and folders of other people's documents. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';
}

/** Notes that a path could not be looked at. */
function noteFailure(walk: Walk, path: string, error: unknown): void {
  const code = refusalCodeOf(error);
  walk.refusals.push(refuse(path, code));
  if (code === 'unreadable') walk.unreadable.push(path);
}

/** Takes a file into the listing, or refuses it, by its name and kind. */
async function takeFile(walk: Walk, path: string, absolutePath: string): Promise<void> {
  const format = formatOfName(path);
  if (format === 'ignored') return;
  if (format === 'unsupported') {
    walk.refusals.push(refuse(path, 'unsupported-format'));
    return;
  }
  try {
    const stats = await stat(absolutePath);
    if (stats.isFile()) walk.files.push({ path, absolutePath, size: stats.size });
    else walk.refusals.push(refuse(path, 'unreadable'));
  } catch (error) {
    noteFailure(walk, path, error);
  }
}

/** Takes what stands in one folder and returns the folders below it. Links are only noted. */
async function readFolder(walk: Walk, folder: Folder): Promise<Folder[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder.realPath, { withFileTypes: true });
  } catch (error) {
    noteFailure(walk, folder.prefix, error);
    return [];
  }
  const below: Folder[] = [];
  const taken: Promise<void>[] = [];
  for (const entry of entries) {
    if (isPassedOver(entry.name)) continue;
    const path = folder.prefix + entry.name;
    const absolutePath = join(folder.realPath, entry.name);
    if (entry.isSymbolicLink()) {
      walk.folderLinks.push({ path, absolutePath, holder: folder.realPath });
    } else if (entry.isDirectory()) {
      below.push({ realPath: absolutePath, prefix: `${path}/` });
    } else {
      walk.met.add(absolutePath);
      taken.push(takeFile(walk, path, absolutePath));
    }
  }
  await Promise.all(taken);
  return below;
}

/** Walks a folder and all below it without following links. */
async function walkFolder(walk: Walk, start: Folder): Promise<void> {
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (walk.met.has(folder.realPath)) continue;
    walk.met.add(folder.realPath);
    waiting.push(...(await readFolder(walk, folder)));
  }
}

function isInsideOrSame(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Follows a link to a folder, once for each folder; a link to a file is left for later. */
async function followLink(walk: Walk, link: Link): Promise<void> {
  try {
    const target = await realpath(link.absolutePath);
    if (!(await stat(target)).isDirectory()) {
      walk.fileLinks.push(link);
    } else if (
      walk.met.has(target) ||
      isInsideOrSame(link.holder, target) ||
      isInsideOrSame(walk.root, target)
    ) {
      walk.refusals.push(refuse(link.path, 'link-loop'));
    } else {
      await walkFolder(walk, { realPath: target, prefix: `${link.path}/` });
    }
  } catch (error) {
    noteDeadLink(walk, link, error);
  }
}

/** A link to nowhere may be a disk that is not there today: what came through it is not deleted. */
function noteDeadLink(walk: Walk, link: Link, error: unknown): void {
  const isLoop = error instanceof Error && 'code' in error && error.code === 'ELOOP';
  walk.refusals.push(refuse(link.path, isLoop ? 'link-loop' : refusalCodeOf(error)));
  walk.unreadable.push(link.path, `${link.path}/`);
}

async function takeFileLink(walk: Walk, link: Link): Promise<void> {
  if (formatOfName(link.path) === 'ignored') return;
  try {
    const target = await realpath(link.absolutePath);
    if (walk.met.has(target)) {
      walk.refusals.push(refuse(link.path, 'link-loop'));
    } else {
      walk.met.add(target);
      await takeFile(walk, link.path, link.absolutePath);
    }
  } catch (error) {
    noteDeadLink(walk, link, error);
  }
}

async function openRoot(folder: string): Promise<string> {
  const remedy = 'Check the name of the folder and that you may open it.';
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) {
      await (await opendir(root)).close();
      return root;
    }
  } catch (error) {
    refusalCodeOf(error);
    throw new ActionableError(
      'folder-missing',
      `The folder "${basename(folder)}" cannot be opened.`,
      remedy,
      { cause: error, values: { folder: basename(folder) } },
    );
  }
  throw new ActionableError('folder-missing', `"${basename(folder)}" is not a folder.`, remedy, {
    values: { folder: basename(folder) },
  });
}

/**
 * Lists the documents in a folder and all folders below it.
 *
 * Hidden files and folders, `node_modules` and files of formats that nobody keeps texts in are passed over
 * without a word. Links are followed, but every folder and file is read once, under its own name if it lies
 * in the listed folder. Nothing is opened.
 *
 * @param folder absolute, or relative to the working directory
 * @throws ActionableError `folder-missing` where the folder itself cannot be opened
 */
export async function listDocuments(folder: string): Promise<DocumentListing> {
  const root = await openRoot(folder);
  const walk: Walk = {
    root,
    files: [],
    refusals: [],
    unreadable: [],
    met: new Set(),
    folderLinks: [],
    fileLinks: [],
  };
  await walkFolder(walk, { realPath: root, prefix: '' });
  while (walk.folderLinks.length > 0) {
    const links = walk.folderLinks.splice(0).sort((a, b) => compareCodePoints(a.path, b.path));
    for (const link of links) await followLink(walk, link);
  }
  for (const link of walk.fileLinks.sort((a, b) => compareCodePoints(a.path, b.path))) {
    await takeFileLink(walk, link);
  }
  return {
    files: walk.files.sort((a, b) => compareCodePoints(a.path, b.path)),
    refusals: walk.refusals.sort((a, b) => compareCodePoints(a.path, b.path)),
    unreadable: walk.unreadable.sort(compareCodePoints),
  };
}
