import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isProjectFile } from '../ipc/projects.ts';

/**
 * The project files and folders among the arguments of a start, as when a person opens a file with the app.
 *
 * @param argv the whole command line, the program first
 * @param workingFolder what relative paths are relative to
 * @param appFolder where the app itself lies: during development it is one of the arguments
 * @returns absolute paths
 */
export function pathsInArguments(
  argv: readonly string[],
  workingFolder: string,
  appFolder: string,
): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, argument))
    .filter((path) => path !== resolve(appFolder) && (isProjectFile(path) || isFolder(path)));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
