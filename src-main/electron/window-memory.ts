import { z } from 'zod';
import type { LastPlaces } from '../ipc/ports.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** How many projects are remembered. */
const MOST_PROJECTS = 50;

/** How long to wait for more before the file is written, in milliseconds: moving a window tells many places. */
const WRITE_DELAY_MS = 500;

const placementSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }),
  isMaximized: z.boolean(),
});

/** Where a window is, and where it goes back to when it is no longer maximised. */
export type Placement = z.infer<typeof placementSchema>;

const memorySchema = z.object({
  /** The project that the last window showed. */
  lastProject: z.string().nullable(),
  /** By project file; an empty name stands for the list of projects. The one that changed last comes last. */
  placements: z.array(z.tuple([z.string(), placementSchema])),
  /** The same with where in a project one left off. */
  lastPlaces: z.array(z.tuple([z.string(), z.string()])).default([]),
});

/** Remembers from start to start where windows were and what they showed. */
export interface WindowMemory extends LastPlaces {
  readonly lastProject: string | null;
  /** Where the window of a project was; where the last window was, if that project never had one. */
  placementFor(file: string | null): Placement | null;
  /** Remembers a project to open at the next start, or that it was the list. */
  keepProject(file: string | null): void;
  keepPlacement(file: string | null, placement: Placement): void;
  /** Writes at once what is not written yet. */
  save(): Promise<void>;
}

/**
 * @param file absolute path; without a file that can be read nothing is remembered
 * @param onError hears why the file could not be written
 */
export async function openWindowMemory(
  file: string,
  onError: (error: unknown) => void,
): Promise<WindowMemory> {
  const stored = await readJsonFile(file, memorySchema);
  let lastProject = stored?.lastProject ?? null;
  const placements = new Map(stored?.placements ?? []);
  const lastPlaces = new Map(stored?.lastPlaces ?? []);
  let timer: NodeJS.Timeout | undefined;
  let lastWrite: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    lastWrite = lastWrite.then(() =>
      writeJsonFile(file, {
        lastProject,
        placements: [...placements].slice(-MOST_PROJECTS),
        lastPlaces: [...lastPlaces].slice(-MOST_PROJECTS),
      }).catch(onError),
    );
    return lastWrite;
  };
  const writeSoon = (): void => {
    timer ??= setTimeout(() => void write(), WRITE_DELAY_MS);
  };
  return {
    get lastProject() {
      return lastProject;
    },
    placementFor: (project) => placements.get(project ?? '') ?? [...placements.values()].at(-1) ?? null,
    keepProject: (project) => {
      if (project === lastProject) return;
      lastProject = project;
      writeSoon();
    },
    keepPlacement: (project, placement) => {
      placements.delete(project ?? '');
      placements.set(project ?? '', placement);
      writeSoon();
    },
    lastPlace: (project) => lastPlaces.get(project) ?? null,
    keepPlace: (project, place) => {
      lastPlaces.delete(project);
      lastPlaces.set(project, place);
      writeSoon();
    },
    save: () => (timer === undefined ? lastWrite : write()),
  };
}
