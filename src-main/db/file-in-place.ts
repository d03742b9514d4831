import { basename } from 'node:path';
import { ActionableError } from '../domain/errors.ts';
import { readableFileError } from './file-errors.ts';
import { fileIdentity } from './file-identity.ts';

/**
 * Makes the check whether the file that is at a path now is still there. SQLite goes on writing to a file that was
 * deleted or replaced, and all of it would be lost.
 *
 * @returns throws ActionableError `project-missing` when it is not
 */
export function inPlaceCheck(file: string): () => void {
  const opened = fileIdentity(file);
  return () => {
    let present: string | undefined;
    try {
      present = fileIdentity(file);
    } catch (error) {
      throw readableFileError(error, file);
    }
    if (present === opened) return;
    throw new ActionableError(
      'project-missing',
      'The project file was replaced by another one while it was open. Nothing was written to either since.',
      'Close the project and open it again.',
      { values: { file: basename(file) } },
    );
  };
}
