import { basename, resolve } from 'node:path';
import type { App } from '../app.ts';
import type { WorkSettings } from '../project/open-project.ts';
import type { Project } from '../project/project.ts';

/**
 * Opens the project of a command, does the work and closes it again, also after an error.
 *
 * @param file the project file, made new if there is none; undefined for a temporary project
 * @param folder the folder that the command works on; names a temporary project
 */
export async function withProject<Result>(
  app: App,
  file: string | undefined,
  folder: string,
  settings: WorkSettings,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const project =
    file === undefined
      ? await app.openTemporaryProject(basename(resolve(folder)), settings)
      : await app.openOrCreateProject(resolve(file), settings);
  try {
    return await work(project);
  } finally {
    await project.close();
  }
}

/** The same on a project file that must exist. */
export async function withExistingProject<Result>(
  app: App,
  file: string,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const project = await app.projects.open(resolve(file));
  try {
    return await work(project);
  } finally {
    await project.close();
  }
}
