import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../exchange/write-file-atomically.ts';

const registeredProjectSchema = z.object({
  /** Absolute path of the project file. */
  file: z.string(),
  /** When it was last opened; UTC, ISO 8601. */
  openedAt: z.string(),
});

/** A project file that was opened on this machine. */
export type RegisteredProject = z.infer<typeof registeredProjectSchema>;

/**
 * The list of project files in the app's data folder. Each project has a small file of its own there, so
 * that two programs that open projects at once cannot lose each other's lines.
 */
export interface ProjectRegistry {
  remember(project: RegisteredProject): Promise<void>;
  /** Takes a project off the list. The project file itself is left alone. */
  forget(file: string): Promise<void>;
  has(file: string): Promise<boolean>;
  /** All remembered projects, the last opened first. */
  list(): Promise<readonly RegisteredProject[]>;
}

/**
 * @param dataFolder the app's data folder; made when the first project is remembered
 */
export function projectRegistry(dataFolder: string): ProjectRegistry {
  const folder = join(dataFolder, 'projects');
  const placeOf = (file: string): string =>
    join(folder, `${createHash('sha256').update(file).digest('hex').slice(0, 32)}.json`);
  return {
    remember: async (project) => {
      await mkdir(folder, { recursive: true });
      await writeFileAtomically(placeOf(project.file), `${JSON.stringify(project)}\n`);
    },
    forget: (file) => rm(placeOf(file), { force: true }),
    has: async (file) => (await readLine(placeOf(file))) !== null,
    list: async () => {
      const projects: RegisteredProject[] = [];
      for (const name of await namesIn(folder)) {
        if (!name.endsWith('.json')) continue;
        const project = await readLine(join(folder, name));
        if (project !== null) projects.push(project);
      }
      return projects.sort(
        (left, right) => compare(right.openedAt, left.openedAt) || compare(left.file, right.file),
      );
    },
  };
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads what is remembered in a file; null where it is gone or is none of ours. */
async function readLine(file: string): Promise<RegisteredProject | null> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    // Forgotten by another program in this very moment.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A line that some other program has damaged is passed over: the project file is not touched by that. */
function parse(json: string): RegisteredProject | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const result = registeredProjectSchema.safeParse(value);
  return result.success ? result.data : null;
}
