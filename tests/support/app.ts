import { onTestFinished } from 'vitest';
import type { App } from '../../src-main/app.ts';
import type { Project } from '../../src-main/project/project.ts';
import { newApp } from './new-app.ts';
import { temporaryFolder } from './temporary-folder.ts';

export { THREAD_FILES } from './new-app.ts';

/** The program as it is put together for the command line, with a data folder of its own. */
export function appWith(dataFolder: string): App {
  return newApp(dataFolder);
}

/** Opens a project as the program does, made new if there is none, until the test ends. */
export async function openProjectOf(file: string): Promise<Project> {
  const project = await appWith(temporaryFolder()).openOrCreateProject(file, { concurrency: 2 });
  onTestFinished(() => project.close());
  return project;
}
