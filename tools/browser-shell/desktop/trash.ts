import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/*
 * The trash of desktops on Linux, after the freedesktop.org Trash specification 1.0.
 */

/** A trash folder, and what the paths in it are relative to, null for absolute ones. */
interface Trash {
  readonly folder: string;
  readonly top: string | null;
}

/**
 * Moves a file or folder into the trash of its disk.
 *
 * @throws Error when it does not exist, cannot be moved, or the system is not Linux
 */
export async function trashItem(item: string): Promise<void> {
  if (process.platform !== 'linux') {
    throw new Error(`Failed to move item to trash: the browser shell knows no trash on ${process.platform}.`);
  }
  // Of a link the link itself, but in the folder where it really is.
  const file = path.join(await realpath(path.dirname(path.resolve(item))), path.basename(item));
  const trash = await trashFor(file);
  const [files, info] = [path.join(trash.folder, 'files'), path.join(trash.folder, 'info')];
  await mkdir(files, { recursive: true, mode: 0o700 });
  await mkdir(info, { recursive: true, mode: 0o700 });
  const shown = trash.top === null ? file : path.relative(trash.top, file);
  const note = `[Trash Info]\nPath=${encodePath(shown)}\nDeletionDate=${localTime(new Date())}\n`;
  const { name, noteFile } = await writeNote(info, path.basename(file), note);
  try {
    await rename(file, path.join(files, name));
  } catch (error) {
    await rm(noteFile);
    throw error;
  }
}

/** Takes a name that is still free in the trash: whoever makes the note has it. */
async function writeNote(
  folder: string,
  wanted: string,
  note: string,
): Promise<{ readonly name: string; readonly noteFile: string }> {
  const { name: stem, ext } = path.parse(wanted);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${stem}.${number}${ext}`;
    const noteFile = path.join(folder, `${name}.trashinfo`);
    try {
      const handle = await open(noteFile, 'wx', 0o600);
      await handle.writeFile(note);
      await handle.close();
      return { name, noteFile };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

async function trashFor(file: string): Promise<Trash> {
  const { dev } = await lstat(file);
  const home = process.env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share');
  await mkdir(home, { recursive: true });
  if ((await stat(home)).dev === dev) return { folder: path.join(home, 'Trash'), top: null };
  const top = await topFolder(path.dirname(file), dev);
  const user = String(process.getuid?.() ?? 0);
  const shared = path.join(top, '.Trash');
  const folder = (await isSharedTrash(shared)) ? path.join(shared, user) : path.join(top, `.Trash-${user}`);
  return { folder, top };
}

/** The folder in which a disk is mounted. */
async function topFolder(folder: string, device: number): Promise<string> {
  const parent = path.dirname(folder);
  if (parent === folder || (await stat(parent)).dev !== device) return folder;
  return topFolder(parent, device);
}

/** A trash for all users has to be a real folder with the sticky bit. */
async function isSharedTrash(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    return found.isDirectory() && (found.mode & 0o1000) !== 0;
  } catch {
    return false;
  }
}

function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** Local time without zone, as in 2026-01-31T09:05:00. */
function localTime(time: Date): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const day = `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
  return `${day}T${pad(time.getHours())}:${pad(time.getMinutes())}:${pad(time.getSeconds())}`;
}
