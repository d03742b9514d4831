import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectRegistry } from './project-registry.ts';
import type { RegisteredProject } from './project-registry.ts';
import { openProject } from './project.ts';
import type { ProgramContext, Project, WorkSettings } from './project.ts';

/** Suffix of project files. */
export const PROJECT_SUFFIX = '.genglossary';

/** What the app is put together from. */
export interface AppContext extends ProgramContext {
  /** Folder for what belongs to the person rather than to a project. */
  readonly dataFolder: string;
  /** Hears of what went wrong beside the work, such as a data folder that cannot be written. */
  readonly onWarning: (message: string) => void;
}

/** The program without a window: what the desktop app, the command line and the tests all start. */
export interface App {
  /** Opens a project file. Throws ActionableError when it is missing or cannot be opened. */
  openProject(file: string, settings?: WorkSettings): Promise<Project>;
  /** Opens a project file, made new if there is none at that place. */
  openOrCreateProject(file: string, settings?: WorkSettings): Promise<Project>;
  /** Opens a project that is kept in a temporary folder and removed when it is closed. */
  openTemporaryProject(name: string, settings?: WorkSettings): Promise<Project>;
  /** The project files that were opened on this machine, the last one first. */
  listProjects(): Promise<readonly RegisteredProject[]>;
}

/** Puts the program together. */
export function createApp(context: AppContext): App {
  const registry = projectRegistry(context.dataFolder);
  const open = async (file: string, newName: string | null, settings?: WorkSettings): Promise<Project> => {
    const project = await openProject(file, newName, context, settings);
    try {
      await registry.remember({ file, openedAt: context.now().toISOString() });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      context.onWarning(`The list of recent projects could not be brought up to date: ${reason}`);
    }
    return project;
  };
  return {
    openProject: (file, settings) => open(file, null, settings),
    openOrCreateProject: (file, settings) => open(file, basename(file, PROJECT_SUFFIX), settings),
    openTemporaryProject: async (name, settings) => {
      const folder = await mkdtemp(join(tmpdir(), 'genglossary-'));
      const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
      try {
        const file = join(folder, `project${PROJECT_SUFFIX}`);
        const project = await openProject(file, name, context, settings);
        const close = async (): Promise<void> => {
          await project.close();
          await remove();
        };
        return { ...project, close };
      } catch (error) {
        await remove();
        throw error;
      }
    },
    listProjects: () => registry.list(),
  };
}
