import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openProject } from './project/open-project.ts';
import type { WorkSettings } from './project/open-project.ts';
import type { Project } from './project/project.ts';
import { createProjects } from './projects/create-projects.ts';
import type { ProjectsContext } from './projects/create-projects.ts';
import { PROJECT_SUFFIX } from './projects/file-name.ts';
import type { Projects } from './projects/projects.ts';

/** What the app is put together from. */
export type AppContext = ProjectsContext;

/** The program without a window: what the desktop app, the command line and the tests all start. */
export interface App {
  readonly projects: Projects;
  /** Opens a project file, made new if there is none at that place. */
  openOrCreateProject(file: string, settings?: WorkSettings): Promise<Project>;
  /** Opens a project that is kept in a temporary folder and removed when it is closed. */
  openTemporaryProject(name: string, settings?: WorkSettings): Promise<Project>;
}

/** Puts the program together. */
export function createApp(context: AppContext): App {
  const projects = createProjects(context);
  return {
    projects,
    openOrCreateProject: (file, settings) =>
      projects.openFile(file, basename(file, PROJECT_SUFFIX), settings),
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
  };
}
