import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import { ActionableError } from '../domain/errors.ts';

/**
 * Reads a small file of the app's own.
 *
 * @returns null where there is none, where it cannot be read, and where it holds something else
 */
export async function readJsonFile<Value>(file: string, schema: z.ZodType<Value>): Promise<Value | null> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // What it holds are conveniences: without them the app starts as if it were new.
    return null;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Writes a small file so that a reader sees all of the old or all of the new content, also after a power cut.
 *
 * @throws ActionableError `cannot-write`; the old file is whole and no temporary file is left
 */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeDurably(temporary, `${JSON.stringify(value, null, 2)}\n`);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new ActionableError(
      'cannot-write',
      `"${basename(file)}" in the data folder of the app could not be written. It is as it was.`,
      'Check that there is room on the disk and that the folder is writable.',
      { cause: error, values: { file: basename(file) } },
    );
  }
}

/** Writes a new file and waits until it is on the disk. */
async function writeDurably(file: string, content: string): Promise<void> {
  // What a person does with the app is nobody else's business.
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
