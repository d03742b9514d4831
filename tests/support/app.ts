import { onTestFinished } from 'vitest';
import { createApp } from '../../src-main/app.ts';
import type { App } from '../../src-main/app.ts';
import type { Project } from '../../src-main/project/project.ts';
import { threadFilesBeside } from '../../src-main/thread-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const THREAD_FILES = threadFilesBeside(new URL('../../src-main/cli.ts', import.meta.url).href);

/** The program as it is put together for the command line, with a data folder of its own. */
export function appWith(dataFolder: string): App {
  return createApp({
    program: 'test',
    threadFiles: THREAD_FILES,
    dataFolder,
    now: () => new Date(),
    onWarning: (message) => {
      throw new Error(message);
    },
  });
}

/** Opens a project as the program does, made new if there is none, until the test ends. */
export async function openProjectOf(file: string): Promise<Project> {
  const project = await appWith(temporaryFolder()).openOrCreateProject(file, { concurrency: 2 });
  onTestFinished(() => project.close());
  return project;
}
