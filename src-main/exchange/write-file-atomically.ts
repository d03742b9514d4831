import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ActionableError } from '../domain/errors.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'Create the folder first, or choose another one.',
  ENOTDIR: 'Create the folder first, or choose another one.',
  EISDIR: 'There is a folder of that name: choose another name.',
  EACCES: 'You may not write there: choose another folder, or change its permissions.',
  EPERM: 'You may not write there: choose another folder, or change its permissions.',
  EROFS: 'That disk is read-only: choose another folder.',
  ENOSPC: 'The disk is full: free some space, or choose another disk.',
  EDQUOT: 'The disk is full: free some space, or choose another disk.',
  ENAMETOOLONG: 'The name is too long: choose a shorter one.',
};

type FileContent = string | Uint8Array;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What stands at a path: the real path and permissions of a file, `special` for devices and pipes, or nothing. */
async function targetOf(path: string): Promise<{ path: string; mode: number } | 'special' | null> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) return 'special';
    return { path: await realpath(path), mode: stats.mode & 0o777 };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a new file and waits until it is on the disk. */
async function writeDurably(path: string, content: FileContent, mode: number | null): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    if (mode !== null) await handle.chmod(mode);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.genglossary-${randomUUID()}.tmp`);
}

async function replaceFile(path: string, content: FileContent, mode: number | null): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeDurably(temporary, content, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function cannotWrite(path: string, error: unknown): ActionableError {
  return new ActionableError(
    'cannot-write',
    `"${basename(path)}" could not be written. If there was a file of that name before, it is as it was.`,
    REMEDIES[codeOf(error)] ?? 'Choose another folder or name, and try again.',
    { cause: error, values: { file: basename(path), reason: codeOf(error) } },
  );
}

/**
 * Checks before long work whether its result will have a place, by making a temporary file beside it.
 *
 * @param path absolute, or relative to the working directory
 * @throws ActionableError `cannot-write`; no temporary file is left
 */
export async function assertWritable(path: string): Promise<void> {
  try {
    const target = await targetOf(path);
    if (target === 'special') return;
    if (target !== null && (await stat(target.path)).isDirectory()) {
      throw Object.assign(new Error('It is a folder.'), { code: 'EISDIR' });
    }
    const temporary = temporaryBeside(target?.path ?? path);
    try {
      await writeDurably(temporary, '', null);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Writes a file so that at every moment the path holds either all of the old content or all of the new:
 * into a temporary file in the same folder first, which then takes the old one's place and permissions. A
 * link is followed. Devices and pipes are written to as they are.
 *
 * @param path absolute, or relative to the working directory
 * @param content text is written as UTF-8
 * @throws ActionableError `cannot-write`; the old file is whole and no temporary file is left
 */
export async function writeFileAtomically(path: string, content: FileContent): Promise<void> {
  try {
    const target = await targetOf(path);
    if (target === 'special') await writeFile(path, content);
    else await replaceFile(target?.path ?? path, content, target?.mode ?? null);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}
