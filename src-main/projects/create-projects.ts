import { existsSync, lstatSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createBackups } from '../backups/backups.ts';
import { backupsFolder } from '../db/backup-files.ts';
import { readableFileError } from '../db/file-errors.ts';
import { fileIdentity } from '../db/file-identity.ts';
import type { Placement } from '../db/file-tasks.ts';
import { projectInUse } from '../db/project-in-use.ts';
import { startProjectFiles } from '../db/project-files.ts';
import { NOT_SOUND } from '../db/restore.ts';
import { whileHeld } from '../db/while-held.ts';
import { ActionableError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import type { ProgramContext, WorkSettings } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';
import { withoutGoneRun } from '../project/without-gone-run.ts';
import { sentenceOf } from '../runs/sentence-of.ts';
import { projectFileName } from './file-name.ts';
import { FileQueue } from './file-queue.ts';
import { OpenedProjects } from './opened-projects.ts';
import type { Projects } from './projects.ts';
import { projectRegistry } from './registry.ts';
import { Summaries } from './summaries.ts';

/** How long a deletion can be taken back where the context does not say, in milliseconds. */
const DELETE_DELAY_MS = 10_000;

const COPIED: Message = { code: 'project-copied', values: {} };
const IN_BACKUP: Message = { code: 'in-backup', values: {} };

/** What the list of projects works with. */
export interface ProjectsContext extends ProgramContext {
  /** Folder for what belongs to the person rather than to a project. */
  readonly dataFolder: string;
  /** Hears of what went wrong beside the work, such as a data folder that cannot be written. */
  readonly onWarning: (message: string) => void;
  /** Moves a file into the system's bin. Without one, projects cannot be deleted. */
  readonly moveToBin?: (file: string) => Promise<void>;
  /** How long a deletion can be taken back, in milliseconds; ten seconds by default. */
  readonly deleteDelay?: number;
}

/** The list of projects, and a way to open projects that need not be on it yet. */
export interface ProjectsOfProgram extends Projects {
  /**
   * Opens a project file and puts it on the list.
   *
   * @param file absolute path
   * @param newName name of the project if there is no file yet and one is to be made; null to open only
   */
  openFile(file: string, newName: string | null, settings?: WorkSettings): Promise<Project>;
}

/** A project that is off the list and whose file is still at its place. */
interface Deletion {
  readonly file: string;
  readonly timer: NodeJS.Timeout;
}

/** Puts the list of projects together. */
export function createProjects(context: ProjectsContext): ProjectsOfProgram {
  const { now, onWarning, moveToBin } = context;
  const registry = projectRegistry(context.dataFolder);
  const files = startProjectFiles(context.threadFiles.files);
  const interruption = { reason: sentenceOf(IN_BACKUP), reasonDetails: IN_BACKUP };
  const copied = { reason: sentenceOf(COPIED), reasonDetails: COPIED };
  const backups = createBackups({ files, now, interruption, onWarning });
  const opened = new OpenedProjects(context, { backups, onWarning });
  const summaries = new Summaries(files, now);
  const queue = new FileQueue();
  /** By real path. */
  const deletions = new Map<string, Deletion>();
  /** Files that are off the list, by the path that they have there. */
  const deletedFiles = (): ReadonlySet<string> => new Set([...deletions.values()].map(({ file }) => file));

  const remember = async (file: string): Promise<void> => {
    try {
      await registry.remember({ file, openedAt: now().toISOString() });
    } catch (error) {
      onWarning(`The list of recent projects could not be brought up to date: ${textOf(error)}`);
    }
  };

  const openFile = (file: string, newName: string | null, settings?: WorkSettings): Promise<Project> =>
    queue.run(file, async (realPath) => {
      // Whoever opens a project wants it.
      takeBack(realPath);
      const project = await opened.open(file, realPath, newName, settings);
      await remember(file);
      return project;
    });

  /** Takes a deletion back; tells whether there was one. */
  const takeBack = (realPath: string): boolean => {
    clearTimeout(deletions.get(realPath)?.timer);
    return deletions.delete(realPath);
  };

  /** Finds a free name in a folder for a file that `place` makes. */
  const placeFreely = async (
    name: string,
    folder: string,
    place: (file: string) => Promise<Placement>,
  ): Promise<string> => {
    for (let number = 1; ; number += 1) {
      const file = join(folder, projectFileName(name, number));
      // Backups without their file are of a project that somebody may want back.
      if (!existsSync(backupsFolder(file)) && (await place(file)) === 'created') return file;
    }
  };

  /** Refuses what must not happen while anybody works with a file. */
  const assertAtRest = async (file: string, realPath: string): Promise<void> => {
    if (opened.isOpen(realPath)) throw projectInUse(file);
    const { isOpenElsewhere } = await withoutGoneRun(file, now, (gone) =>
      files.perform<'use'>({ kind: 'use', file, gone }),
    );
    if (isOpenElsewhere) throw projectInUse(file);
  };

  /** Moves a project file and then its backups into the bin, while nobody can start a run on it. */
  const discard = async (file: string, moveAway: (path: string) => Promise<void>): Promise<void> => {
    // Where a link is deleted, the file that it leads to stays, and so do its backups.
    const folder = lstatSync(file).isSymbolicLink() ? null : backupsFolder(file);
    const moveFile = (): Promise<void> => moveAway(file);
    // Windows moves no file that somebody has open, the holder of its lock included.
    if (process.platform === 'win32') await moveFile();
    else await withoutGoneRun(file, now, (gone) => whileHeld(files, file, gone, moveFile));
    await registry.forget(file);
    if (folder === null || !existsSync(folder)) return;
    try {
      await moveAway(folder);
    } catch (error) {
      onWarning(`The backups of "${basename(file)}" were not moved into the bin: ${textOf(error)}`);
    }
  };

  /** Refuses to put another file in the place of one that cannot be opened while anybody has it open. */
  const assertReplaceable = async (file: string, realPath: string): Promise<void> => {
    try {
      await assertAtRest(file, realPath);
    } catch (error) {
      // What is the matter with it is the reason to replace it.
      if (!(error instanceof ActionableError) || !NOT_SOUND.includes(error.code)) throw error;
    }
  };

  const carryOut = (file: string): Promise<void> =>
    queue.run(file, async (realPath) => {
      const deletion = deletions.get(realPath);
      if (deletion === undefined || moveToBin === undefined) return;
      clearTimeout(deletion.timer);
      try {
        await assertAtRest(file, realPath);
        await discard(file, moveToBin);
      } catch (error) {
        onWarning(`"${basename(file)}" was not deleted and is on the list again: ${textOf(error)}`);
      } finally {
        deletions.delete(realPath);
      }
    });

  return {
    openFile,
    open: (file) => openFile(file, null),

    list: async () => {
      const deleted = deletedFiles();
      const listed = (await registry.list()).filter(({ file }) => !deleted.has(file));
      summaries.keepOnly(new Set(listed.map(({ file }) => file)));
      return Promise.all(listed.map((project) => summaries.listed(project)));
    },

    has: async (file) => !deletedFiles().has(file) && registry.has(file),

    create: async (name, folder) => {
      const at = now().toISOString();
      const file = await placeFreely(name, folder, async (place) => {
        await makeFolder(place);
        return (await files.perform<'create'>({ kind: 'create', file: place, name, at })).placement;
      });
      return openFile(file, null);
    },

    rename: (file, name) =>
      queue.run(file, async () => {
        await withoutGoneRun(file, now, (gone) =>
          files.perform<'rename'>({ kind: 'rename', file, name, gone }),
        );
      }),

    clone: (file, name) =>
      queue.run(file, async () => {
        const copy = {
          name,
          at: now().toISOString(),
          ...copied,
        };
        const target = await placeFreely(
          name,
          dirname(file),
          async (place) =>
            (await files.perform<'copy'>({ kind: 'copy', file, target: place, copy, onExisting: 'leave' }))
              .placement,
        );
        await remember(target);
        return summaries.listed({ file: target, openedAt: copy.at });
      }),

    saveCopy: (file, target) =>
      queue.run(target, async (realTarget) => {
        if (isSameFile(file, realTarget)) throw isTheProject(target);
        // The journal of the file there would be taken for the copy's.
        if (opened.isOpen(realTarget) || existsSync(`${realTarget}-wal`)) throw projectInUse(target);
        const copy = { name: null, at: now().toISOString(), ...copied };
        await files.perform<'copy'>({ kind: 'copy', file, target: realTarget, copy, onExisting: 'replace' });
      }),

    backups: (file) => backups.list(file),
    previewBackup: (file, name) => backups.preview(file, name),
    backUp: (file) => queue.run(file, () => backups.make(file)),
    restore: (file, name) =>
      queue.run(file, async (realPath) => {
        const outcome = await withoutGoneRun(file, now, (gone) => backups.restore(file, name, gone));
        if (outcome === 'restored') return;
        await assertReplaceable(file, realPath);
        await backups.restoreInPlace(realPath, name);
      }),

    delete: (file) =>
      queue.run(file, async (realPath) => {
        if (moveToBin === undefined) throw new Error('This program has no bin to move files into.');
        if (deletions.has(realPath)) return;
        await assertAtRest(file, realPath);
        const timer = setTimeout(() => void carryOut(file), context.deleteDelay ?? DELETE_DELAY_MS);
        deletions.set(realPath, { file, timer });
      }),

    undoDelete: (file) =>
      queue.run(file, async (realPath) => {
        if (takeBack(realPath) || (await registry.has(file))) return;
        throw new ActionableError(
          'project-missing',
          `"${basename(file)}" is in the bin of the system already.`,
          'Take it out of the bin and open it again.',
          { values: { file: basename(file) } },
        );
      }),

    forget: (file) =>
      queue.run(file, async (realPath) => {
        takeBack(realPath);
        await registry.forget(file);
      }),

    close: async () => {
      await Promise.all([...deletions.values()].map(({ file }) => carryOut(file)));
      await files.close();
    },
  };
}

async function makeFolder(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw readableFileError(error, file);
  }
}

function isSameFile(file: string, other: string): boolean {
  return existsSync(file) && existsSync(other) && fileIdentity(file) === fileIdentity(other);
}

function isTheProject(target: string): ActionableError {
  return new ActionableError(
    'project-exists',
    `"${basename(target)}" is the project itself. It was not changed.`,
    'Choose another name.',
    { values: { file: basename(target) } },
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
