import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { IntakeReport } from '../domain/project-view.ts';
import type { Project } from '../project/project.ts';
import type { Projects } from '../projects/projects.ts';

/** A project that was just made, and what became of the files for it. */
export interface NewProject {
  readonly project: Project;
  readonly intake: IntakeReport;
}

/**
 * Makes a project of documents.
 *
 * @param paths files and folders; at least one
 * @param folder where the project file is to lie
 * @throws what making a project and taking files throw; the new project is thrown away then
 */
export async function makeProject(
  projects: Projects,
  name: string,
  paths: readonly string[],
  folder: string,
): Promise<NewProject> {
  const project = await projects.create(name, folder);
  try {
    return { project, intake: await project.documents.add(paths) };
  } catch (error) {
    await project.close();
    await projects.delete(project.file);
    throw error;
  }
}

/** The folder that gives its name to a project made of some paths: the first among them, else that of the files. */
export async function namingFolder(paths: readonly string[]): Promise<string> {
  for (const path of paths) if (await isFolder(path)) return path;
  return dirname(paths[0] ?? '');
}

/** The name of a project made of a folder. */
export function nameAfter(folder: string): string {
  // The root of a disk has no name.
  return basename(folder).trim().slice(0, 200) || folder;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
